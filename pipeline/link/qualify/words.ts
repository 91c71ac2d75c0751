import type { Document, Sentence } from '#schemas/document';

/** The words of one sentence, case-folded, read by document token index; "" outside the sentence. */
export type Words = {
  readonly sentence: Sentence;
  readonly at: (token: number) => string;
  /** Whether the token begins with a capital letter. */
  readonly isCapital: (token: number) => boolean;
};

export function wordsOf({ text, tokens }: Document, sentence: Sentence): Words {
  const { first, last } = sentence;
  const words: string[] = [];
  for (let i = first; i < last; i++) words.push(folded(text.slice(tokens.start[i], tokens.end[i])));
  return {
    sentence,
    at: (token) => words[token - first] ?? '',
    isCapital: (token) => token >= first && token < last && ((tokens.shape[token] as number) & CAPITAL) !== 0,
  };
}

/** `SHAPE.initial`, as a plain number for the hot path. */
const CAPITAL = 4;

/** Small letters and plain apostrophes: the closed classes that are looked up here hold nothing else. */
function folded(word: string): string {
  const small = word.toLowerCase();
  return small.includes('\u2019') ? small.replaceAll('\u2019', "'") : small;
}
