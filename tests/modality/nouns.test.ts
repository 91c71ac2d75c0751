import { describe, expect, test } from 'vitest';
import { read } from './engine.js';

/** A noun of happening in [[brackets]] and its modality. */
const NOUNS: readonly (readonly [text: string, modality: string])[] = [
  ['The [[signing]] took place in Oslo.', 'asserted'],
  ['The planned [[signing]] in Oslo draws crowds.', 'planned'],
  ['The [[signing]] is planned for June.', 'planned'],
  ['The [[signing]] is due in June.', 'planned'],
  ['The [[signing]] will take place in June.', 'planned'],
  ['[[Deliveries]] are to begin in June.', 'planned'],
  ['[[Deliveries]] could start in June.', 'conditional'],
  ['The [[signing]] and the visit took place in June.', 'asserted'],
  ['The pact holds and allows an [[extension]] if necessary.', 'conditional'],
  ['The [[agreement]] will cover a year, with an extension if necessary.', 'asserted'],
  ['The [[signing]] was held in May and the pact lapses if Norway leaves.', 'asserted'],
  ['The [[signing]] was called off on Monday.', 'denied'],
  ['The [[signing]], planned for Friday, fell through.', 'denied'],
  ['They met ahead of the [[signing]].', 'planned'],
  ['The visit ended without a [[signing]].', 'denied'],
  ['No [[signing]] took place.', 'denied'],
  ['A possible [[extension]] is under study.', 'conditional'],
  ['The pact holds, with the possibility of an [[extension]].', 'conditional'],
  ['They are considering an [[extension]].', 'conditional'],
  ['Norway asked for an [[extension]].', 'demanded'],
  ['Norway proposed an [[extension]].', 'offered'],
  ['Norway rejected an [[extension]].', 'denied'],
  ['Norway denied reports of an [[extension]].', 'denied'],
  ['There was speculation about an [[extension]].', 'denied'],
  ['The [[extension]] takes effect if parliament agrees.', 'conditional'],
  ['Norway will seek an [[extension]].', 'demanded'],
  ['Norway will leave, but the [[extension]] holds.', 'asserted'],
  ['Norway will leave; the [[extension]] holds.', 'asserted'],
  ['Norway may leave, although the [[extension]] holds.', 'asserted'],
  ['Norway may leave, while the [[extension]] holds.', 'asserted'],
  ['Norway could leave because the [[extension]] failed.', 'asserted'],
  ['Not only the [[extension]] pleased Norway.', 'asserted'],
  ['The [[extension]] came into being no later than June.', 'asserted'],
  ['The good will behind the [[extension]] lasted.', 'asserted'],
  ['The [[extension]] of May lasted.', 'asserted'],
];

describe('modality of nouns', () => {
  test.each(NOUNS)('%s', (marked, modality) => {
    const noun = /\[\[(.+)\]\]/.exec(marked)?.[1] as string;
    expect(read(marked.replaceAll(/\[\[|\]\]/g, '')).modality(noun).modality).toBe(modality);
  });
});
