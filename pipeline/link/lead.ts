import type { Scene, Shot } from '#pipeline/link/scene';

const TEXT = new Set(['body', 'quote', 'list-item', 'table']);

/** Headline, dek and the first sentences of the running text. */
export function leadOf({ shots }: Scene, sentences: number): ReadonlySet<Shot> {
  const text = shots.filter(({ sentence }) => TEXT.has(sentence.role));
  return new Set([...shots.filter(({ sentence }) => !TEXT.has(sentence.role)), ...text.slice(0, sentences)]);
}
