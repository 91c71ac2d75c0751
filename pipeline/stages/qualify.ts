import type { Qualifier } from '#pipeline/link/qualifier';
import type { Document } from '#schemas/document';
import type { Mention } from '#schemas/mention';

export function qualify(_document: Document, _mentions: ReadonlyMap<string, readonly Mention[]>): Qualifier {
  return {
    modalityOf: () => ({ modality: 'asserted', cue: null }),
    verbGroupAt: (_, head) => ({
      start: head,
      modality: 'asserted',
      negated: false,
      passive: false,
      tense: 'past',
      cue: null,
    }),
    attributionOf: () => null,
  };
}
