import type { Document, Sentence } from '#schemas/document';

/** The words of one sentence, case-folded, read by document token index; "" outside the sentence. */
export type Words = {
  readonly sentence: Sentence;
  readonly at: (token: number) => string;
  /** Whether the token begins with a capital letter. */
  readonly isCapital: (token: number) => boolean;
};

export function wordsOf({ tokens, words }: Document, sentence: Sentence): Words {
  const { first, last } = sentence;
  return {
    sentence,
    at: (token) => (token >= first && token < last ? (words[token] as string) : ''),
    isCapital: (token) => token >= first && token < last && ((tokens.shape[token] as number) & CAPITAL) !== 0,
  };
}

/** `SHAPE.initial`, as a plain number for the hot path. */
const CAPITAL = 4;
