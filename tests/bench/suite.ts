import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readExtractors } from '#pipeline/io/extractors';
import { compileEngine } from '#pipeline/rules/compile';
import type { Engine } from '#pipeline/rules/engine';
import { mergeExtractors } from '#pipeline/rules/packs';

/** Suites of values lie outside of the project: a file SET.dev.jsonl a set, and their scorer score.mjs beside them. */
export type GoldLine = {
  readonly id: string;
  readonly dct: string | null;
  readonly text: string;
  readonly expected: readonly { readonly kind: string; readonly nested?: boolean; readonly optional?: boolean }[];
};
/** What the scorer reads: a TIMEX value or an interval (`from`, `to`), or an amount or its bounds. */
export type SuiteSpan = {
  readonly kind: 'money' | 'timex';
  readonly start: number;
  readonly end: number;
  readonly type?: string;
  readonly value?: string;
  readonly timex?: string;
  readonly from?: string;
  readonly to?: string;
  readonly fromFull?: string;
  readonly toInclusive?: string;
  readonly amount?: string;
  readonly min?: string;
  readonly max?: string;
  readonly currency?: string;
};
type Prf = { readonly P: number; readonly R: number; readonly F1: number };
export type SuiteScore = {
  readonly gold: number;
  readonly strict: Prf;
  readonly relaxed: Prf;
  readonly value?: Prf;
};

export const SUITES = fileURLToPath(new URL('../../../shared/suites/values', import.meta.url));
export const EXTRACTORS = fileURLToPath(new URL('../../extractors/', import.meta.url));

export function hasSuites(directory: string): boolean {
  return existsSync(join(directory, 'score.mjs'));
}

/** Whether this file is the one that was started, so that it may be imported by another without running. */
export function isStarted(url: string): boolean {
  return process.argv[1] !== undefined && fileURLToPath(url) === process.argv[1];
}

/** An engine of some kinds only, so that what is measured is those. */
export async function engineOf(kinds: readonly string[], folder = EXTRACTORS): Promise<Engine> {
  const all = await readExtractors(folder, { trusted: true });
  const wanted = all.filter(({ kind }) => kinds.includes(kind));
  return compileEngine(mergeExtractors([wanted]), { version: 'bench', digest: 'sha256:bench' });
}

/** The lines of a set; none where it is absent. */
export function linesOf(directory: string, set: string): readonly GoldLine[] {
  const file = join(directory, `${set}.dev.jsonl`);
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as GoldLine);
}

/** Runs the scorer of the suites and gives what it prints. */
export function runScorer(
  directory: string,
  set: string,
  kind: 'money' | 'timex',
  predict: (line: GoldLine) => readonly SuiteSpan[],
  options: readonly string[],
): string {
  const folder = mkdtempSync(join(tmpdir(), 'suite-'));
  const file = join(folder, 'predictions.jsonl');
  const lines = linesOf(directory, set).map((line) => JSON.stringify({ id: line.id, spans: predict(line) }));
  writeFileSync(file, `${lines.join('\n')}\n`);
  const gold = join(directory, `${set}.dev.jsonl`);
  const wanted = [join(directory, 'score.mjs'), '--gold', gold, '--pred', file, '--kind', kind, ...options];
  const { stdout, stderr } = spawnSync(process.execPath, wanted, { encoding: 'utf8', maxBuffer: 1 << 26 });
  rmSync(folder, { recursive: true });
  return stdout + stderr;
}

export function scoreOf(
  directory: string,
  set: string,
  kind: 'money' | 'timex',
  predict: (line: GoldLine) => readonly SuiteSpan[],
): SuiteScore {
  return JSON.parse(runScorer(directory, set, kind, predict, ['--json'])) as SuiteScore;
}
