import { phraseBook } from '#pipeline/language/phrase-book';
import type { Configure, Entry, Lexicon } from '#schemas/extractor';
import { scanItems } from './scan.js';

/** Kinds that `scan` reads. */
export const needs = ['number', 'money', 'date'];

/** Finds goods and services that are traded, with their numbers. */
export const configure: Configure = (lexicon) => {
  const knowledge = {
    trigger: phraseBook(lexicon, 'trigger'),
    passive: phraseBook(lexicon, 'passive'),
    praise: phraseBook(lexicon, 'praise'),
    services: wordsOf(lexicon, 'service'),
    goods: wordsOf(lexicon, 'goods'),
  };
  return { scan: (document, earlier) => scanItems(document, earlier, knowledge) };
};

const wordsOf = (lexicon: Lexicon, group: string): Set<string> =>
  new Set(Object.values(lexicon[group] ?? {}).flatMap(formsOf));

const formsOf = (entry: Entry): readonly string[] =>
  Array.isArray(entry) ? entry : (entry as { forms: readonly string[] }).forms;
