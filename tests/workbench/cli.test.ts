import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { parseDocument } from 'yaml';
import { folderOf } from './pack-folder.js';

// Every call is a process of its own, and a busy machine starts them slowly.
vi.setConfig({ testTimeout: 240_000 });

const root = fileURLToPath(new URL('../../', import.meta.url));
const command = ['--import', import.meta.resolve('tsx'), join(root, 'pipeline/cli/main.ts')];

function entente(cwd: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...command, ...args], { cwd, encoding: 'utf8' });
  return { status, stdout, stderr };
}

describe('entente rules new', () => {
  const templates = readdirSync(join(root, 'extractors/_template')).filter((name) => name !== 'new');
  const folder = folderOf({});
  const kinds = ['exercise', ...templates];

  test('makes a pack whose cases hold, for each kind that can be added to, and for a new one', () => {
    for (const kind of kinds) expect(entente(folder, 'rules', 'new', kind).status).toBe(0);
    expect(readdirSync(join(folder, 'my-rules')).sort()).toEqual(
      ['.schemas', 'exercises', 'pack.yaml', ...templates].sort(),
    );
    const tested = entente(folder, 'rules', 'test');
    expect(tested.stdout).toContain(' 0 failed');
    expect(tested.status).toBe(0);
  });

  test('with schemas that editors find beside the files', () => {
    for (const file of ['pack.yaml', 'exercises/rules.yaml', 'exercises/cases.yaml', 'exercises/lexicon.yaml']) {
      const path = join(folder, 'my-rules', file);
      const [, schema = ''] = /^# yaml-language-server: \$schema=(\S+)/.exec(readFileSync(path, 'utf8')) ?? [];
      expect(existsSync(join(path, '..', schema))).toBe(true);
      expect(parseDocument(readFileSync(path, 'utf8')).errors).toEqual([]);
    }
  });

  test('changes nothing that is there, and says what it cannot do', () => {
    const again = entente(folder, 'rules', 'new', 'exercise');
    expect([again.status, again.stderr]).toEqual([2, expect.stringContaining('exists already; nothing was changed')]);
    expect(entente(folder, 'rules', 'new', 'numbers').stderr).toContain('are read by code');
    expect(entente(folder, 'rules', 'new', 'Naval Base').stderr).toContain('expected small letters');
  });

  test('a pack made so works in extract', () => {
    writeFileSync(join(folder, 'story.txt'), 'Norway will host Northern Gate on Monday.\n');
    const { status, stdout } = entente(folder, 'extract', 'story.txt', '--rules', 'my-rules');
    expect(status).toBe(0);
    expect(JSON.parse(stdout).other[0]).toMatchObject({ kind: 'exercise', value: { name: 'northern-gate' } });
  });
});

describe('entente rules', () => {
  const RULES = '- id: blue\n  says: "{party} saw a blue moon"\n';
  const pack = (text: string) =>
    folderOf({ 'pack.yaml': 'name: moons\nversion: "1.0.0"\n', 'moons/rules.yaml': RULES, 'moons/cases.yaml': text });

  test('test shows expected and received, how far the rule came, and exits with 1', () => {
    const folder = pack('- text: "[[Norway saw a blue moon]]."\n- text: "[[Norway saw a red moon]]."\n');
    const { status, stdout } = entente(folder, 'rules', 'test');
    expect(status).toBe(1);
    expect(stdout).toContain(
      'moons/cases.yaml:2\n  expected  [[Norway saw a red moon]].\n  received  Norway saw a red moon.\n',
    );
    expect(stdout).toContain('moon/blue came as far as “Norway saw a”, then asked for “blue”, where “red” stands');
    expect(stdout).toContain('2 cases, 1 failed');
  });

  test('a rule without a case fails the test, and is refused elsewhere', () => {
    const folder = pack('[]\n');
    expect(entente(folder, 'rules', 'test')).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('1 rule without a case'),
    });
    const refused = entente(folder, 'extract', 'x.txt', '--rules', '.');
    expect([refused.status, refused.stdout]).toEqual([2, '']);
    expect(refused.stderr).toContain('moons/rules.yaml:1:7: no case shows the rule “blue”');
  });

  test('list, lint, sample, parse and diff answer with their exit codes', () => {
    const folder = pack('- text: "[[Norway saw a blue moon]]."\n');
    writeFileSync(join(folder, 'story.txt'), 'Norway saw a blue moon on Monday.\n');
    const run = (...args: string[]) => entente(folder, 'rules', ...args);
    expect(run('list')).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/moons +moon\/blue +1 +\S+ +\{party\} saw/),
    });
    expect(run('lint')).toMatchObject({ status: 0, stdout: 'nothing to say of 1 rules\n' });
    expect(run('sample', 'moon/blue', '-n', '3').stdout.match(/✓ .* saw a blue moon\./g)).toHaveLength(3);
    expect(run('parse', 'Malta saw a blue moon.').stdout).toContain('moon/blue  [Malta saw a blue moon]  kept');
    expect(run('sample', 'moon/bleu')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('did you mean “moon/blue”?'),
    });
    const diff = run('diff', 'none', '.', '--', 'story.txt');
    expect(diff).toMatchObject({ status: 1, stdout: expect.stringContaining('+ moon “Norway saw a blue moon”') });
    expect(run('diff', '.', '.', '--', 'story.txt')).toMatchObject({ status: 0, stdout: '' });
  });
});

describe('entente rules test --watch', () => {
  const children: ChildProcess[] = [];
  afterAll(() => {
    for (const child of children) child.kill();
  });

  test('runs again at a change, whatever mistake was made in between', async () => {
    const folder = folderOf({
      'pack.yaml': 'name: moons\nversion: "1.0.0"\n',
      'moons/rules.yaml': '- id: blue\n  says: blue moon\n',
      'moons/cases.yaml': '- text: A [[blue moon]].\n',
    });
    const child = spawn(process.execPath, [...command, 'rules', 'test', '--watch'], { cwd: folder });
    children.push(child);
    let output = '';
    child.stdout.on('data', (data: Buffer) => {
      output += data.toString();
    });
    const told = async (text: string) => {
      for (let i = 0; i < 400 && !output.includes(text); i++) await new Promise((resolve) => setTimeout(resolve, 50));
      expect(output).toContain(text);
      output = '';
    };
    await told('watching .');
    appendFileSync(join(folder, 'moons/rules.yaml'), '- id: red\n  sais: red moon\n');
    await told('no field “sais”; did you mean “says”?');
    writeFileSync(join(folder, 'moons/rules.yaml'), '- id: blue\n  says: blue (moon|sun)\n');
    await told('1 case, 0 failed');
    writeFileSync(join(folder, 'moons/cases.yaml'), '- text: A [[blue star]].\n');
    await told('received  A blue star.');
  });
});
