import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { loadEngine } from '#pipeline/io/engine';
import { loadRules } from '#pipeline/io/rules';
import { runSuite } from '#pipeline/rules/suite';
import { findInText } from '#pipeline/stages/find-in-text';
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

  const rows = [...RULES.matchAll(/^\| `(.+)` \| (.*\[\[.+) \|$/gm)].map(([, says, text]) => [
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
