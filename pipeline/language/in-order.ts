import type { Mention } from '#schemas/mention';

/**
 * Looking things up in lists that stand in text order, without walking over all of them: what costs the length of the list
 * for each place of a text costs its square for the whole.
 */

/** Index of the last of some spans, sorted by start, that begins at or before an offset; -1 where none does. */
export function lastBefore(spans: readonly { readonly start: number }[], offset: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle] as { readonly start: number }).start <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Index of the first of some mentions, in text order, that begins at or after a token; their number where none does. */
export function firstFrom(mentions: readonly { readonly first: number }[], token: number): number {
  let low = 0;
  let high = mentions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((mentions[middle] as { readonly first: number }).first < token) low = middle + 1;
    else high = middle;
  }
  return low;
}

const NONE: readonly never[] = [];

/** Lists that are still in use, by sentence: several readers ask for the same one. */
const SORTED = new WeakMap<readonly Mention[], ReadonlyMap<number, readonly Mention[]>>();

/** The mentions of a sentence, in their order. The list is sorted once, so it must not change any more. */
export function inSentence<One extends Mention>(mentions: readonly One[], sentence: number): readonly One[] {
  const known = SORTED.get(mentions);
  if (known !== undefined) return (known.get(sentence) as readonly One[] | undefined) ?? NONE;
  const sorted = bySentence(mentions);
  SORTED.set(mentions, sorted);
  return sorted.get(sentence) ?? NONE;
}

/** Mentions by the index of their sentence, each list in their order. */
export function bySentence<One extends Mention>(mentions: readonly One[]): ReadonlyMap<number, readonly One[]> {
  const sorted = new Map<number, One[]>();
  let list: One[] = [];
  let at = -1;
  for (const mention of mentions) {
    if (mention.sentence !== at) {
      at = mention.sentence;
      list = sorted.get(at) ?? [];
      sorted.set(at, list);
    }
    list.push(mention);
  }
  return sorted;
}
