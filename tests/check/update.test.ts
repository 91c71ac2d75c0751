import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { expectedText } from '#pipeline/cli/update-expected';

vi.setConfig({ testTimeout: 60_000 });
const work = mkdtempSync(join(tmpdir(), 'entente-update-'));
afterAll(() => rmSync(work, { recursive: true }));

const NAME = 'korea-greece-intelligence';
cpSync(join('fixtures', NAME), join(work, NAME), { recursive: true });
const file = join(work, NAME, 'expected.json');
const gold = JSON.parse(readFileSync(file, 'utf8'));

/** Runs `check --update` with an expectation that lacks its records, and answers its question. */
function update(answer: string) {
  const wrong = expectedText({ ...gold, note: 'mind the note', records: [] });
  writeFileSync(file, wrong);
  const args = ['--import', 'tsx', 'pipeline/cli/main.ts', 'check', work, '--update', NAME];
  const { status, stdout } = spawnSync(process.execPath, args, { input: answer, encoding: 'utf8' });
  return { status, stdout, wrong, now: readFileSync(file, 'utf8') };
}

describe('check --update', () => {
  test.each(['n\n', '', 'perhaps\n'])('shows the change and leaves the file alone on %j', (answer) => {
    const { status, stdout, wrong, now } = update(answer);
    expect(stdout).toMatch(/\+ .*"instrument"/);
    expect([status, now]).toEqual([1, wrong]);
  });

  test('writes it on a yes, and keeps the note', () => {
    const { status, now } = update('y\n');
    expect(status).toBe(0);
    expect(JSON.parse(now).records.length).toBeGreaterThan(0);
    expect(JSON.parse(now).note).toBe('mind the note');
  });
});
