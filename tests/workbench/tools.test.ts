import { describe, expect, test } from 'vitest';
import { loadRules } from '#pipeline/io/rules';
import { reachOf } from '#pipeline/rules/reach';
import { lintRules } from '#pipeline/run/lint-rules';
import { nearMisses } from '#pipeline/run/near-misses';
import { parseText } from '#pipeline/run/parse-text';
import { samplesOf } from '#pipeline/run/samples';
import { reachLine } from '#pipeline/view/reach-line';
import { diffRecords } from '#pipeline/view/record-diff';
import { type Files, folderOf } from './pack-folder.js';
import { recordOf } from './records.js';

const load = (files: Files) => loadRules({ rules: [folderOf(files)] });

describe('a near miss says how far a rule came and on which word it failed', () => {
  const RULES =
    '- id: bill\n  says: "<carry> (a|one) bill of [<hedge>] {money:value}"\n- id: far\n  says: "{party} ... quite blue moon"\n';

  test.each([
    [
      'It carries a bill of blue paper.',
      'bill came as far as “carries a bill of”, then asked for <hedge> or {money}, where “blue” stands',
    ],
    ['It carries two bills.', 'bill came as far as “carries”, then asked for “a” or “one”, where “two” stands'],
    [
      'Then it carries a bill of',
      'bill came as far as “carries a bill of”, then asked for <hedge> or {money}, where the sentence ends',
    ],
    [
      'Norway saw a quite blue lamp.',
      'far came as far as “Norway saw a quite blue”, then asked for “moon”, where “lamp” stands',
    ],
    ['Nothing of this.', 'bill found no place to begin: it asks for <carry>'],
  ])('%s', async (text, line) => {
    const { engine, packs } = await load({
      'moons/rules.yaml': RULES,
      'moons/lexicon.yaml': 'hedge:\n  hedge: [about]\n',
    });
    const [extractor] = packs[0]?.extractors ?? [];
    if (!extractor) throw new Error('no extractor was read');
    expect(nearMisses({ text }, extractor, engine).map(reachLine)[0]).toBe(`moon/${line}`);
  });

  test('a match is none, and a long rule on a long sentence costs no more than their product', async () => {
    const says = `${'[a] '.repeat(24)}${'a '.repeat(24)}b`;
    const { engine } = await load({ 'moons/rules.yaml': `- id: run\n  says: "${says}"\n` });
    const rule = engine.kinds.find(({ kind }) => kind === 'moon')?.rules[0];
    if (!rule) throw new Error('no rule was read');
    const { documentOf } = await import('#pipeline/stages/find-in-text');
    const { latticeOf } = await import('#pipeline/rules/reach');
    const reach = (text: string) => {
      const document = documentOf(text, null, engine);
      return reachOf(rule, latticeOf(document, engine, new Map()), { first: 0, last: document.tokens.count }, engine);
    };
    const started = performance.now();
    expect(reach('a '.repeat(200))[0]).toMatchObject({
      matched: 48,
      missing: 1,
      wanted: expect.arrayContaining(['“b”']),
    });
    expect(performance.now() - started).toBeLessThan(5000);
    expect(reach(`${'a '.repeat(30)}b`).some(({ wanted }) => wanted.length === 0)).toBe(true);
  });
});

test('parse shows what is found, what is kept, what lost and why', async () => {
  const { engine } = await load({
    'moons/rules.yaml': '- id: short\n  says: blue moon\n- id: long\n  says: "a blue moon {name}"\n',
    'moons/lexicon.yaml': 'name:\n  rose: [rose]\n',
  });
  const { matches, mentions } = parseText('Then a blue moon rose.', null, engine, {
    only: null,
    own: new Set(),
    all: false,
  });
  expect(matches.map(({ rule, quote, fate }) => [rule, quote, fate])).toEqual([
    ['moon/short', 'blue moon', 'lost to moon/long, which is longer or more exact'],
    ['moon/long', 'a blue moon rose', 'kept'],
  ]);
  expect(mentions.find(({ kind }) => kind === 'moon')?.found.map(({ quote }) => quote)).toEqual(['a blue moon rose']);
});

describe('samples', () => {
  test('are sentences in which the rule finds something, always the same', async () => {
    const files = { 'deals/rules.yaml': '- id: bill\n  says: "<carry> (a|one) bill of [<hedge>] {money:value}"\n' };
    const { engine } = await load(files);
    const samples = samplesOf('deal/bill', engine, 8);
    expect(samples).toHaveLength(8);
    for (const { text, fires } of samples) {
      expect(fires).toBe(true);
      expect(text).toMatch(/^(carr(y|ies|ied|ying)) (a|one) bill of /);
    }
    expect(new Set(samples.map(({ text }) => text.split(' ')[0])).size).toBeGreaterThan(1);
    expect(samplesOf('deal/bill', (await load(files)).engine, 8)).toEqual(samples);
  });
});

describe('lint finds', () => {
  const lint = async (files: Files) => {
    const { engine, base, packs } = await load(files);
    return lintRules(
      packs.flatMap(({ extractors }) => extractors),
      base.extractors,
      engine,
    ).map(({ message, path }) => [message, path]);
  };
  const one = (says: string, text = '[[blue moon]]'): Files => ({
    'moons/rules.yaml': `- id: it\n  says: ${JSON.stringify(says)}\n`,
    'moons/cases.yaml': `- text: "${text}"\n`,
  });

  test.each<readonly [string, Files, string, readonly (string | number)[]]>([
    [
      'rules that say the same',
      { 'moons/rules.yaml': '- id: a\n  says: (blue|red) moon\n- id: b\n  says: (red|Blue) moon\n' },
      'doubled: “b” says the same as a',
      [1, 'says'],
    ],
    ['a gap at the end', one('blue moon ...'), 'idle: a gap at the end takes nothing', [0, 'says']],
    [
      'a rule that others always win over',
      {
        'moons/rules.yaml':
          '- id: a\n  says: blue moon\n- id: b\n  says: a blue moon\n- id: c\n  says: "a blue moon"\n',
      },
      'shadowed: in all 1 sentences written from it another rule wins (moon/b)',
      [2, 'id'],
    ],
    [
      'a rule that never fires',
      {
        ...one('{wall} moon'),
        'walls/lexicon.yaml': 'name:\n  a: [North Wall]\n',
        'walls/cases.yaml': '- text: The [[North Wall]].\n',
      },
      'never fires: it finds nothing in',
      [0, 'id'],
    ],
    [
      'a misspelt word',
      one('was awraded a moon', 'It [[was awraded a moon]]'),
      'misspelt? “awraded” is in no list of words; did you mean “awarded”?',
      [0, 'says'],
    ],
    [
      'a misspelt form',
      { 'moons/lexicon.yaml': 'name:\n  a: [the memorandom]\n', 'moons/rules.yaml': '- id: a\n  says: "{name}"\n' },
      'misspelt? “memorandom” is in no list of words; did you mean “memorandum”?',
      ['name', 'a', 0],
    ],
    [
      'a form in two entries',
      {
        'moons/lexicon.yaml': 'name:\n  a: [Wall]\n  b: [Gate, Wall]\n',
        'moons/rules.yaml': '- id: a\n  says: "{name}"\n',
      },
      'ambiguous: “Wall” stands under “a” too',
      ['name', 'b', 1],
    ],
    [
      'a group that no rule names',
      { 'moons/lexicon.yaml': 'nmae:\n  a: [Wall]\n' },
      'unused: no rule names the group “nmae”',
      ['nmae'],
    ],
    [
      'a rule that matches almost anything',
      one('(the|a|of|in|and|.)', '[[the]] moon'),
      'matches almost anything',
      [0, 'id'],
    ],
  ])('%s', async (_, files, message, path) => {
    const found = await lint(files);
    expect(
      found.some(([told, at]) => (told as string).startsWith(message) && JSON.stringify(at) === JSON.stringify(path)),
      JSON.stringify(found),
    ).toBe(true);
  });

  test('a rule that says the same as a built-in one', async () => {
    const { base } = await loadRules({});
    const [first] = base.extractors.find(({ kind }) => kind === 'deal')?.rules ?? [];
    const says = JSON.stringify([first?.says].flat()[0]);
    expect(await lint({ 'deals/rules.yaml': `- id: mine\n  says: ${says}\n` })).toContainEqual([
      `doubled: “mine” says the same as ${first?.id} of the built-in rules`,
      [0, 'says'],
    ]);
  });

  test('nothing in rules that are well', async () => {
    expect(await lint(one('blue moon'))).toEqual([]);
  });
});

test('diff tells what a change adds, loses and alters, whatever ids the records use', async () => {
  const { engine, base } = await load({
    'pack.yaml': 'name: a\nversion: "1.0.0"\noff: [deal/worth]\n',
    'moons/rules.yaml': '- id: moon\n  says: blue moon\n',
    'parties/lexicon.yaml': 'company:\n  zorvex: { forms: [Zorvex], country: EST }\n',
  });
  const text =
    'Norway signed a radar contract with Saab on Monday. The radar contract is worth $90 million. A blue moon rose.';
  const [before, after] = [recordOf(text, base.engine), recordOf(text, engine)];
  const lines = diffRecords(before, after).map(({ what, before: old, after: now }) => `${what}: ${old} → ${now}`);
  expect(lines).toContain('moon “blue moon”: null → {}');
  expect(lines.find((line) => line.startsWith('money “$90 million”'))).toMatch(
    /total: value → .*total: (unclassified|unused)/,
  );
  expect(diffRecords(after, after)).toEqual([]);
  expect(diffRecords(after, before)).toHaveLength(lines.length);
});
