import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { loadEngine } from '#pipeline/io/engine';
import { findInText } from '#pipeline/stages/find-in-text';

const folder = mkdtempSync(join(tmpdir(), 'entente-pack-'));
afterAll(() => rmSync(folder, { recursive: true }));

test("an analyst's lexicon adds names, heads and subjects without any code", async () => {
  mkdirSync(join(folder, 'agreements'));
  writeFileSync(
    join(folder, 'agreements', 'lexicon.yaml'),
    [
      'official:',
      '  harbour tax accord: { forms: [HTA], instrument: protocol, head: protocol, subjects: [border-maritime] }',
      'treaty:',
      '  covenant: [covenant, covenants]',
      'subject:',
      '  logistics: [bunkering]',
      '',
    ].join('\n'),
  );
  const text = 'The HTA lapsed. They signed a covenant on bunkering.';
  const values = async (rules: readonly string[]) =>
    (findInText(text, null, await loadEngine({ rules })).get('agreement') ?? []).map(({ value }) => value);
  expect(await values([])).toEqual([]);
  expect(await values([folder])).toMatchObject([
    { instrument: 'protocol', acronym: 'HTA', subjects: ['border-maritime'] },
    { instrument: 'treaty', head: 'covenant', subjects: ['logistics'] },
  ]);
}, 30_000);
