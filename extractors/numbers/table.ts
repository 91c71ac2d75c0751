import { addWord, createVocabulary, type Vocabulary, wordAt } from '#pipeline/language/vocabulary';
import type { Document } from '#schemas/document';
import type { Entry, Lexicon } from '#schemas/extractor';

/** What a word does in a number. */
export const CLASS = { none: 0, unit: 1, ten: 2, ordinal: 3, scale: 4, multiple: 5, fraction: 6, part: 7 } as const;

const GROUPS = ['unit', 'ten', 'ordinal', 'scale', 'multiple', 'fraction', 'part'] as const;

/** The lexicon's words, ready for one lookup a token. */
export type NumberWords = {
  readonly vocabulary: Vocabulary;
  /** By word id: its class, and what it counts (a scale: its power of ten). */
  readonly classes: readonly number[];
  readonly values: readonly number[];
  /** First letter and length of any number word, so that most words cost no lookup. */
  readonly likely: Uint8Array;
  /** Letters that may stand glued before a figure. */
  readonly glued: ReadonlySet<string>;
  /** Words after a figure that show it to be an amount. */
  readonly amounts: ReadonlySet<string>;
  /** Of the glued ones, the single letters that need more evidence. */
  readonly letters: ReadonlySet<string>;
};

const LENGTHS = 16;
const LETTER_A = 0x61;
const SMALL = 0x20;

/** Builds the table of number words from the folder's lexicon. */
export function tableOf(lexicon: Lexicon): NumberWords {
  const vocabulary = createVocabulary();
  const classes: number[] = [];
  const values: number[] = [];
  const likely = new Uint8Array(26 * LENGTHS);
  for (const group of GROUPS) {
    for (const entry of Object.values(lexicon[group] ?? {})) {
      for (const form of formsOf(entry)) {
        const id = addWord(vocabulary, form);
        classes[id] = CLASS[group];
        values[id] = numberIn(entry, group === 'scale' ? 'exponent' : 'value');
        likely[(form.charCodeAt(0) - LETTER_A) * LENGTHS + form.length] = 1;
      }
    }
  }
  const glued = lexicon.glued ?? {};
  return {
    vocabulary,
    classes,
    values,
    likely,
    glued: new Set(Object.values(glued).flatMap(formsOf)),
    amounts: new Set(Object.values(lexicon.amount ?? {}).flatMap(formsOf)),
    letters: new Set(glued.letter ? formsOf(glued.letter) : []),
  };
}

function formsOf(entry: Entry): readonly string[] {
  return Array.isArray(entry) ? entry : (entry as { forms: readonly string[] }).forms;
}

function numberIn(entry: Entry, attribute: string): number {
  const value = Array.isArray(entry) ? undefined : (entry as Record<string, unknown>)[attribute];
  if (typeof value !== 'number') throw new Error(`numbers: the entry of “${formsOf(entry)[0]}” has no ${attribute}`);
  return value;
}

/** Id of the number word at token `at`, 0 where it is none. */
export function numberWordAt(table: NumberWords, { text, tokens }: Document, at: number): number {
  if (tokens.word[at] === 0) return 0;
  const start = tokens.start[at] as number;
  const end = tokens.end[at] as number;
  const length = end - start;
  const letter = (text.charCodeAt(start) | SMALL) - LETTER_A;
  if (length >= LENGTHS || letter < 0 || letter > 25 || table.likely[letter * LENGTHS + length] === 0) return 0;
  return wordAt(table.vocabulary, text, start, end);
}
