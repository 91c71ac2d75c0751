import { describe, expect, test } from 'vitest';
import { factsOf } from './facts.js';

const FIRST = 'Norway signed a contract with Kongsberg worth $500 million for missiles on Monday.';

/** A sentence that tells of another deal than the first, with its buyer, seller and sum. */
const FURTHER: readonly (readonly [string, string, string, string])[] = [
  ['Under another, Denmark will buy howitzers from Elbit for $120 million.', 'Denmark', 'Elbit', '$120 million'],
  ['Separately, Finland awarded Patria a $300 million contract for trucks.', 'Finland', 'Patria', '$300 million'],
  ['In a second deal, Iraq ordered radars from Thales for $350 million.', 'Iraq', 'Thales', '$350 million'],
  ['Meanwhile, Romania signed a contract worth $900 million with Hanwha.', 'Romania', 'Hanwha', '$900 million'],
  ['It follows one that Saab signed with Poland for $600 million.', 'Poland', 'Saab', '$600 million'],
  ['Greece awarded Leonardo a $70 million contract for helicopters.', 'Greece', 'Leonardo', '$70 million'],
];

describe('a further deal of a round-up is a record of its own', () => {
  test.each(FURTHER)('%s', (sentence, buyer, supplier, sum) => {
    const facts = factsOf(`${FIRST} ${sentence}`);
    expect(facts.filter((fact) => fact.startsWith('a1 ')).sort()).toEqual([
      'a1 buyer Norway',
      'a1 signed',
      'a1 supplier Kongsberg',
      'a1 value asserted $500 million USD',
    ]);
    expect(facts).toEqual(
      expect.arrayContaining([`a2 buyer ${buyer}`, `a2 supplier ${supplier}`, `a2 value asserted ${sum} USD`]),
    );
  });

  test('that only a verb tells of', () => {
    const facts = factsOf(
      'Norway bought 46 Leopard 2A8 tanks for $1 billion. Latvia signed a similar contract worth $2 billion.',
    );
    expect(facts).toContain('a1 value asserted $1 billion USD');
    expect(facts).toContain('a2 value asserted $2 billion USD');
  });

  test('but not the same deal that the lead tells once more', () => {
    const facts = factsOf(
      'Saab wins another order\n\nSaab has won another order from Poland worth $40 million. The order is its third.',
    );
    expect(facts.filter((fact) => !fact.startsWith('a1 '))).toEqual([]);
  });
});

const SIGNED = 'Canada and Irving Shipbuilding signed a contract for patrol ships worth $3 billion on Tuesday.';
const ANSWERS: readonly string[] = [
  'Germany had offered to build them for less, but Ottawa rejected it.',
  'Berlin tabled a lower bid. Ottawa turned it down.',
  'Germany proposed to build submarines as well. Canada refused it in March.',
  'Germany demanded a share of the work, and Ottawa rejected it.',
];

describe('what is answered is the offer told last', () => {
  test.each(ANSWERS)('%s', (sentence) => {
    expect(factsOf(`${SIGNED} ${sentence}`)).toContain('a1 signed');
  });

  test('which may be an agreement', () => {
    expect(factsOf('Turkey and Libya signed a treaty in May, but parliament rejected it.')).toContain('a1 rejected');
    expect(factsOf('Washington offered Iraq a basing agreement, but Baghdad rejected it.')).toContain('a1 rejected');
  });
});
