import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';

// Every call is a process of its own, and a busy machine starts them slowly.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

const root = fileURLToPath(new URL('..', import.meta.url));
const work = mkdtempSync(join(tmpdir(), 'entente-cli-'));
const built = join(root, 'out', `cli-test-${process.pid}`);
const main = join(built, 'pipeline/cli/main.js');

beforeAll(() => {
  const run = (...args: string[]) => execFileSync(process.execPath, args, { cwd: root });
  run('node_modules/typescript/bin/tsc', '-p', 'pipeline/build', '--outDir', built);
  run('--import', 'tsx', 'pipeline/build/finish.ts', built);
});
afterAll(() => {
  rmSync(work, { recursive: true });
  rmSync(built, { recursive: true });
});

function entente(args: readonly string[], options: { input?: string; env?: Record<string, string> } = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], {
    cwd: root,
    encoding: 'utf8',
    ...options,
    env: { ...process.env, ...options.env },
  });
  return { status, stdout, stderr };
}
const lines = (text: string) => text.trim().split('\n');
const STORY = 'Norway and Malta signed a lease worth $40 million on Monday.\n';
const story = join(work, 'story.txt');
writeFileSync(story, STORY);

describe('extract', () => {
  test('writes one JSON line an article to standard output and a summary to standard error', () => {
    const { status, stdout, stderr } = entente(['extract', story, '--published', '2024-06-04']);
    expect(status).toBe(0);
    const record = JSON.parse(stdout);
    expect(record.source).toEqual({ uri: story, id: null, mediaType: 'text/plain' });
    expect(record.article.text).toBe(STORY);
    expect(record.article.published).toEqual({ value: '2024-06-04', source: 'option', certainty: 'explicit' });
    expect(stderr).toContain('1 article');
  });

  test('writes to a file that appears when it is complete, and leaves nothing else behind', () => {
    const file = join(work, 'out/records.jsonl');
    const { status, stdout, stderr } = entente(['extract', story, '-o', file, '--no-text']);
    expect([status, stdout]).toEqual([0, '']);
    expect(stderr).toContain(file);
    expect(JSON.parse(readFileSync(file, 'utf8')).article).not.toHaveProperty('text');
    expect(readdirSync(join(work, 'out'))).toEqual(['records.jsonl']);
  });

  test('reads standard input', () => {
    const { status, stdout } = entente(['extract', '-'], { input: STORY });
    expect([status, JSON.parse(stdout).article.text]).toEqual([0, STORY]);
  });

  test('gives an error record for what fails, goes on with the others, and exits with 1', () => {
    const { status, stdout, stderr } = entente(['extract', join(work, 'stroy.txt'), story]);
    expect(status).toBe(1);
    const [failed, fine] = lines(stdout).map((line) => JSON.parse(line));
    expect(Object.keys(failed)).toEqual(['schemaVersion', 'source', 'error']);
    expect(fine.article.text).toBe(STORY);
    expect(stderr).toContain('did you mean story.txt?');
  });

  test('--pretty shows a table, without colours where no terminal reads', () => {
    const { status, stdout } = entente(['extract', story, '--pretty', '--published', '2024-06-04']);
    expect(status).toBe(0);
    expect(stdout).toContain('$40 million');
    expect(stdout).not.toContain('\u001b');
    expect(() => JSON.parse(stdout)).toThrow();
  });

  test('is quiet when its reader has seen enough', async () => {
    const many = join(work, 'many.jsonl');
    writeFileSync(many, `${JSON.stringify({ text: STORY.repeat(50) })}\n`.repeat(400));
    const child = spawn(process.execPath, [main, 'extract', many], { cwd: root });
    let stderr = '';
    child.stderr.on('data', (chunk) => {
      stderr += chunk;
    });
    child.stdout.once('data', () => child.stdout.destroy());
    const status = await new Promise((resolve) => child.once('close', resolve));
    expect(status).toBe(0);
    expect(stderr).toBe('');
  });
});

describe('a wrong call', () => {
  test.each([
    [['extract'], 'missing required argument'],
    [['extract', story, '--published', '2024-02-30'], 'Expected a day such as 2025-04-14'],
    [['extrakt', story], 'Did you mean extract?'],
    [['extract', story, '--prety'], 'Did you mean --pretty?'],
    [['extract', story, '--rules', join(work, 'nowhere')], 'nowhere'],
    [['check', join(work, 'nowhere')], 'no such folder'],
    [['check', 'fixtures', '--update-floors'], 'need --floors'],
  ])('%j says what is wrong and exits with 2', (args, message) => {
    const { status, stdout, stderr } = entente(args);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});

test.each([[[]], [['extract']], [['check']], [['explain']]])('entente %j --help shows examples', (args) => {
  const { status, stdout } = entente([...args, '--help']);
  expect(status).toBe(0);
  expect(stdout).toContain('Examples:\n  $ entente ');
});

describe('explain', () => {
  test('shows for each fact the rule and the words, from an article or from records', () => {
    const file = join(work, 'explained.jsonl');
    entente(['extract', story, '-o', file]);
    const article = entente(['explain', story]);
    const records = entente(['explain', file]);
    expect([article.status, records.status]).toEqual([0, 0]);
    expect(article.stdout).toBe(records.stdout);
    expect(article.stdout).toContain('[$40 million]');
    expect(article.stdout).toMatch(/rule +money\//);
  });
});

describe('check', () => {
  const folder = join(work, 'set');
  const gold = (amount: number) => ({
    published: '2024-06-04',
    money: [{ text: '$40 million', currency: 'USD', amount, bound: 'exact', basis: 'total', use: 'other' }],
    dates: [],
    parties: [],
    records: [],
  });
  const write = (amount: number) => {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder);
    writeFileSync(join(folder, 'one.txt'), STORY);
    writeFileSync(join(folder, 'one.gold.json'), JSON.stringify(gold(amount)));
  };
  const floors = join(work, 'floors.json');

  test('scores both forms of fixtures as tables and as JSON', () => {
    write(4e7);
    const flat = entente(['check', folder, '--json']);
    expect(flat.status).toBe(0);
    const { total } = JSON.parse(flat.stdout);
    expect(total.figures.moneyValue).toEqual({ p: 1, r: 1, f1: 1, right: 1, predicted: 1, gold: 1 });
    const table = entente(['check', 'fixtures']);
    expect(table.stdout).toMatch(/money, value +[\d.]+ +[\d.]+ +[\d.]+/);
    expect(table.status).toBe(0);
  });

  test('sets floors, holds them, and lowers them only when told to', () => {
    write(4e7);
    const withFloors = (...args: string[]) => entente(['check', folder, '--floors', floors, ...args]);
    expect(withFloors().status).toBe(3);
    expect(existsSync(floors)).toBe(false);
    expect(withFloors('--update-floors').status).toBe(0);
    expect(withFloors().status).toBe(0);
    write(5e7);
    const before = readFileSync(floors, 'utf8');
    const fallen = withFloors('--update-floors');
    expect([fallen.status, fallen.stderr]).toEqual([3, expect.stringContaining('moneyValue fell to 0.000')]);
    expect(readFileSync(floors, 'utf8')).toBe(before);
    expect(withFloors('--update-floors', '--accept-lower').status).toBe(0);
    expect(readFileSync(floors, 'utf8')).not.toBe(before);
  });

  test('--errors lists the differences', () => {
    write(5e7);
    const { stdout } = entente(['check', folder, '--errors']);
    expect(stdout).toContain('expected USD 50000000, found USD 40000000');
  });

  test('fails where an expectation is missing or wrong', () => {
    write(4e7);
    writeFileSync(join(folder, 'two.txt'), STORY);
    const { status, stderr } = entente(['check', folder]);
    expect(status).toBe(1);
    expect(stderr).toContain('two.txt: nothing says what is expected of it (two.gold.json)');
  });
});
