import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadEngine } from '#pipeline/io/engine';
import { folderOf } from './pack-folder.js';
import { lexicon, NAMES, WRONG_FILES } from './wrong-files.js';
import { WRONG_RULES } from './wrong-rules.js';

test.each([...WRONG_RULES, ...WRONG_FILES])('%s', async (_, files, place, parts) => {
  const folder = folderOf(files);
  const message = await messageOf(folder);
  const [told = '', line = '', caret = ''] = message.split('\n');
  expect(told.slice(0, told.indexOf(': '))).toBe(join(folder, place));
  for (const part of parts) expect(message).toContain(part);
  // The line itself, and a caret under the character that the place names.
  const [, number, column] = /:(\d+):(\d+)$/.exec(place) as unknown as [string, string, string];
  const [file = ''] = place.split(':');
  const source = (files[file] as string).split('\n')[Number(number) - 1] as string;
  if (source.length < 110)
    expect([line, caret]).toEqual([`  ${source}`, `  ${source.slice(0, Number(column) - 1).replace(/[^\t]/g, ' ')}^`]);
  else expect(caret).toMatch(/^ +\^$/);
});

const FOLDERS: readonly (readonly [what: string, folder: () => string, parts: readonly string[]])[] = [
  [
    'a folder that is not there',
    () => `${folderOf(lexicon(NAMES), 'moon-rules')}s`,
    ['no such folder', 'did you mean “moon-rules”?'],
  ],
  [
    'a file instead of a folder',
    () => join(folderOf({ 'a.yaml': '' }), 'a.yaml'),
    ['expected a folder of rules, found a file'],
  ],
  ['an empty folder', () => folderOf({}), ['holds no folder of a kind', 'entente rules new KIND']],
  ['rules without the folder of a kind', () => folderOf({ 'rules.yaml': '[]' }), ['stand in a folder of their kind']],
  ['a misspelt file', () => folderOf({ 'moons/rule.yaml': '[]' }), ['no file of a pack; did you mean “rules.yaml”?']],
  ['another ending', () => folderOf({ 'moons/rules.yml': '[]' }), ['did you mean “rules.yaml”?']],
  ['a folder without rules', () => folderOf({ 'moons/readme.txt': '' }), ['holds none of rules.yaml']],
  [
    'kinds that wait for each other',
    () =>
      folderOf({
        'suns/rules.yaml': '- id: a\n  says: "{moon} x"\n',
        'moons/rules.yaml': '- id: b\n  says: "{sun} y"\n',
      }),
    ['wait for each other: moon, sun', 'moon/b asks for {sun}'],
  ],
];

test.each(FOLDERS)('%s', async (_, folder, parts) => {
  const message = await messageOf(folder());
  for (const part of parts) expect(message).toContain(part);
});

test('all faults of one file are told at once, the first five of many', async () => {
  const folder = folderOf({
    'moons/rules.yaml': Array.from({ length: 8 }, (_, i) => `- id: a${i}\n  sais: b\n`).join(''),
  });
  const message = await messageOf(folder);
  expect(message.match(/no field “sais”/g)?.length).toBeLessThanOrEqual(5);
  expect(message).toContain('more in this file');
});

async function messageOf(folder: string): Promise<string> {
  try {
    await loadEngine({ rules: [folder] });
  } catch (error) {
    return (error as Error).message;
  }
  return 'nothing was wrong';
}
