import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { loadEngine } from '#pipeline/io/engine';
import { readInputs } from '#pipeline/io/inputs';
import { loadRules } from '#pipeline/io/rules';
import { runSuite } from '#pipeline/rules/suite';
import { hasFailed, processInput } from '#pipeline/run/process';
import { findInText } from '#pipeline/stages/find-in-text';
import { diffRecords } from '#pipeline/view/record-diff';
import { folderOf } from './pack-folder.js';

const page = (file: string) => readFileSync(fileURLToPath(new URL(`../../${file}`, import.meta.url)), 'utf8');
const RULES = page('extractors/README.md');
const blocks = (text: string) => [...text.matchAll(/```yaml\n# (\S+\.yaml)[^\n]*\n([\s\S]*?)```/g)];

describe('extractors/README.md', () => {
  const files = Object.fromEntries(blocks(RULES).map(([, path, body]) => [path as string, body as string]));

  test('its pack loads, each rule is shown, each case holds', async () => {
    expect(Object.keys(files).length).toBeGreaterThanOrEqual(10);
    const folder = folderOf(files);
    await loadEngine({ rules: [folder] });
    const { engine, packs } = await loadRules({ rules: [folder] });
    const results = packs.flatMap(({ extractors }) =>
      extractors.flatMap((extractor) => runSuite(extractor, engine, findInText).results),
    );
    expect(results.length).toBeGreaterThanOrEqual(6);
    for (const { expected, received } of results) expect(received).toBe(expected);
  });

  const rows = [...RULES.matchAll(/^\| *`(.+)` *\| *(.*\[\[.+?) *\|$/gm)].map(([, says, text]) => [
    (says as string).replaceAll('\\|', '|'),
    text as string,
  ]);

  test.each(rows)('%s finds %s', async (says, text) => {
    const folder = folderOf({
      'samples/rules.yaml': `- id: it\n  says: ${JSON.stringify(says)}\n`,
      'samples/cases.yaml': `- text: ${JSON.stringify(text)}\n`,
    });
    const { engine, packs } = await loadRules({ rules: [folder] });
    const [extractor] = packs[0]?.extractors ?? [];
    if (!extractor) throw new Error('no extractor was read');
    const [result] = runSuite(extractor, engine, findInText).results;
    expect(result?.received).toBe(result?.expected);
  });

  test('the table of marks was found', () => {
    expect(rows.length).toBeGreaterThanOrEqual(7);
  });

  test('what the code example defines finds what its case says', async () => {
    const { defineExtractor } = await import('#pipeline/index');
    const [, body = ''] = /```ts\n[\s\S]*?(defineExtractor\(\{[\s\S]*?\n\}\));/.exec(RULES) ?? [];
    const plain = body.replace(' as { decimal: string }', '');
    const fleets = new Function('defineExtractor', `return ${plain}`)(defineExtractor);
    const engine = await loadEngine({ extractors: [fleets] });
    expect(
      findInText('A flotilla of 7 ships.', null, engine)
        .get('fleet')
        ?.map(({ value }) => value),
    ).toEqual([{ size: 7 }]);
  });
});

describe('README.md', () => {
  const README = page('README.md');
  const files = Object.fromEntries(blocks(README).map(([, path, body]) => [path as string, body as string]));
  const pack = () => join(folderOf(files), 'my-rules');

  test('its rule changes in the fixtures what it says', async () => {
    const [old, now] = [await loadEngine(), await loadEngine({ rules: [pack()] })];
    const differences: string[] = [];
    for await (const input of readInputs([fileURLToPath(new URL('../../fixtures', import.meta.url))], {
      published: null,
    })) {
      const [before, after] = [processInput(input, old), processInput(input, now)];
      if (hasFailed(before) || hasFailed(after)) throw new Error('a fixture cannot be read');
      for (const { what, before: was, after: is } of diffRecords(before, after))
        differences.push(`  ~ ${what}: ${was} → ${is}`);
    }
    const shown = /rules diff none my-rules -- fixtures\n\S+\n((?: {2}.*\n)+)/.exec(README)?.[1]?.trimEnd().split('\n');
    // Which number an agreement has may change with every better reading of its article.
    const unnumbered = (lines: readonly string[] = []) =>
      lines.map((line) => line.replace(/agreement \d+/, 'agreement'));
    expect(unnumbered(differences)).toEqual(unnumbered(shown));
  });

  test('its mistake is told as it says', async () => {
    const [, place = '', message = ''] = /error: my-rules\/(\S+): (.*moeny.*)\n/.exec(README) ?? [];
    const wrong = Object.fromEntries(
      Object.entries(files).map(([path, text]) => [path, text.replace('{money:aid}', '{moeny:aid}')]),
    );
    const folder = join(folderOf(wrong), 'my-rules');
    await expect(loadEngine({ rules: [folder] })).rejects.toThrow(`${folder}/${place}: ${message}`);
  });
});
