import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadEngine } from '#pipeline/io/engine';
import { findInText } from '#pipeline/stages/find-in-text';
import type { AgreementValue, IdentifierValue, ItemValue, Mention } from '#schemas/mention';

const engine = await loadEngine();
const WORDS =
  'the a new previous separate two Baltic Security Treaty treaty agreement of on for with and contract contracts order option deal to not sign signed bought 12 tanks million $40 ( ) , . - " SMA (BSA) contract No. 14/20 memorandum understanding aid package in military loan lease Poland Ukraine company'.split(
    ' ',
  );
const salad = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 40 }).map((words) => words.join(' '));

function find<Value>(text: string, kind: string): readonly Mention<Value>[] {
  return (findInText(text, null, engine).get(kind) ?? []) as readonly Mention<Value>[];
}

describe.each(['agreement', 'identifier', 'item'])('%s mentions of any words', (kind) => {
  test('stand in order, apart from each other and inside the text', () => {
    fc.assert(
      fc.property(salad, (text) => {
        let end = 0;
        for (const mention of find(text, kind)) {
          expect(mention.start).toBeGreaterThanOrEqual(end);
          expect(mention.end).toBeGreaterThan(mention.start);
          expect(mention.last).toBeGreaterThan(mention.first);
          end = mention.end;
        }
        expect(end).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 300 },
    );
  });
});

test('names, acronyms, items and identifiers are words of the text', () => {
  fc.assert(
    fc.property(salad, (text) => {
      for (const { value } of find<AgreementValue>(text, 'agreement')) {
        if (value.name !== null) expect(text).toContain(value.name);
        if (value.acronym !== null) expect(text).toContain(value.acronym);
        if (value.count !== null) expect(value.count).toBeGreaterThan(0);
      }
      for (const { start, end, value } of find<ItemValue>(text, 'item')) {
        expect(text.slice(start, end)).toContain(value.item);
      }
      for (const { start, end, value } of find<IdentifierValue>(text, 'identifier')) {
        expect(text.slice(start, end)).toBe(value.text);
      }
    }),
    { numRuns: 300 },
  );
});

test('what stood before does not change what is found', () => {
  const text = 'The two signed a new Baltic Security Treaty (BST) on Monday. The BST replaces the previous accord.';
  const alone = JSON.stringify(find(text, 'agreement'));
  find('A contract for 12 tanks was signed. The order is worth 3 million euros.', 'agreement');
  expect(JSON.stringify(find(text, 'agreement'))).toBe(alone);
});
