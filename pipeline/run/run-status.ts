import { existsSync, readdirSync } from 'node:fs';
import { partsFolder, readPart } from '#pipeline/run/parts';
import { readPlan } from '#pipeline/run/plan';
import { finishedRun, readWalked } from '#pipeline/run/run-folder';
import { stop } from '#pipeline/run/stop';

/** How far a run is, from what is on the disk. */
export function runStatusOf(run: string): Readonly<Record<string, string | number>> {
  const plan = existsSync(run) ? readPlan(run) : null;
  if (plan === null) throw stop('usage', `${run}: no run is there`);
  const finished = finishedRun(run, plan);
  if (finished !== null) return { state: 'finished', ...finished.counts, records: finished.records };
  const parts = existsSync(partsFolder(run)) ? readdirSync(partsFolder(run)) : [];
  const done = parts.filter((name) => name.endsWith('.documents.jsonl')).map((name) => Number.parseInt(name, 10));
  const counts = { ok: 0, duplicate: 0, skipped: 0, failed: 0 };
  for (const part of done) for (const { document } of readPart(run, part)) counts[document.status]++;
  const walked = readWalked(run);
  return {
    state: 'not finished',
    parts: walked === null ? done.length : `${done.length} of ${walked.parts}`,
    ...counts,
    'articles planned': walked?.inputs ?? plan.inputs.articles ?? 'unknown',
  };
}
