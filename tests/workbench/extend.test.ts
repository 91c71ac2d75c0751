import { expect, test } from 'vitest';
import { loadRules } from '#pipeline/io/rules';
import { compileEngine } from '#pipeline/rules/compile';
import { mergeExtractors } from '#pipeline/rules/packs';
import { findInText } from '#pipeline/stages/find-in-text';
import { folderOf } from './pack-folder.js';

const PACK = {
  'pack.yaml': 'name: mixed\nversion: "1.0.0"\noff: [deal/worth]\n',
  'deals/rules.yaml': '- id: bill\n  says: "<carry> a bill of [<hedge>] {money:value}"\n',
  'deals/lexicon.yaml': 'hedge:\n  hedge: [a cool, well and truly over some]\ndeal-noun:\n  deal: [scheme]\n',
  'money/lexicon.yaml': 'unit:\n  XQD: [quillar, quillars]\n',
  'parties/lexicon.yaml': 'company:\n  zorvex: { forms: [Zorvex], country: EST }\n',
  'exercises/rules.yaml': '- id: named\n  says: "exercise {name} in {party}"\n',
  'exercises/lexicon.yaml': 'name:\n  steel-harbour: [Steel Harbour]\n',
};

test('rules added to the compiled ones find what all of them compiled at once find', async () => {
  const { engine, base, packs } = await loadRules({ rules: [folderOf(PACK)] });
  const all = mergeExtractors([base.extractors, ...packs.map(({ extractors }) => extractors)], [[], ['deal/worth']]);
  const whole = compileEngine(all, { version: '0', digest: '' });
  const cases = base.extractors.flatMap(({ cases: list }) => list.map(({ text }) => text.replaceAll(/\[\[|\]\]/g, '')));
  const texts = [
    ...cases,
    'Zorvex carries a bill of well and truly over some 5 million quillars.',
    'The exercise Steel Harbour in Norway is a scheme worth $4 million.',
  ];
  const found = (one: typeof whole, text: string) =>
    [...findInText(text, null, one)].map(([kind, list]) => `${kind} ${JSON.stringify(list)}`).sort();
  for (const text of texts) expect(found(engine, text)).toEqual(found(whole, text));
  expect(
    findInText(texts.at(-2) as string, null, engine)
      .get('deal')
      ?.map(({ rule }) => rule),
  ).toContain('deal/bill');
});
