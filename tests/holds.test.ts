import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { extract } from '#pipeline/extract';
import { loadEngine } from '#pipeline/io/engine';
import { readFixtures } from '#pipeline/run/fixtures';
import { holdsOf } from '#schemas/holds';
import { type ArticleRecord, ArticleRecordSchema } from '#schemas/record';

const hasForm = holdsOf(ArticleRecordSchema);
const records: ArticleRecord[] = [];

beforeAll(async () => {
  const engine = await loadEngine();
  for (const { text } of readFixtures('fixtures').fixtures) {
    const id = `sha256:${createHash('sha256').update(text).digest('hex')}`;
    const source = { uri: 'fixture.txt', id: null, mediaType: 'text/plain' };
    const given = { published: '2024-05-17', title: null, url: null, publisher: null };
    records.push(extract({ id, source, content: text, given }, engine));
  }
});

/** What may stand where something else should: none, all or some of it are right in one place or another. */
const JUNK = [
  undefined,
  null,
  '',
  'x',
  'POL',
  '2024-02-29',
  '2023-02-29',
  0,
  -1,
  0.5,
  2 ** 60,
  Number.NaN,
  true,
  [],
  {},
  [''],
  { a: 1 },
];

type Place = { readonly holder: Record<string, unknown>; readonly key: string };

function placesOf(value: unknown, places: Place[] = []): Place[] {
  if (typeof value !== 'object' || value === null) return places;
  for (const key of Object.keys(value)) {
    places.push({ holder: value as Record<string, unknown>, key });
    placesOf((value as Record<string, unknown>)[key], places);
  }
  return places;
}

describe('the quick look at the form of a record', () => {
  test('sees that every record of the fixtures has its form', () => {
    expect(records.length).toBeGreaterThan(10);
    for (const record of records) expect(hasForm(record)).toBe(true);
  });

  test('says what zod says, whatever is changed in a record', () => {
    const change = fc.record({
      record: fc.nat(),
      place: fc.nat(),
      how: fc.constantFrom('replace', 'delete', 'add'),
      junk: fc.constantFrom(...JUNK),
    });
    fc.assert(
      fc.property(change, ({ record, place, how, junk }) => {
        const changed = structuredClone(records[record % records.length]);
        const places = placesOf(changed);
        const { holder, key } = places[place % places.length] as Place;
        if (how === 'replace') holder[key] = junk;
        else if (how === 'delete') delete holder[key];
        else holder[`${key}-too`] = junk;
        expect(hasForm(changed)).toBe(ArticleRecordSchema.safeParse(changed).success);
      }),
      { numRuns: 2000 },
    );
  });

  test('leaves to zod what it cannot see through', () => {
    const schemas = [
      z.strictObject({ a: z.string().optional() }),
      z.object({ a: z.string() }),
      z.string().refine((value) => value !== 'x'),
      z.string().trim().min(1),
      z.string().max(2),
      z.url(),
      z.number().gt(0),
      z.number().max(3),
      z.array(z.string()).max(1),
      z.tuple([z.string()]),
      z.coerce.number(),
      z.json(),
      z.boolean().refine((value) => value),
      z.string().regex(/x/g),
    ];
    for (const schema of schemas) {
      const holds = holdsOf(schema);
      for (const value of [...JUNK, ' ', 'xyz', 5, { a: 'x' }, { a: undefined }, ['x', 'y'], false]) {
        expect(holds(value), `${schema.def.type} of ${JSON.stringify(value)}`).toBe(schema.safeParse(value).success);
      }
    }
  });
});
