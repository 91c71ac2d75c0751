import type { Span } from '#schemas/document';
import type { CueValue, Mention } from '#schemas/mention';
import type { Attribution } from '#schemas/record';
import type { Modality } from '#schemas/vocabulary';

/** Tokens of a sentence about which something is asked. */
export type Target = { readonly sentence: number; readonly first: number; readonly last: number };

export type VerbGroup = {
  /** First token of the group (auxiliaries included). */
  readonly start: number;
  readonly modality: Modality;
  readonly negated: boolean;
  readonly passive: boolean;
  readonly tense: 'past' | 'present' | 'future' | 'infinitive' | 'participle';
  readonly cue: Mention<CueValue> | null;
};

/** How surely, and on whose word, something stands in the text. */
export type Qualifier = {
  readonly modalityOf: (target: Target) => { readonly modality: Modality; readonly cue: Mention<CueValue> | null };
  readonly verbGroupAt: (sentence: number, head: number) => VerbGroup;
  /** Null for the author's own voice. */
  readonly attributionOf: (target: Target) => (Attribution & { readonly span: Span | null }) | null;
};
