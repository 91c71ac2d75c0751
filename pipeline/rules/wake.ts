import type { CompiledKind } from '#pipeline/rules/engine';

/**
 * Which kinds have rules that a word, a lexicon group or a mention of a kind sets off: a bit for each kind, so that one
 * look at a token tells whether a kind has anything to try there. Beyond 32 kinds some share a bit.
 */
export type Wake = { readonly words: Int32Array; readonly forms: Int32Array; readonly kinds: Int32Array };

export const bitOf = (kind: number): number => 1 << (kind & 31);

export function wakeOf(
  kinds: readonly Pick<CompiledKind, 'index' | 'byWord' | 'byForm' | 'byKind'>[],
  words: number,
  forms: number,
): Wake {
  const wake = { words: new Int32Array(words), forms: new Int32Array(forms), kinds: new Int32Array(kinds.length) };
  const note = (bits: Int32Array, lists: CompiledKind['byWord'], bit: number): void =>
    lists.forEach((list, id) => {
      if (list !== undefined) bits[id] = (bits[id] as number) | bit;
    });
  for (const { index, byWord, byForm, byKind } of kinds) {
    note(wake.words, byWord, bitOf(index));
    note(wake.forms, byForm, bitOf(index));
    note(wake.kinds, byKind, bitOf(index));
  }
  // A word that nobody knows sets nothing off.
  wake.words[0] = 0;
  return wake;
}
