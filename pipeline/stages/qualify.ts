import type { Qualifier } from '#pipeline/link/qualifier';
import { attributionOf } from '#pipeline/link/qualify/attribution';
import { cuesOf } from '#pipeline/link/qualify/cues';
import { modalityOf, verbGroupAt } from '#pipeline/link/qualify/modality';
import type { Document } from '#schemas/document';
import type { Mention, PartyValue } from '#schemas/mention';

/**
 * Says how surely, and on whose word, things stand in a document, by the cues found in it (kind `modality`). Nothing is
 * read before it is asked for, and a sentence only once.
 */
export function qualify(document: Document, mentions: ReadonlyMap<string, readonly Mention[]>): Qualifier {
  const cues = cuesOf(document, mentions.get('modality') ?? []);
  const parties = (mentions.get('party') ?? []) as readonly Mention<PartyValue>[];
  const amounts = new Set((mentions.get('money') ?? []).map(({ first }) => first));
  const attributed = attributionOf(document, cues, parties);
  return {
    modalityOf: (target) => modalityOf(cues(target.sentence), target, amounts.has(target.first)),
    verbGroupAt: (sentence, head) => verbGroupAt(cues(sentence), head),
    attributionOf: attributed,
  };
}
