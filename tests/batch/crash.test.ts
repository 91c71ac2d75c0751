import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { build, digests, manyArticles, workFolder, writeArticles } from './house.js';

vi.setConfig({ testTimeout: 600_000, hookTimeout: 120_000 });

const KILLS = 12;
const work = workFolder();
const { main, folder } = build();
// Two parts, so that a kill falls before, between and after them.
const inputs = writeArticles(join(work, 'in'), manyArticles(900));
afterAll(() => {
  for (const made of [work, folder]) rmSync(made, { recursive: true });
});

const args = (out: string, ...more: readonly string[]) => [main, 'batch', inputs, '--out', out, '--jobs', '2', ...more];

/** None where it was killed before there was a folder. */
const filesIn = (folder: string) => (existsSync(folder) ? readdirSync(folder) : []);

/** @returns whether it was killed before its end */
const runAndKill = (out: string, after: number): Promise<boolean> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args(out), { stdio: 'ignore' });
    const timer = setTimeout(() => child.kill('SIGKILL'), after);
    child.on('exit', (code, signal) => {
      clearTimeout(timer);
      if (signal === null && code !== 0) reject(new Error(`exit code ${code}`));
      else resolve(signal === 'SIGKILL');
    });
  });

test('kill -9 at any moment loses, doubles and tears nothing (npm run bench:batch does it 200 times)', async () => {
  const clean = join(work, 'clean');
  const started = performance.now();
  expect(spawnSync(process.execPath, args(clean)).status).toBe(0);
  const whole = performance.now() - started;
  let kills = 0;
  for (let runs = 0; kills < KILLS; runs++) {
    const out = join(work, `run-${runs}`);
    // Kills fall over the length of a run, at other places in each and after each that came too late; the last attempt
    // is let through.
    for (
      let tries = 0;
      await runAndKill(out, tries > 4 ? 2 ** 30 : whole * (0.1 + (((kills + runs) * 7) % 10) / 13));
      tries++
    ) {
      kills++;
      for (const name of filesIn(join(out, 'parts')).filter((file) => file.endsWith('.jsonl')))
        for (const line of readFileSync(join(out, 'parts', name), 'utf8')
          .trimEnd()
          .split('\n'))
          JSON.parse(line);
    }
    expect(digests(out)).toEqual(digests(clean));
  }
});

test('a second process is refused with 75 while the first lives, and an interrupt ends with 130', async () => {
  const out = join(work, 'locked');
  const child = spawn(process.execPath, args(out), { stdio: 'ignore' });
  const ended = new Promise((resolve) => child.on('exit', (code) => resolve(code)));
  await vi.waitUntil(() => readdirSync(work).includes('locked') && readdirSync(out).includes('lock'), {
    timeout: 60_000,
  });
  // Held still, so that it cannot be done before the second has begun.
  child.kill('SIGSTOP');
  const second = spawnSync(process.execPath, args(out), { encoding: 'utf8' });
  expect(second.stderr).toMatch(new RegExp(`process ${child.pid} on .* works on this run`));
  expect(second.status).toBe(75);
  child.kill('SIGINT');
  child.kill('SIGCONT');
  expect(await ended).toBe(130);
  expect(readdirSync(out)).not.toContain('lock');
  expect(spawnSync(process.execPath, args(out)).status).toBe(0);
  expect(digests(out)).toEqual(digests(join(work, 'clean')));
});

test('exit codes and messages of what goes wrong', () => {
  const run = (...more: readonly string[]) => {
    const { status, stderr } = spawnSync(process.execPath, [main, 'batch', ...more], { encoding: 'utf8' });
    return { status, stderr };
  };
  const file = join(work, 'a-file');
  writeFileSync(file, '');
  expect(run(inputs)).toMatchObject({ status: 2, stderr: expect.stringContaining("'--out <run>' not specified") });
  expect(run('-', '--out', join(work, 'x'))).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('cannot be resumed'),
  });
  expect(run(inputs, '--out', join(work, 'x'), '--shard', '3/2')).toMatchObject({ status: 2 });
  expect(run(inputs, '--out', inputs)).toMatchObject({
    status: 73,
    stderr: expect.stringContaining('holds other things'),
  });
  expect(run(inputs, '--out', file)).toMatchObject({ status: 73 });
  const rules = writeArticles(join(work, 'rules/deals'), { 'rules.yaml': "- id: x\n  says: '{moeny}'\n" });
  const wrong = run(inputs, '--out', join(work, 'z'), '--rules', join(rules, '..'));
  expect(wrong).toMatchObject({
    status: 2,
    stderr: expect.stringMatching(/^error: .*rules\.yaml:2:10: .*did you mean “money”/),
  });
  expect(readdirSync(work)).not.toContain('z');
  const empty = writeArticles(join(work, 'empty'), { 'a.txt': '', 'b.txt': ' ' });
  expect(run(empty, '--out', join(work, 'y'), '--max-errors', '1')).toMatchObject({ status: 4 });
  const json = run(empty, '--out', join(work, 'y'), '--log-format', 'json');
  expect(json.status).toBe(1);
  const events = json.stderr
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(events.map(({ event }) => event)).toEqual(['planned', 'failed', 'failed', 'finished']);
  expect(events.at(-1)).toMatchObject({ inputs: 2, failed: 2, ok: 0 });
});
