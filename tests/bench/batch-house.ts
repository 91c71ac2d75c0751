import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generateArticles } from './generate.js';

/** What the parts of the measurement share: the product as it is built, archives, digests. */
export type Figure = { readonly what: string; readonly goal: string; readonly got: string; readonly isMet: boolean };

/** A part of the measurement gets a folder of its own and says what it is at. */
export type Measure = (work: string, say: (message: string) => void) => Promise<readonly Figure[]>;

export const root = fileURLToPath(new URL('../..', import.meta.url));
/** A file of the build; another than dist/ may be named by ENTENTE_DIST, so that dist/ can be built meanwhile. */
export const built = (path: string): string => resolve(root, process.env.ENTENTE_DIST ?? 'dist', 'pipeline', path);

export type Ended = {
  readonly code: number | null;
  readonly isKilled: boolean;
  readonly seconds: number;
  readonly said: string;
};

export const start = (args: readonly string[]): ChildProcess =>
  spawn(process.execPath, [built('cli/main.js'), ...args], { stdio: ['ignore', 'ignore', 'pipe'] });

/** Runs `entente`; `killAfter` milliseconds it is killed (kill -9). */
export function entente(args: readonly string[], killAfter: number | null = null): Promise<Ended> {
  const started = performance.now();
  const child = start(args);
  let said = '';
  child.stderr?.on('data', (text) => {
    said += text;
  });
  const timer = killAfter === null ? null : setTimeout(() => child.kill('SIGKILL'), killAfter);
  return new Promise((resolve) =>
    child.on('close', (code, signal) => {
      if (timer) clearTimeout(timer);
      resolve({ code, isKilled: signal === 'SIGKILL', seconds: (performance.now() - started) / 1000, said });
    }),
  );
}

/** Short articles, one a file: it is the writing that is tried. Some have no text, some repeat the one before. */
export function writeShortArticles(folder: string, count: number): void {
  mkdirSync(folder, { recursive: true });
  let last = '';
  let i = 0;
  for (const { name, text } of generateArticles(count, 3, 1, 2)) {
    const content = i % 97 === 5 ? '' : i % 50 === 7 ? last : text.slice(0, 400);
    writeFileSync(join(folder, `${name}.txt`), content);
    last = content;
    i++;
  }
}

export type Line = { readonly id: string; readonly text: string };

/** An archive as JSON Lines in files of 10,000 articles. @returns its bytes */
export function writeLines(folder: string, lines: Iterable<Line>, published = '2024-05-17'): number {
  mkdirSync(folder, { recursive: true });
  let bytes = 0;
  let count = 0;
  let file = -1;
  for (const line of lines) {
    if (count % 10_000 === 0) {
      if (file >= 0) closeSync(file);
      file = openSync(join(folder, `${String(count / 10_000).padStart(4, '0')}.jsonl`), 'w');
    }
    bytes += writeSync(file, `${JSON.stringify({ ...line, published })}\n`);
    count++;
  }
  if (file >= 0) closeSync(file);
  return bytes;
}

/** Digests of the two files that a run ends with, as one. */
export function digestOf(run: string): string {
  const hash = createHash('sha256');
  for (const name of ['records.jsonl', 'documents.jsonl']) hash.update(readFileSync(join(run, name)));
  return hash.digest('hex');
}

export const linesOf = (file: string): readonly string[] => readFileSync(file, 'utf8').trimEnd().split('\n');

export const partsIn = (run: string): number =>
  existsSync(join(run, 'parts'))
    ? readdirSync(join(run, 'parts')).filter((name) => name.endsWith('.documents.jsonl')).length
    : 0;

/** Resolves when something has become true; looks ten times a second. */
export async function until(what: string, isTrue: () => boolean | Promise<boolean>, seconds = 600): Promise<void> {
  for (let tries = 0; !(await isTrue()); tries++) {
    if (tries > seconds * 10) throw new Error(`${what}: not within ${seconds} s`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
