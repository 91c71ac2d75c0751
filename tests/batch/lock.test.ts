import { spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { inputPaths } from '#pipeline/run/input-paths';
import { openJournal, readJournal } from '#pipeline/run/journal';
import { takeLock } from '#pipeline/run/lock';
import { workFolder, writeArticles } from './house.js';

const work = workFolder();
afterAll(() => rmSync(work, { recursive: true }));

describe('the lock', () => {
  const folder = writeArticles(join(work, 'locks'), {});
  test('is held by one at a time and given back', () => {
    const release = takeLock(folder, null);
    expect(() => takeLock(folder, null)).toThrow(`process ${process.pid} on ${hostname()} works on this run`);
    expect(() => takeLock(folder, '1-of-2')).toThrow(/works on this run/);
    release();
    expect(readdirSync(folder)).toEqual([]);
  });

  test('lets shards work side by side, and no whole run beside them', () => {
    const releases = ['1-of-2', '2-of-2'].map((shard) => takeLock(folder, shard));
    expect(() => takeLock(folder, null)).toThrow(/works on this run/);
    for (const release of releases) release();
    takeLock(folder, null)();
  });

  test('of a process that is no more is taken over, also when it was half written or its number is used again', () => {
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    for (const content of [
      JSON.stringify({ pid, host: hostname(), started: '1' }),
      JSON.stringify({ pid: process.pid, host: hostname(), started: '1' }),
      '{"pid":',
      '',
    ]) {
      writeFileSync(join(folder, 'lock'), content);
      takeLock(folder, null)();
      expect(existsSync(join(folder, 'lock'))).toBe(false);
    }
  });

  test('of another machine is respected', () => {
    writeFileSync(join(folder, 'lock'), JSON.stringify({ pid: 1, host: 'elsewhere', started: null }));
    expect(() => takeLock(folder, null)).toThrow(/on elsewhere works on this run; if it does not, remove the file/);
  });
});

test('the journal closes a torn line and leaves it out', () => {
  const file = join(work, 'journal.jsonl');
  const add = (part: number) => {
    const journal = openJournal(file);
    journal.add({ event: 'part', part, documents: 500, failed: 0 });
    journal.close();
  };
  add(0);
  appendFileSync(file, '{"event":"part","part":1,"docu');
  add(2);
  expect(readJournal(file).map((line) => line.event === 'part' && line.part)).toEqual([0, 2]);
  expect(readFileSync(file, 'utf8').split('\n')).toHaveLength(4);
});

test('inputs come in byte order, each once', async () => {
  const folder = writeArticles(join(work, 'paths'), { 'b.txt': '', 'a.txt': '', 'é.txt': '', 'Z.txt': '' });
  const at = (name: string) => join(folder, name);
  expect(await inputPaths([at('é.txt'), at('b.txt'), at('Z.txt'), at('b.txt')])).toEqual(
    ['Z.txt', 'b.txt', 'é.txt'].map(at),
  );
  expect(await inputPaths([at('b.txt'), `${folder}/`, at('a.txt')])).toEqual([folder]);
  expect(await inputPaths([at('*.txt'), at('missing.txt')])).toEqual(
    ['Z.txt', 'a.txt', 'b.txt', 'missing.txt', 'é.txt'].map(at),
  );
});
