import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadEngine } from '#pipeline/io/engine';
import { loadRules } from '#pipeline/io/rules';
import { folderOf } from './pack-folder.js';
import { recordOf } from './records.js';

/** Twenty-four optional words before twenty-four others: without a budget 2^24 ways for each start. */
const RUNAWAY = `${'[a] '.repeat(24)}${'a '.repeat(24)}b`;

test('a pack that would hang is stopped, told of, and the rest is found', async () => {
  const rules = Array.from({ length: 40 }, (_, i) => `- id: r${i}\n  says: "${RUNAWAY} x${i}"\n`).join('');
  const cases = Array.from({ length: 40 }, (_, i) => `- text: "[[${'a '.repeat(48)}b x${i}]]"\n`).join('');
  const engine = await loadEngine({ rules: [folderOf({ 'moons/rules.yaml': rules, 'moons/cases.yaml': cases })] });
  const sentence = `${'a '.repeat(40)}b is what ${Array.from({ length: 40 }, (_, i) => `x${i}`).join(' ')} said. `;
  const started = performance.now();
  const record = recordOf(`${sentence.repeat(30)}Norway paid $5 million for masts.`, engine);
  // 40 rules in 31 sentences, each stopped at 20,000 steps and left out after three sentences: some tenths of a second.
  expect(performance.now() - started).toBeLessThan(30_000);
  const stopped = record.warnings.filter(({ code }) => code === 'rule-budget');
  expect(stopped.length).toBeGreaterThan(0);
  expect(stopped.length).toBeLessThanOrEqual(40 * 3);
  expect(stopped[0]?.message).toMatch(/rule moon\/r\d+ was stopped in a sentence after 20000 steps/);
  expect(record.money).toMatchObject([{ quote: '$5 million' }]);
});

test('code beside the data of a pack is never run', async () => {
  const folder = folderOf({
    'moons/rules.yaml': '- id: blue\n  says: blue moon\n',
    'moons/cases.yaml': '- text: A [[blue moon]].\n',
  });
  const mark = 'globalThis.entente_was_here = true;';
  for (const file of ['resolve.ts', 'resolve.js'])
    writeFileSync(join(folder, 'moons', file), `${mark} throw new Error(file);`);
  await loadEngine({ rules: [folder] });
  expect(globalThis).not.toHaveProperty('entente_was_here');
});

test.each([
  [
    'aliases within aliases',
    `a: &a [x, x, x, x, x, x, x, x, x]\n${'bcdefghi'
      .split('')
      .map((key, i) => `${key}: &${key} [${`*${'abcdefgh'[i]},`.repeat(9)}]`)
      .join('\n')}\n`,
  ],
  ['a name of all objects', '__proto__:\n  wall: [Wall]\n'],
])('%s are refused', async (_, lexicon) => {
  await expect(loadRules({ rules: [folderOf({ 'moons/lexicon.yaml': lexicon })] })).rejects.toThrow(
    'moons/lexicon.yaml',
  );
});

test('names that objects have by themselves are names like others', async () => {
  const folder = folderOf({
    'moons/lexicon.yaml': 'name:\n  constructor: [Blue Moon]\n  toString: [Red Moon]\n',
    'moons/rules.yaml': '- id: name\n  says: "{name}"\n',
    'moons/cases.yaml': '- text: The [[Blue Moon]], a [[Red Moon]].\n  finds: [constructor, toString]\n',
  });
  const { other } = recordOf('A Blue Moon and a Red Moon rose over Oslo.', await loadEngine({ rules: [folder] }));
  expect(other.map(({ value }) => value)).toEqual(['constructor', 'toString']);
});
