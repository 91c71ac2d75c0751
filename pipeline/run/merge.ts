import { finishRun } from '#pipeline/run/finish';
import { openJournal } from '#pipeline/run/journal';
import { takeLock } from '#pipeline/run/lock';
import { isPartDone } from '#pipeline/run/parts';
import { readPlan, refuseChanges, writePlan } from '#pipeline/run/plan';
import { journalFile, openRunFolder, readWalked } from '#pipeline/run/run-folder';
import { stop, writing } from '#pipeline/run/stop';
import type { Counts, Plan, Walked } from '#schemas/batch';

export type MergeResult = {
  readonly plan: Plan;
  readonly inputs: number;
  readonly counts: Counts;
  readonly records: string;
};

/**
 * Puts the shards of one plan together, which may stand in folders of their own; they are only read.
 * @throws Stop `usage` where a folder is no shard of the same plan, or parts are missing
 */
export async function mergeRuns(runs: readonly string[], out: string): Promise<MergeResult> {
  const [first] = runs;
  const plan = first === undefined ? null : readPlan(first);
  if (first === undefined || plan === null) throw stop('usage', `${first ?? 'nothing'}: no run is there`);
  const { walked } = checkSame(runs, plan);
  const places = Array.from({ length: walked.parts }, (_, part) => runs.find((run) => isPartDone(run, part)) ?? null);
  const missing = places.flatMap((place, part) => (place === null ? [part] : []));
  if (missing.length)
    throw stop(
      'usage',
      `${missing.length} of ${walked.parts} parts are missing (the first is ${missing[0]}): a shard is not given, or not finished`,
    );
  openRunFolder(out);
  const unlock = takeLock(out, null);
  const journal = openJournal(journalFile(out, null));
  try {
    const there = readPlan(out);
    if (there === null) writing(out, 'cannot-create', () => writePlan(out, plan));
    else refuseChanges(out, there, plan);
    const finished = await finishRun(out, walked.parts, (part) => places[part] as string, plan.options.all);
    journal.add({ event: 'finished', plan: plan.id, ...finished });
    return { plan, inputs: walked.inputs, ...finished };
  } finally {
    journal.close();
    unlock();
  }
}

function checkSame(runs: readonly string[], plan: Plan): { readonly walked: Walked } {
  let walked: Walked | null = null;
  for (const run of runs) {
    const other = readPlan(run);
    if (other === null) throw stop('usage', `${run}: no run is there`);
    if (other.id !== plan.id)
      throw stop('usage', `${run} has another plan than ${runs[0]}; shards of one run have the same`);
    walked ??= readWalked(run);
  }
  if (walked === null) throw stop('usage', `${runs.join(', ')}: no shard has been finished yet`);
  return { walked };
}
