import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { loadEngine } from '#pipeline/io/engine';
import { readInputs } from '#pipeline/io/inputs';
import { agreementTree } from '#pipeline/run/derive/agreement-tree';
import { factTree } from '#pipeline/run/derive/ledger-tree';
import { type Walk, walk } from '#pipeline/run/derive/walk';
import { placeTree, whyNot } from '#pipeline/run/derive/why-not';
import { processInput } from '#pipeline/run/process';
import { paintFor } from '#pipeline/view/paint';
import { type Tree, treeLines } from '#pipeline/view/tree';
import type { Agreement } from '#schemas/record';

vi.setConfig({ testTimeout: 60_000 });
const engine = await loadEngine();
const work = mkdtempSync(join(tmpdir(), 'entente-explain-'));
afterAll(() => rmSync(work, { recursive: true }));

async function walked(...paths: readonly string[]): Promise<readonly Walk[]> {
  const all: Walk[] = [];
  for await (const input of readInputs(paths, { published: '2024-06-04' })) {
    if ('error' in input) throw new Error(input.error.message);
    all.push(walk(input, engine));
  }
  return all;
}
async function walkOf(text: string): Promise<Walk> {
  const file = join(work, 'story.txt');
  writeFileSync(file, text);
  const [one] = await walked(file);
  if (!one) throw new Error('nothing was read');
  return one;
}
const lines = (tree: Tree | null) => (tree ? treeLines([tree], paintFor(false)) : []);
const told = (tree: Tree | null) => lines(tree).join('\n');

const BARGAIN =
  'Malta and Italy agreed in principle on a new port treaty on Monday. Under the treaty Italy will pay $40 million a year. ' +
  'Earlier this year Malta was demanding $65 million. The previous treaty expired in 2022.\n';

/** Every field of an agreement that says something, as the head of its branch begins. */
function fieldsOf(agreement: Agreement): readonly string[] {
  const { name, acronym, status, duration, extension, attribution } = agreement;
  return [
    `instrument: ${agreement.instrument}`,
    `subjects: ${agreement.subjects.join(', ')}`,
    `salience: ${agreement.salience}`,
    ...(status ? [`status: ${status}`] : []),
    ...(name ? [`name: ${name}`] : []),
    ...(acronym ? [`acronym: ${acronym}`] : []),
    ...(duration ? [`duration: ${duration}`] : []),
    ...(extension ? [`extension: ${extension.duration}, ${extension.modality}`] : []),
    ...(agreement.identifiers.length ? [`identifiers: ${agreement.identifiers.join(', ')}`] : []),
    ...agreement.relations.slice(0, 1).map(({ type, target }) => `relations: ${type} ${target}`),
    ...(attribution ? [`attribution: ${attribution.source ?? 'unnamed'} (${attribution.kind})`] : []),
    ...agreement.amounts.map(({ role, modality }) => `amount: ${role}, ${modality}`),
    ...agreement.dates.map(({ role, modality }) => `date: ${role}, ${modality}`),
  ];
}

describe('the walk', () => {
  test('leads to the record that extract gives', async () => {
    for await (const input of readInputs(['fixtures'], { published: null })) {
      if ('error' in input) throw new Error(input.error.message);
      expect(walk(input, engine).record).toEqual(processInput(input, engine));
    }
  });
});

describe('the tree of an agreement', () => {
  test('has a branch for every field that is not null, each amount and day with its rule', async () => {
    for (const one of await walked('fixtures'))
      for (const agreement of one.record.agreements) {
        const { because = [] } = agreementTree(one, agreement);
        const heads = because.map(({ head }) => head);
        const fields = fieldsOf(agreement);
        for (const field of fields) expect(heads.some((head) => head.startsWith(field))).toBe(true);
        expect(heads.filter((head) => head.startsWith('item: ')).length).toBe(agreement.items.length);
        const facts = because.filter(({ head }) => /^(amount|date): /.test(head));
        for (const fact of facts) expect(told(fact)).toContain('rule ');
      }
  });

  test('says what was taken for it, with points, and what was not', async () => {
    const one = await walkOf(BARGAIN);
    const all = one.record.agreements.map((agreement) => told(agreementTree(one, agreement))).join('\n');
    expect(all).toMatch(/named by “treaty”.*\n.*taken for a1: \d+ points {2}.*“the”, “this”, “its” \+3/);
    expect(all).toMatch(/not a1: /);
  });
});

describe('the tree of a fact', () => {
  test('names the cue that changed its modality', async () => {
    const one = await walkOf(BARGAIN);
    const demanded = one.record.money.find(({ amount }) => amount === 65e6);
    expect(told(factTree(one, demanded?.id ?? ''))).toContain('modality demanded, because of “demanding”');
  });

  test('is null for an id that the record does not have', async () => {
    expect(factTree(await walkOf(BARGAIN), 'm99')).toBe(null);
  });
});

describe('why not', () => {
  test('tells of what was found, of what nearly was, and of a text without the words', async () => {
    const one = await walkOf('Malta and Italy signed a treaty. The fleet grew by 40 million over time.\n');
    const [tree = null] = whyNot(one, '40 million');
    expect(told(tree)).toContain('came near');
    expect(told(tree)).toContain('money/currency-last came as far as “40 million”');
    expect(whyNot(one, 'SIGNED')).toHaveLength(1);
    expect(whyNot(one, 'nowhere')).toEqual([]);
  });

  test('names the part of a page that yields no facts', async () => {
    const page =
      'Malta and Italy signed a treaty worth $40 million on Monday.\n\nSubscribe to our newsletter for just $5 a month.\n';
    const one = await walkOf(page);
    const [tree = null] = whyNot(one, '$5');
    expect(told(tree)).toContain('stands in a promo, which yields no facts');
  });

  test('tells of a place by its offset', async () => {
    const one = await walkOf(BARGAIN);
    const at = BARGAIN.indexOf('$40 million');
    expect(told(placeTree(one, { start: at, end: at + 1 }))).toContain('money “$40 million”');
  });
});
