import { describe, expect, test } from 'vitest';
import { factsOf } from './facts.js';

/** A text and the status of its record. */
type Row = readonly [text: string, status: string];

const DENIED: readonly string[] = [
  'It was false that Poland had signed a contract with Hanwha for launchers worth $1.2 billion, the ministry said.',
  'Denmark denied that it had signed an agreement with Israel on the purchase of guns worth $250 million.',
  'The ministry rejected reports that Romania had awarded a $900 million contract to Rheinmetall for vehicles.',
  'There was no truth to claims that Serbia had signed a contract with Dassault worth 3 billion euros.',
  'Far from having signed a contract, Kuwait and Leonardo still negotiate over a price of 3 billion euros.',
  'Ukraine was wrongly reported to have signed a contract with Saab for jets worth $2 billion.',
  'Contrary to reports that Latvia had signed a contract with Patria worth 90 million euros, talks go on.',
  'Lockheed Martin did not win the $5 billion contract for 40 fighters from Peru, the air force said.',
  'Hungary would not sign the $3 million contract with Saab, the minister said on Wednesday.',
];

describe('what is denied', () => {
  test.each(DENIED)('has not happened: %s', (text) => {
    const facts = factsOf(text);
    expect(facts).not.toContain('a1 signed');
    expect(facts).not.toContain('a1 awarded');
    expect(facts).not.toContain('a1 rejected');
    expect(facts.filter((fact) => fact.includes(' value asserted '))).toEqual([]);
  });
});

const AWAITED: readonly Row[] = [
  ['Thailand will sign the contract with Saab once parliament has given its approval.', 'negotiating'],
  ['The basing agreement between Sweden and Djibouti enters into force after both have ratified it.', 'no status'],
  ['The pact between Oman and India takes effect when parliament has approved it.', 'no status'],
  ['Oman and India have a pact; since Oman has signed the pact, India waits.', 'signed'],
];

test.each(AWAITED)('a perfect after a word of time is to come: %s', (text, status) => {
  expect(factsOf(text)).toContain(`a1 ${status}`);
});

const CONDITIONAL: readonly string[] = [
  'If approved by Congress, Taiwan would buy 66 fighters for $8 billion, Lockheed Martin said.',
  'If parliament agrees, Norway will buy five frigates from Britain for $8 billion.',
  'Unless parliament objects, Sweden will sell 14 Gripen jets to Hungary for $8 billion.',
  'Should the deal be approved, the Netherlands would purchase four submarines from Naval Group for $8 billion.',
];

test.each(CONDITIONAL)('what hangs on a condition stays conditional: %s', (text) => {
  expect(factsOf(text).filter((fact) => fact.includes('$8 billion'))).toEqual(['a1 value conditional $8 billion USD']);
});

const SIGNED = 'Poland signed a $2 billion contract with Hanwha for howitzers on Tuesday.';
const DELIVERIES: readonly Row[] = [
  [`${SIGNED} Deliveries of Abrams tanks from the United States continued this month.`, 'signed'],
  [`${SIGNED} The company has delivered two submarines to Brazil.`, 'signed'],
  [`${SIGNED} Last year the company handed over the first guns to Norway.`, 'signed'],
  [`${SIGNED} The first howitzers were delivered on Thursday.`, 'delivering'],
];

test.each(DELIVERIES)('goods of another deal say nothing of this one: %s', (text, status) => {
  expect(factsOf(text)).toContain(`a1 ${status}`);
});

const HEADLINES: readonly Row[] = [
  ['Hanwha wins launcher contract\n\nNorway and Hanwha have signed a contract for launchers, Oslo said.', 'signed'],
  ['Saab secures order from Thailand\n\nThailand and Saab signed the contract for four jets on Thursday.', 'signed'],
  ['Saab wins order from Thailand\n\nThailand awarded Saab a contract for four jets on Thursday.', 'awarded'],
];

test.each(HEADLINES)('a headline that says “wins” is told of what the text says: %s', (text, status) => {
  expect(factsOf(text)).toContain(`a1 ${status}`);
});

const PAID: readonly (readonly [string, string])[] = [
  [
    'Poland ordered 96 helicopters from Boeing in a $10 billion contract. It had paid $2 billion by March.',
    'cumulative',
  ],
  ['Kenya and Britain signed a basing agreement. Under the old one London had paid $2 billion.', 'previous'],
];

test.each(PAID)('what had been paid: %s', (text, role) => {
  expect(factsOf(text)).toContain(`a1 ${role} asserted $2 billion USD`);
});
