import type { Side } from '#pipeline/evaluate/side';
import type { Span } from '#schemas/document';

type Word = Span & { readonly word: string };

/** Words and single marks; white space counts for nothing. */
function words(text: string): readonly Word[] {
  return Array.from(text.matchAll(/[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu), ({ 0: word, index }) => ({
    word,
    start: index,
    end: index + word.length,
  }));
}

/**
 * Spans of one text as spans of another text of the same article (a page as the reader kept it, and as a person would).
 * The words are aligned by their longest common subsequence, over the fact-bearing parts only. A span none of whose
 * words has a partner becomes `{ start: -1, end: -1 }`, which overlaps nothing.
 */
export function mapSpans<T extends Span>(mentions: readonly T[], from: Side, to: Side): readonly T[] {
  if (from.text === to.text || !mentions.length) return mentions;
  const inFacts = ({ start, end }: Word) =>
    !from.facts.length || from.facts.some((fact) => start < fact.end && end > fact.start);
  const a = words(from.text).filter(inFacts);
  const partners = align(a, words(to.text));
  return mentions.map((mention) => {
    const hits = a.flatMap(({ start, end }, i) => {
      const partner = partners[i];
      return partner && start < mention.end && end > mention.start ? [partner] : [];
    });
    return { ...mention, start: hits[0]?.start ?? -1, end: hits.at(-1)?.end ?? -1 };
  });
}

/** For each word of `a` its partner in `b`, or null. */
function align(a: readonly Word[], b: readonly Word[]): readonly (Word | null)[] {
  const width = b.length + 1;
  const lengths = commonLengths(a, b, width);
  const length = (i: number, j: number) => lengths[i * width + j] ?? 0;
  const partners: (Word | null)[] = a.map(() => null);
  let [i, j] = [0, 0];
  while (i < a.length && j < b.length) {
    if (a[i]?.word === b[j]?.word) partners[i++] = b[j++] ?? null;
    else if (length(i + 1, j) >= length(i, j + 1)) i++;
    else j++;
  }
  return partners;
}

/** Length of the longest common subsequence of each pair of suffixes, row by row. */
function commonLengths(a: readonly Word[], b: readonly Word[], width: number): Uint32Array {
  const lengths = new Uint32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--) {
      const below = lengths[(i + 1) * width + j] ?? 0;
      const beside = lengths[i * width + j + 1] ?? 0;
      const both = lengths[(i + 1) * width + j + 1] ?? 0;
      lengths[i * width + j] = a[i]?.word === b[j]?.word ? both + 1 : Math.max(below, beside);
    }
  return lengths;
}
