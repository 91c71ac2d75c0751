import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { BatchOptions } from '#pipeline/run/batch';
import { documentsFile, recordsFile } from '#pipeline/run/finish';
import type { DocumentLine } from '#schemas/batch';

/** What tests of batch runs share: a folder to work in, articles, how to run. */
export const workFolder = (): string => mkdtempSync(join(tmpdir(), 'entente-batch-'));

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Compiles the product once for a file of tests: what is shipped is tested, and threads start ten times as fast. */
export function build(): { readonly main: string; readonly thread: string; readonly folder: string } {
  const folder = join(root, 'out', `batch-test-${process.pid}-${performance.now().toFixed(0)}`);
  const run = (...args: string[]) => execFileSync(process.execPath, args, { cwd: root });
  run('node_modules/typescript/bin/tsc', '-p', 'pipeline/build', '--outDir', folder);
  run('--import', 'tsx', 'pipeline/build/finish.ts', folder);
  const thread = pathToFileURL(join(folder, 'pipeline/run/worker-thread.js')).href;
  return { main: join(folder, 'pipeline/cli/main.js'), thread, folder };
}

export function writeArticles(folder: string, articles: Readonly<Record<string, string>>): string {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(articles)) writeFileSync(join(folder, name), text);
  return folder;
}

const COUNTRIES = ['Norway', 'Malta', 'Chile', 'Kenya', 'Greece', 'Poland', 'Ireland'];

/** A short article that differs from every other number's in a figure. */
export const article = (i: number): string =>
  `${COUNTRIES[i % 7]} and ${COUNTRIES[(i * 3 + 1) % 7]} signed a defence cooperation agreement worth $${100 + i} million on Monday.\n`;

export const manyArticles = (count: number): Readonly<Record<string, string>> =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`a${String(i).padStart(4, '0')}.txt`, article(i)]));

export const options = (inputs: readonly string[], out: string, rest: Partial<BatchOptions> = {}): BatchOptions => ({
  inputs,
  out,
  jobs: 1,
  rules: [],
  published: '2024-06-04',
  shard: null,
  fresh: false,
  all: false,
  maxErrors: null,
  timeBudget: 10,
  partSize: 10,
  ...rest,
});

export function digests(run: string): readonly string[] {
  return [recordsFile(run), documentsFile(run)].map((file) =>
    createHash('sha256').update(readFileSync(file)).digest('hex'),
  );
}

export const documents = (run: string): readonly DocumentLine[] =>
  readFileSync(documentsFile(run), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

export const records = (run: string): readonly { readonly [key: string]: unknown }[] =>
  readFileSync(recordsFile(run), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
