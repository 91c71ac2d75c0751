import type { Tokens } from '#schemas/document';

const TERMINATORS = '.!?…';

/** Exclusive last-token indexes of the sentences of the tokens `[first, last)`. */
export function splitSentences(text: string, tokens: Tokens, first: number, last: number): number[] {
  const ends: number[] = [];
  for (let i = first; i + 1 < last; i++) {
    const gap = text.slice(tokens.end[i], tokens.start[i + 1]);
    const end = text.charAt((tokens.end[i] as number) - 1);
    if (gap.includes('\n') || (gap !== '' && TERMINATORS.includes(end))) ends.push(i + 1);
  }
  if (last > first) ends.push(last);
  return ends;
}
