import { expect, test } from 'vitest';
import { factsOf } from './facts.js';

/** A text, who is a party of its record, and who is named and none. */
type Row = readonly [text: string, parties: readonly string[], nobody: readonly string[]];

const SIGNED = 'Bulgaria signed a contract with Saab for radars on Thursday.';
const BOTH = ['buyer Bulgaria', 'supplier Saab'];

const ROWS: readonly Row[] = [
  // Who made the goods that are replaced, flown or given away sells nothing here.
  [`${SIGNED} They will work with Soviet-made jets built by the Soviet Union.`, BOTH, ['Soviet Union']],
  [`${SIGNED} The army has given Ukraine guns made by Konstrukta.`, BOTH, ['Konstrukta', 'Ukraine']],
  [`${SIGNED} The force flies French-built jets and ships made by France.`, BOTH, ['France']],
  [`${SIGNED} The type is flown by Norway and used by Austria.`, BOTH, ['Norway', 'Austria']],
  [`${SIGNED} Last year Saab delivered two submarines to Brazil.`, BOTH, ['Brazil']],
  [`${SIGNED} Thales will supply sonars for the Danish frigates.`, BOTH, ['Thales']],
  // Losers, owners and those who have to agree.
  [
    'Belgium picks Saab over Thales for a 3 billion euro radar contract.',
    ['buyer Belgium', 'supplier Saab'],
    ['Thales'],
  ],
  [
    'Saab beat Thales and Elbit to a contract from Norway for radars.',
    ['buyer Norway', 'supplier Saab'],
    ['Thales', 'Elbit'],
  ],
  [`${SIGNED} Rival Thales, which lost out, complained.`, BOTH, ['Thales']],
  ['Norway chose KNM over Saab and signed a contract with it worth 1 billion kroner.', ['buyer Norway'], ['Saab']],
  [
    'Brazil awarded Elbit a $200 million contract for guns. Thales, which lost the tender, will build shells.',
    ['buyer Brazil', 'supplier Elbit'],
    ['Thales'],
  ],
  [
    "Morocco signed a contract with Elbit for howitzers, pending approval by Israel's defence ministry.",
    ['buyer Morocco', 'supplier Elbit'],
    ['Israel'],
  ],
  // The subject of another clause.
  [
    'Ukraine will supply drones to Denmark, while Denmark signed a contract with Saab for radars.',
    ['buyer Denmark', 'supplier Saab'],
    ['Ukraine'],
  ],
  // What is bought is no company.
  ['India signed a contract for 26 Rafale Marine fighters from Saab.', ['buyer India', 'supplier Saab'], ['Rafale']],
  [
    'The Czech army picked the Puma from Saab over the Lynx in a contract.',
    ['buyer Czech army', 'supplier Saab'],
    ['Puma'],
  ],
];

test.each(ROWS)('%s', (text, parties, nobody) => {
  const facts = factsOf(text);
  expect(facts).toEqual(expect.arrayContaining(parties.map((party) => `a1 ${party}`)));
  for (const name of nobody) expect(facts.filter((fact) => fact.includes(name))).toEqual([]);
});

/** Amounts that are no price of the deal. */
const SUMS: readonly (readonly [text: string, sum: string, role: string])[] = [
  [`${SIGNED} Each battery costs about $100 million, analysts say.`, '$100 million', 'unit-price'],
  ['Saab sued Greece for $40 million over a cancelled contract for tanks.', '$40 million', 'penalty'],
  ['Saab is claiming $500 million from Australia after it cancelled the contract.', '$500 million', 'penalty'],
];

test.each(SUMS)('%s', (text, sum, role) => {
  expect(factsOf(text).some((fact) => fact.startsWith(`a1 ${role} `) && fact.includes(sum))).toBe(true);
  expect(factsOf(text).filter((fact) => fact.includes(' value '))).toEqual([]);
});
