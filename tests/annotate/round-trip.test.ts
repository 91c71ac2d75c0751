import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromBrat, toBrat } from '#pipeline/evaluate/annotations/brat';
import { codePointsOf } from '#pipeline/evaluate/annotations/code-points';
import { fromLabelStudio, toLabelStudio } from '#pipeline/evaluate/annotations/label-studio';
import { annotationsOf, withAnnotations } from '#pipeline/evaluate/annotations/model';
import { readFixtures } from '#pipeline/run/fixtures';
import { ExpectedSchema } from '#schemas/fixture';

const TEXT = '😀 Malta paid $40 million\nto Italy on 3 May 2024.';
const GOLD = ExpectedSchema.parse({
  published: '2024-05-04',
  money: [{ text: '$40 million', currency: 'USD', amount: 4e7, bound: 'exact', basis: 'total', use: 'other' }],
  dates: [{ text: '3 May 2024', type: 'date', value: '2024-05-03' }],
  parties: [
    { name: 'Malta', type: 'state', country: 'MLT', forms: ['Malta'] },
    { name: 'Italy', type: 'state', country: 'ITA', forms: ['Italy'] },
  ],
  records: [],
});
const spans = annotationsOf(GOLD, TEXT);
const data = { id: 'malta', text: TEXT, digest: 'd' };

test('code points and code units lead to each other', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const points = codePointsOf(text);
      expect(points.of(text.length)).toBe([...text].length);
      for (let point = 0; point <= [...text].length; point++) expect(points.of(points.unitOf(point) ?? -1)).toBe(point);
      expect(points.unitOf([...text].length + 1)).toBe(null);
    }),
  );
});

describe.each(readFixtures('fixtures').fixtures.map((fixture) => [fixture.id, fixture] as const))(
  '%s',
  (_, fixture) => {
    const { gold, text, id, digest } = fixture;
    const annotations = annotationsOf(gold, text);
    const sorted = (parties: typeof gold.parties) =>
      parties
        .map((party) => ({ ...party, forms: party.forms.toSorted() }))
        .toSorted((a, b) => (a.name < b.name ? -1 : 1));
    const check = ({ annotations: back, faults }: ReturnType<typeof fromBrat>) => {
      expect(faults).toEqual([]);
      const { expected, faults: more } = withAnnotations(gold, text, back);
      expect(more).toEqual([]);
      const byPlace = <T extends { text: string; nth: number }>(list: readonly T[]) =>
        list.toSorted((a, b) => (`${a.text} ${a.nth}` < `${b.text} ${b.nth}` ? -1 : 1));
      expect(byPlace(expected.money)).toEqual(byPlace(gold.money));
      expect(byPlace(expected.dates)).toEqual(byPlace(gold.dates));
      expect(sorted(expected.parties)).toEqual(sorted(gold.parties));
      expect(expected.records).toEqual(gold.records);
    };

    test('comes back from brat as it went', () => check(fromBrat(toBrat(annotations, text), text)));
    test('comes back from Label Studio as it went', () =>
      check(fromLabelStudio(JSON.parse(JSON.stringify(toLabelStudio(annotations, { id, text, digest }))))));
  },
);

describe('brat', () => {
  test('counts code points and cuts a span where a line ends', () => {
    const money = spans.filter(({ label }) => label === 'Money');
    expect(toBrat(money, TEXT).split('\n')[0]).toBe('T1\tMoney 13 24\t$40 million');
    const across = [{ start: TEXT.indexOf('$40'), end: TEXT.indexOf('Italy'), label: 'Money' as const, value: null }];
    expect(toBrat(across, TEXT).split('\n')[0]).toBe('T1\tMoney 13 24;25 28\t$40 million to ');
    expect(fromBrat(toBrat(across, TEXT), TEXT)).toEqual({ annotations: across, faults: [] });
  });

  test('tells a span of other words, an unknown label and a note that is no JSON, each with its line', () => {
    const ann =
      'T1\tMoney 13 24\t$50 million\nT2\tPlace 2 7\tMalta\nT3\tParty 2 7\tMalta\n#1\tAnnotatorNotes T3\tMalta?\n';
    expect(fromBrat(ann, TEXT).faults).toEqual([
      'line 1: T1: “$50 million” is expected where “$40 million” stands',
      'line 2: no label Place; expected Money, Date, Party',
      'line 4: the note on T3 is no JSON: Malta?',
    ]);
  });
});

describe('Label Studio', () => {
  test('takes what a person annotated before what was predicted', () => {
    const task = toLabelStudio(spans, data);
    expect(fromLabelStudio({ ...task, annotations: [{ result: [] }] }).annotations).toEqual([]);
    expect(fromLabelStudio(task).annotations).toEqual(spans);
  });

  test('counts code points', () => {
    const [, region] =
      toLabelStudio(spans, data).predictions?.[0]?.result.filter(({ type }) => type === 'labels') ?? [];
    expect(region?.value).toMatchObject({ start: 13, end: 24, text: '$40 million', labels: ['Money'] });
  });
});

test('an annotation without its value is a conflict, and left out', () => {
  const [first] = spans;
  if (!first) throw new Error('no span');
  const { expected, faults } = withAnnotations(GOLD, TEXT, [{ ...first, value: null }]);
  expect(expected.parties).toEqual([]);
  expect(faults[0]).toMatch(/^Party “Malta” @3: name: /);
});
