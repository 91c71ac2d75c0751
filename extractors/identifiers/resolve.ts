import type { Configure, Entry } from '#schemas/extractor';
import { scanIdentifiers } from './scan.js';

/** Finds contract numbers and the like by their shape and by the words that announce them. */
export const configure: Configure = (lexicon) => {
  const words = (group: string, only?: string) =>
    new Set(
      Object.entries(lexicon[group] ?? {}).flatMap(([key, entry]) => (only && key !== only ? [] : formsOf(entry))),
    );
  const announcers = { papers: words('paper'), modifications: words('paper', 'modification'), marks: words('mark') };
  return { scan: (document) => scanIdentifiers(document, announcers) };
};

const formsOf = (entry: Entry): readonly string[] =>
  Array.isArray(entry) ? entry : (entry as { forms: readonly string[] }).forms;
