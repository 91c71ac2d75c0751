import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { runAnnotate } from '#pipeline/cli/run-annotate';

vi.setConfig({ testTimeout: 60_000 });
const work = mkdtempSync(join(tmpdir(), 'entente-annotate-'));
afterAll(() => rmSync(work, { recursive: true }));
const NAME = 'israel-patrol-boats';
const set = join(work, 'set');
const file = join(set, NAME, 'expected.json');
const read = () => JSON.parse(readFileSync(file, 'utf8'));
const none = { rules: [] };

let said: string[];
beforeEach(() => {
  rmSync(set, { recursive: true, force: true });
  cpSync(join('fixtures', NAME), join(set, NAME), { recursive: true });
  said = [];
  for (const stream of ['log', 'error'] as const)
    vi.spyOn(console, stream).mockImplementation((text: string) => void said.push(text));
});

test('a draft stands beside an article without expectation, and never replaces one', async () => {
  const before = readFileSync(file, 'utf8');
  expect(await runAnnotate(set, none)).toBe(0);
  expect(readFileSync(file, 'utf8')).toBe(before);
  rmSync(file);
  expect(await runAnnotate(set, none)).toBe(0);
  expect(read().records.length).toBeGreaterThan(0);
  expect(read().note).toContain('A draft');
});

describe.each(['brat', 'label-studio'] as const)('%s', (format) => {
  const place = join(work, format === 'brat' ? 'brat' : 'tasks.json');
  const body = format === 'brat' ? join(place, `${NAME}.ann`) : place;
  const exported = () => runAnnotate(set, { ...none, export: format, output: place });
  const imported = (force = false) => runAnnotate(set, { ...none, import: format, from: place, force });
  const edit = (from: string, to: string) => writeFileSync(body, readFileSync(body, 'utf8').replaceAll(from, to));
  const quotes = format === 'brat' ? (json: string) => json : (json: string) => json.replaceAll('"', '\\"');

  test('gives back what it got, then what was corrected', async () => {
    const before = readFileSync(file, 'utf8');
    expect(await exported()).toBe(0);
    expect(existsSync(format === 'brat' ? join(place, 'annotation.conf') : join(work, 'tasks.xml'))).toBe(true);
    expect(await imported()).toBe(0);
    expect(readFileSync(file, 'utf8')).toBe(before);
    edit(quotes('"country":"ISR"'), quotes('"country":"NLD"'));
    expect(await imported()).toBe(0);
    expect(said.join('\n')).toMatch(/-.*"ISR"/);
    expect(JSON.stringify(read().parties)).toContain('"NLD"');
    expect(read().records).toEqual(JSON.parse(before).records);
  });

  test('shows a conflict and writes nothing where both sides have changed, unless told to', async () => {
    await exported();
    writeFileSync(file, JSON.stringify({ ...read(), note: 'changed meanwhile' }));
    const before = readFileSync(file, 'utf8');
    edit(quotes('"country":"ISR"'), quotes('"country":"NLD"'));
    expect(await imported()).toBe(1);
    expect(said.join('\n')).toContain('have changed since the export');
    expect(readFileSync(file, 'utf8')).toBe(before);
    expect(await imported(true)).toBe(0);
    expect(read().note).toBe('changed meanwhile');
  });

  test('refuses a malformed value', async () => {
    const before = readFileSync(file, 'utf8');
    await exported();
    edit(quotes('"country":"ISR"'), quotes('"country":"Israel"'));
    expect(await imported()).toBe(1);
    expect(said.join('\n')).toContain('expected three capital letters');
    expect(readFileSync(file, 'utf8')).toBe(before);
  });
});
