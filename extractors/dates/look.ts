import type { Draft, Meaning, Point } from '#extractors/dates/draft';
import { wordAt } from '#extractors/dates/words-of';
import { type Document, type Sentence, SHAPE } from '#schemas/document';

/** Words of the lexicon that digits are read beside. */
export type ScanWords = {
  /** Words that make a number no year: before it ("Block", "Resolution") and after it ("troops"). */
  readonly before: ReadonlySet<string>;
  readonly after: ReadonlySet<string>;
  readonly months: ReadonlyMap<string, number>;
};

/** A date made of digits, and its tokens. */
export type Shape = {
  readonly rule: string;
  readonly draft: Draft;
  readonly first: number;
  readonly last: number;
} | null;
/** Where digits are looked at. */
export type Look = { readonly document: Document; readonly sentence: Sentence; readonly words: ScanWords };

export const drafted = (meaning: Meaning): Draft => ({ meaning, mod: null });
export const point = (values: Point): Meaning => ({ is: 'point', point: values });

export const textAt = ({ document, sentence }: Look, at: number): string =>
  at < sentence.first || at >= sentence.last ? '' : wordAt(document, at);

export function glued({ document }: Look, at: number): boolean {
  return ((document.tokens.shape[at] as number) & SHAPE.glued) !== 0;
}

/** Digits of a token where it has the number of digits asked for, and nothing else. */
export function digits(look: Look, at: number, least: number, most = least): number | null {
  const text = textAt(look, at);
  return text.length >= least && text.length <= most && /^\d+$/.test(text) ? Number(text) : null;
}

/** A mark with a digit glued to it: the number is part of something longer. */
export function goesOn(look: Look, at: number): boolean {
  if (!/^[-/.:]$/.test(textAt(look, at)) || !/^\d/.test(textAt(look, at + 1))) return false;
  return glued(look, at) && glued(look, at + 1);
}
