import { describe, expect, test } from 'vitest';
import { fallsBelow, floorOf } from '#pipeline/evaluate/floors';
import { fromGold } from '#pipeline/evaluate/from-gold';
import { goldFaults } from '#pipeline/evaluate/gold-faults';
import { plainName } from '#pipeline/evaluate/names';
import { scoreArticle } from '#pipeline/evaluate/score';
import { NOTHING, type Side } from '#pipeline/evaluate/side';
import { rates, sumScores } from '#pipeline/evaluate/tally';
import { type Expected, ExpectedSchema } from '#schemas/fixture';

const TEXT =
  'Norway and Malta signed a lease on Monday. Norway pays €4 million ($4.4 million) a year. The Maltese navy hosts.';
const record = {
  id: 'r1',
  salience: 'main',
  instrument: 'lease',
  subjects: ['basing-access'],
  status: 'signed',
  name: null,
  parties: [
    { name: 'Norway', role: 'lessee' },
    { name: 'Malta', role: 'lessor' },
  ],
  amounts: [{ currency: 'EUR', amount: 4e6, role: 'rent', modality: 'asserted' }],
  dates: [{ value: '2024-06-03', role: 'signed', modality: 'asserted' }],
  duration: null,
  relations: [],
  items: [],
  identifiers: ['N-12/34'],
};
const amount = { bound: 'exact', basis: 'per-year', use: 'r1:rent' };
const GOLD = ExpectedSchema.parse({
  published: '2024-06-04',
  money: [
    { text: '€4 million', currency: 'EUR', amount: 4e6, ...amount },
    { text: '$4.4 million', currency: 'USD', amount: 4.4e6, ...amount, use: 'other' },
  ],
  dates: [{ text: 'Monday', type: 'date', value: '2024-06-03' }],
  parties: [
    { name: 'Norway', type: 'state', country: 'NOR', forms: ['Norway'] },
    { name: 'Malta', type: 'state', country: 'MLT', forms: ['Malta', 'Maltese'] },
  ],
  records: [record],
}) satisfies Expected;
const gold = fromGold(GOLD, TEXT);
const f1 = (side: Side, against: Side = gold) => {
  const { figures } = scoreArticle(side, against);
  return Object.fromEntries(Object.entries(figures).map(([figure, tally]) => [figure, rates(tally).f1]));
};
const part = <K extends keyof Side>(key: K, change: (item: Side[K][number], i: number) => unknown): Side =>
  ({ ...gold, [key]: (gold[key] as readonly Side[K][number][]).map(change) }) as unknown as Side;

describe('a score', () => {
  test('is 1 for the gold itself, without a difference', () => {
    expect(new Set(Object.values(f1(gold)))).toEqual(new Set([1]));
    expect(scoreArticle(gold, gold).differences).toEqual([]);
  });

  test('is 0 where there is no record', () => {
    const { figures, differences } = scoreArticle(NOTHING, gold);
    expect(figures.moneyValue).toEqual({ right: 0, predicted: 0, gold: 2 });
    expect(figures.slot).toEqual({ right: 0, predicted: 0, gold: 10 });
    expect(differences.map(({ kind, problem }) => `${kind} ${problem}`)).toEqual([
      'money missed',
      'money missed',
      'date missed',
      'party missed',
      'party missed',
      'record missed',
    ]);
  });

  test('is null where there was nothing to find and nothing was found', () => {
    expect(f1(NOTHING, NOTHING).moneyValue).toBeNull();
  });

  test('tells a wrong value from a wrong span', () => {
    const shifted = f1(part('money', (money, i) => (i === 0 ? { ...money, start: money.start + 1 } : money)));
    expect([shifted.moneyStrict, shifted.moneyRelaxed, shifted.moneyValue]).toEqual([0.5, 1, 1]);
    const dearer = f1(part('money', (money, i) => (i === 0 ? { ...money, amount: 5e6 } : money)));
    expect([dearer.moneyStrict, dearer.moneyValue]).toEqual([1, 0.5]);
  });

  test('pairs each span once, with the longest overlap', () => {
    const [euro] = gold.money;
    const pieces = [
      { ...euro, end: (euro?.start ?? 0) + 2, amount: 4 },
      { ...euro, start: (euro?.start ?? 0) + 2 },
    ] as Side['money'];
    const { figures } = scoreArticle({ ...gold, money: pieces }, gold);
    expect(figures.moneyRelaxed).toEqual({ right: 1, predicted: 2, gold: 2 });
    expect(figures.moneyValue.right).toBe(1);
  });

  test('compares another text of the same article over its fact-bearing parts', () => {
    const menu = 'Home $4.4 million Monday\n\n';
    const text = `${menu}${TEXT.replace('Norway pays', 'Norway\npays')}`;
    const moved = <T extends { start: number; end: number }>(list: readonly T[]) =>
      list.map((item) => ({ ...item, start: item.start + menu.length, end: item.end + menu.length }));
    const page = { ...gold, text, money: moved(gold.money), dates: moved(gold.dates) };
    const facts = [{ start: menu.length, end: text.length }];
    expect(f1({ ...page, facts }).moneyStrict).toBe(1);
    expect(f1({ ...page, facts }).dateStrict).toBe(1);
  });
});

describe('parties', () => {
  test('are one by any shared form, whatever article or legal suffix it has', () => {
    expect(plainName('The Société Navale, S.A.')).toBe('societe navale');
    expect(plainName('Orlik’s')).toBe('orlik');
    const renamed = part('parties', (party) => ({
      ...party,
      name: 'x',
      forms: [`the ${party.forms[0]?.toUpperCase()}`],
    }));
    expect(f1(renamed).party).toBe(1);
  });

  test('of a state are equal to it in records, of other kinds are not', () => {
    const navy = { id: 'navy', name: 'Navy', type: 'armed-force', country: 'MLT', forms: ['Navy'] };
    const signed = part('records', (one) => ({
      ...(one as Side['records'][number]),
      parties: [
        { id: 'Norway', role: 'lessee' },
        { id: 'navy', role: 'lessor' },
      ],
    }));
    expect(scoreArticle({ ...signed, parties: [...gold.parties, navy] }, gold).slots.party?.right).toBe(2);
    const company = { ...navy, type: 'company' };
    expect(scoreArticle({ ...signed, parties: [...gold.parties, company] }, gold).slots.party?.right).toBe(1);
  });

  test('of the same name go to the one of the same country', () => {
    const ministry = (country: string) => ({
      id: country,
      name: 'Defence Ministry',
      type: 'government-body',
      country,
      forms: ['Defence Ministry'],
    });
    const two = { ...NOTHING, parties: [ministry('NOR'), ministry('MLT')] };
    const swapped = { ...NOTHING, parties: [ministry('MLT'), ministry('NOR')] };
    expect(f1(swapped, two).partyCountry).toBe(1);
  });
});

describe('records', () => {
  test('are paired so that the sum of equal slots is greatest, not one by one', () => {
    const one = gold.records[0] as Side['records'][number];
    const bare = { ...one, subjects: ['other'], amounts: [], dates: [], identifiers: [] };
    // The first prediction fits both gold records, better the first; the second prediction fits only the first.
    const theirs = { ...gold, records: [one, { ...bare, id: 'r2' }] };
    const mine = {
      ...gold,
      records: [
        { ...bare, identifiers: ['N1234'] },
        { ...one, parties: [], subjects: ['other'] },
      ],
    };
    const { figures } = scoreArticle(mine, theirs);
    expect(figures.slot).toEqual({ right: 6 + 7, predicted: 7 + 8, gold: 10 + 6 });
  });

  test('without a party, amount, date or identifier in common are two records', () => {
    const other = part('records', (one) => ({
      ...(one as Side['records'][number]),
      parties: [],
      amounts: [],
      dates: [],
      identifiers: ['Z'],
    }));
    expect(scoreArticle(other, gold).figures.slot.right).toBe(0);
  });

  test('agree when the parties are the same and both are signed or neither is', () => {
    const status = (value: string) => f1(part('records', (one) => ({ ...(one as object), status: value }))).record;
    expect([status('in-force'), status('negotiating')]).toEqual([1, 0]);
  });

  test('of an article without any agreement are false', () => {
    expect(scoreArticle(gold, { ...gold, records: [] }).falseRecords).toBe(1);
  });
});

describe('floors', () => {
  const digest = `sha256:${'0'.repeat(64)}`;
  const perfect = floorOf(sumScores([scoreArticle(gold, gold)]), digest, 1);

  test('are met by the score that set them', () => {
    expect(fallsBelow(perfect, perfect)).toEqual([]);
  });

  test('say what fell, and count a lost figure as fallen', () => {
    const worse = floorOf(scoreArticle({ ...gold, money: gold.money.slice(1) }, gold), digest, 1);
    expect(fallsBelow(worse, perfect)).toEqual([
      'moneyStrict fell to 0.666; its floor is 1.000',
      'moneyValue fell to 0.666; its floor is 1.000',
    ]);
    expect(fallsBelow({ ...perfect, figures: {} }, perfect)).toHaveLength(7);
    expect(fallsBelow({ ...perfect, falseRecords: 2 }, perfect)).toEqual([
      'false records rose to 2; at most 0 are allowed',
    ]);
  });
});

test('a gold file that contradicts itself or its article says where', () => {
  const wrong = ExpectedSchema.parse({
    ...GOLD,
    money: [
      { text: '€5 million', currency: 'EUR', amount: 5e6, ...amount },
      { text: '$4.4 million', currency: 'USD', amount: 4.4e6, ...amount, use: 'r9:rent' },
      { text: '4.4 million', currency: 'USD', amount: 4.4e6, ...amount, use: 'other' },
    ],
    parties: [{ name: 'Norway', type: 'state', country: 'NOR', forms: ['Noreg'] }],
  });
  expect(goldFaults(wrong, TEXT)).toEqual([
    'money[0]: "€5 million" does not occur in the article',
    'money: "4.4 million" overlaps "$4.4 million"',
    'money[0] "€5 million": r1 has no such amount in the role rent',
    'money[1] "$4.4 million": no record r9',
    'parties "Norway": "Noreg" is not in the article',
    'r1: no party "Malta"',
  ]);
  expect(goldFaults(GOLD, TEXT)).toEqual([]);
});
