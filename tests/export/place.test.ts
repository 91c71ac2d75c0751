import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { exportRecords } from '#pipeline/io/exports/export';
import { EXPORT_FORMATS, isOneFile } from '#pipeline/io/exports/formats';
import { TABLE_NAMES } from '#pipeline/io/exports/tables';
import type { ArticleRecord } from '#schemas/record';

const work = mkdtempSync(join(tmpdir(), 'entente-place-'));
afterAll(() => rmSync(work, { recursive: true }));

async function* none(): AsyncGenerator<ArticleRecord> {}
const write = (format: (typeof EXPORT_FORMATS)[number], out: string) => exportRecords(none(), format, out, 'codepoint');

test('an export takes the place of an older one', async () => {
  for (const format of EXPORT_FORMATS.filter((one) => one !== 'brat')) {
    const out = join(work, format);
    await write(format, out);
    const before = isOneFile(format) ? [] : readdirSync(out);
    await write(format, out);
    expect(isOneFile(format) ? [] : readdirSync(out)).toEqual(before);
  }
});

test('an export takes the place of nothing else', async () => {
  const folder = join(work, 'precious');
  mkdirSync(folder);
  writeFileSync(join(folder, 'articles.csv'), 'old');
  await write('csv', folder);
  writeFileSync(join(folder, 'thesis.txt'), 'years of work');
  for (const format of EXPORT_FORMATS)
    await expect(write(format, folder)).rejects.toMatchObject({ stop: 'cannot-create' });
  await expect(write('ocds', join(folder, 'thesis.txt'))).rejects.toThrow(/is a file/);
  expect(readFileSync(join(folder, 'thesis.txt'), 'utf8')).toBe('years of work');
  expect(readdirSync(folder)).toHaveLength(TABLE_NAMES.length + 1);
});

test('files for people to mark up are never replaced', async () => {
  await write('brat', join(work, 'brat'));
  await expect(write('brat', join(work, 'brat'))).rejects.toThrow(/holds other things/);
});
