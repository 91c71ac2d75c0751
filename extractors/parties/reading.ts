import { type Found, isMarker, type MarkerKind, type Party } from '#extractors/parties/values';
import { type Document, type Sentence, SHAPE } from '#schemas/document';
import type { PartyValue } from '#schemas/mention';

/** A document with what the lexicons found in it: at most one mention covers a token. */
export type Reading = {
  readonly document: Document;
  readonly found: readonly Found[];
  /** Index in `found` of the mention that covers a token, -1 where none does. */
  readonly cover: Int32Array;
};

export function readingOf(document: Document, found: readonly Found[]): Reading {
  const cover = new Int32Array(document.tokens.count).fill(-1);
  found.forEach(({ first, last }, index) => {
    cover.fill(index, first, last);
  });
  return { document, found, cover };
}

/** The token as written. */
export function rawAt({ document: { text, tokens } }: Reading, at: number): string {
  return at >= 0 && at < tokens.count ? text.slice(tokens.start[at], tokens.end[at]) : '';
}

/** The token case-folded; "" outside the text. */
export function wordAt({ document: { words } }: Reading, at: number): string {
  return at >= 0 && at < words.length ? (words[at] as string) : '';
}

export function textOf({ document: { text, tokens } }: Reading, first: number, last: number): string {
  const printed = text.slice(tokens.start[first], tokens.end[last - 1]);
  return /[^\S ]| {2}/.test(printed) ? printed.replace(/\s+/g, ' ') : printed;
}

/** The mention that covers a token, null where none does. */
export function coverAt({ found, cover }: Reading, at: number): Found | null {
  const index = at >= 0 && at < cover.length ? (cover[at] as number) : -1;
  return index < 0 ? null : (found[index] as Found);
}

/** The party that covers a token, null where none does. */
export function partyAt(reading: Reading, at: number): PartyValue | null {
  const value = coverAt(reading, at)?.value;
  return value === undefined || isMarker(value) ? null : value;
}

/** The marker that covers a token, null where none does. */
export function markerAt(reading: Reading, at: number): MarkerKind | null {
  const value = coverAt(reading, at)?.value;
  return value !== undefined && isMarker(value) ? value.marker : null;
}

export function shapeAt({ document: { tokens } }: Reading, at: number): number {
  return at >= 0 && at < tokens.count ? (tokens.shape[at] as number) : SHAPE.symbol;
}

/** A word that begins with a capital letter. */
export function isCapital(reading: Reading, at: number): boolean {
  return (shapeAt(reading, at) & SHAPE.initial) !== 0;
}

export function isGlued(reading: Reading, at: number): boolean {
  return (shapeAt(reading, at) & SHAPE.glued) !== 0;
}

/** A party mention over tokens. */
export function mentionOver(
  reading: Reading,
  sentence: Sentence,
  first: number,
  last: number,
  rule: string,
  value: PartyValue,
): Party {
  const { tokens } = reading.document;
  const inner = coversOf(reading, first, last);
  return {
    kind: 'party',
    rule,
    sentence: sentence.index,
    first,
    last,
    start: tokens.start[first] as number,
    end: tokens.end[last - 1] as number,
    value,
    parts: inner.flatMap((mention) => {
      if (isMarker(mention.value) || mention.value.type !== 'state') return [];
      const { start, end } = mention;
      const kind = mention.value.form === 'name' ? 'state' : mention.value.form;
      return [
        {
          role: 'owner',
          kind,
          start,
          end,
          first: mention.first,
          last: mention.last,
          value: mention.value.country,
          mention: null,
        },
      ];
    }),
  };
}

/** The mentions that cover any of some tokens, each once. */
function coversOf(reading: Reading, first: number, last: number): Found[] {
  const covers: Found[] = [];
  for (let at = first; at < last; at++) {
    const cover = coverAt(reading, at);
    if (cover !== null && cover !== covers.at(-1)) covers.push(cover);
  }
  return covers;
}
