import { array, assert, constantFrom, property } from 'fast-check';
import { expect, test } from 'vitest';
import { qualify } from '#pipeline/stages/qualify';
import { MODALITIES } from '#schemas/vocabulary';
import { read } from './engine.js';

const WORDS =
  'Poland Seoul Reuters Jane Doe will would not never to be been have had signed sign paying pay $5 million if unless , . ; : ( ) “ ” " and or but who which that said told according to citing demanded offered estimated at denied reports of failed agreed plans is was May may after before a the officials statement'.split(
    ' ',
  );
const known: ReadonlySet<string> = new Set(MODALITIES);

test('any order of words has an answer, the same one twice, within its sentence', () => {
  assert(
    property(array(constantFrom(...WORDS), { minLength: 1, maxLength: 60 }), (words) => {
      const { document, mentions } = read(words.join(' '));
      const [one, two] = [qualify(document, mentions), qualify(document, mentions)];
      for (const { index, first, last } of document.sentences) {
        for (let i = last - 1; i >= first; i--) {
          const target = { sentence: index, first: i, last: i + 1 };
          const group = one.verbGroupAt(index, i);
          expect(known.has(one.modalityOf(target).modality) && known.has(group.modality)).toBe(true);
          expect(group.start >= first && group.start <= i + 6).toBe(true);
          const said = one.attributionOf(target);
          if (said?.span) expect(document.text.slice(said.span.start, said.span.end)).toBe(said.source);
          expect(two.attributionOf(target)).toEqual(said);
          expect(two.verbGroupAt(index, i)).toEqual(group);
        }
      }
    }),
    { numRuns: 60, seed: 5 },
  );
});
