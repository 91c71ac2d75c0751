import { beforeAll, describe, expect, test, vi } from 'vitest';
import { extract } from '#pipeline/extract';
import { inputOfText, NOTHING_GIVEN } from '#pipeline/io/article-input';
import { loadEngine } from '#pipeline/io/engine';
import type { Engine } from '#pipeline/rules/engine';
import { makeDossiers } from '#pipeline/run/dossier/make';
import { type Dossier, type DossierDecisions, DossierSchema } from '#schemas/dossier';
import type { ArticleRecord } from '#schemas/record';

vi.setConfig({ hookTimeout: 120_000 });

let engine: Engine;
beforeAll(async () => {
  engine = await loadEngine();
});

function record(uri: string, published: string, text: string): ArticleRecord {
  const input = inputOfText(text, { uri, id: null, kind: 'text/plain', given: { ...NOTHING_GIVEN, published } });
  if ('error' in input) throw new Error(input.error.message);
  return extract(input, engine);
}
const NONE: DossierDecisions = { apart: [], together: [] };
async function dossiers(records: readonly ArticleRecord[], decisions = NONE): Promise<readonly Dossier[]> {
  const made = await makeDossiers(
    (async function* () {
      yield* records;
    })(),
    decisions,
  );
  for (const one of made) DossierSchema.parse(one);
  return made;
}

const signed = () =>
  record(
    'one.txt',
    '2024-06-04',
    'Norway and Malta signed a defence cooperation agreement worth $40 million on 3 June 2024.\n',
  );
const again = () =>
  record(
    'two.txt',
    '2024-06-05',
    'A defence cooperation agreement between Malta and Norway worth $43 million was signed on 3 June 2024, officials said.\n',
  );
const next = () =>
  record(
    'three.txt',
    '2025-03-12',
    'Norway and Malta signed a defence cooperation agreement worth $70 million on 11 March 2025.\n',
  );
const others = () =>
  record(
    'four.txt',
    '2024-06-04',
    'Chile and Peru signed a defence cooperation agreement worth $40 million on 3 June 2024.\n',
  );

describe('a dossier', () => {
  test('gathers what articles say of one agreement, and keeps their conflict', async () => {
    const all = await dossiers([others(), again(), next(), signed()]);
    const joint = all.filter(({ members }) => members.length > 1);
    expect(joint).toHaveLength(1);
    const [dossier] = joint as [Dossier];
    expect(dossier.timeline.map(({ uri, published }) => [uri, published])).toEqual([
      ['one.txt', '2024-06-04'],
      ['two.txt', '2024-06-05'],
    ]);
    const [sums] = dossier.amounts;
    expect(sums?.claims.map(({ amount, uri, quote }) => [amount, uri, quote])).toEqual([
      [40_000_000, 'one.txt', '$40 million'],
      [43_000_000, 'two.txt', '$43 million'],
    ]);
    expect(sums?.conflict).toBe(true);
    expect(dossier.dates.find(({ role }) => role === 'signed')).toMatchObject({ conflict: false });
    expect(dossier.merges).toHaveLength(1);
    expect(dossier.merges[0]?.because.join('; ')).toMatch(/the parties MLT, NOR; .*the day of its event/);
    expect(dossier.parties.map(({ name }) => name).toSorted()).toEqual(['Malta', 'Norway']);
  });

  test('is the same whatever the order of the articles', async () => {
    const records = [others(), again(), next(), signed()];
    expect(await dossiers(records)).toEqual(await dossiers(records.toReversed()));
  });

  test('loses no agreement: each is a member of exactly one', async () => {
    const records = [signed(), again(), next(), others()];
    const members = (await dossiers(records)).flatMap((dossier) => dossier.members);
    const keys = records.flatMap(({ id, agreements }) => agreements.map((agreement) => `${id}#${agreement.id}`));
    expect(members.toSorted()).toEqual(keys.toSorted());
  });

  test('is taken apart, or put together, by a list that a person keeps', async () => {
    const records = [signed(), again(), next()];
    const [joint] = (await dossiers(records)).filter(({ members }) => members.length > 1) as [Dossier];
    const [a, b] = joint.members as [string, string];
    const apart = await dossiers(records, { ...NONE, apart: [[b, a]] });
    expect(apart.filter(({ members }) => members.length > 1)).toEqual([]);
    const third = `${records[2]?.id}#a1`;
    const together = await dossiers(records, { ...NONE, together: [[a, third]] });
    expect(together.some(({ members }) => members.includes(a) && members.includes(third))).toBe(true);
    expect(together.flatMap(({ merges }) => merges.flatMap(({ because }) => because))).toContain('a person decided so');
    const stranger = `sha256:${'0'.repeat(64)}#a1`;
    await expect(dossiers(records, { ...NONE, apart: [[a, stranger]] })).rejects.toThrow(/in no record/);
  });

  test('joins by a contract number, and never over two different ones', async () => {
    const order = (uri: string, number: string) =>
      record(
        uri,
        '2024-06-04',
        `Harjula Systems, Tampere, was awarded a $9 million contract (${number}) for radios by the U.S. Navy on 3 June 2024.\n`,
      );
    const number = 'N00024-24-C-5512';
    const all = [
      order('a.txt', number),
      { ...order('b.txt', `${number}`), id: `sha256:${'b'.repeat(64)}` },
      order('c.txt', 'N00024-24-C-5513'),
    ];
    const joint = (await dossiers(all)).filter(({ members }) => members.length > 1);
    expect(joint.map(({ identifiers, members }) => [identifiers, members.length])).toEqual([[[number], 2]]);
    expect(joint[0]?.merges[0]?.because).toEqual(['identifier N0002424C5512']);
  });
});
