import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { loadEngine } from '#pipeline/io/engine';
import { inputJobs } from '#pipeline/io/inputs';
import { type BatchOptions, type BatchResult, planBatch, preparePlan } from '#pipeline/run/batch';
import { finishRun, removeParts } from '#pipeline/run/finish';
import { openJournal } from '#pipeline/run/journal';
import { takeLock } from '#pipeline/run/lock';
import { isPartDone, readPart } from '#pipeline/run/parts';
import { type OpenQueue, openQueue } from '#pipeline/run/queue/connection';
import { failedParts, jobIdOf, reviveParts, type Submission, submitParts } from '#pipeline/run/queue/submit';
import { finishedRun, journalFile, openRunFolder, writeWalked } from '#pipeline/run/run-folder';
import { stop } from '#pipeline/run/stop';
import type { Plan } from '#schemas/batch';

const POLL_MS = 500;
/** How often it is looked whether jobs have vanished from the server (a crash without a log) or failed. */
const POLLS_A_CHECK = 6;

/**
 * Lets workers on any machines do the parts of a run, and puts them together: what is on the shared disk counts, the
 * queue only says who does what. Killed and started again it goes on.
 */
export async function produceBatch(url: string, options: BatchOptions): Promise<BatchResult> {
  const { out, watch } = options;
  const { plan, paths } = await planBatch(options, await loadEngine({ rules: options.rules }));
  watch?.planned?.(plan);
  openRunFolder(out);
  const unlock = takeLock(out, null);
  const journal = openJournal(journalFile(out, null));
  let opened: OpenQueue | null = null;
  try {
    preparePlan(out, plan, options.fresh);
    const old = finishedRun(out, plan);
    if (old !== null) {
      const { ok, duplicate, skipped, failed } = old.counts;
      return { plan, inputs: ok + duplicate + skipped + failed, counts: old.counts, records: old.records, isOld: true };
    }
    journal.add({ event: 'started', plan: plan.id, pid: process.pid, host: hostname(), jobs: 0 });
    const inputs = await countInputs(paths, options.reading);
    const parts = Math.ceil(inputs / plan.options.partSize);
    writeWalked(out, { plan: plan.id, inputs, parts });
    opened = await openQueue(url);
    await awaitParts(opened, submissionOf(plan, options), parts, options);
    const finished = await finishRun(out, parts, () => out, options.all);
    journal.add({ event: 'finished', plan: plan.id, ...finished });
    removeParts(out);
    return { plan, inputs, ...finished, isOld: false };
  } catch (error) {
    journal.add({ event: 'stopped', reason: error instanceof Error ? error.message : String(error) });
    throw error;
  } finally {
    await opened?.close();
    journal.close();
    unlock();
  }
}

export const submissionOf = (plan: Plan, { inputs, rules, out, timeBudget }: BatchOptions): Submission => ({
  plan: plan.id,
  run: out,
  inputs: [...inputs],
  rules: [...rules],
  timeBudget,
  ...plan.options,
});

/** Counts without opening plain files. */
async function countInputs(paths: readonly string[], reading: BatchOptions['reading']): Promise<number> {
  let count = 0;
  for await (const _ of inputJobs(paths, reading)) count++;
  return count;
}

async function awaitParts(
  opened: OpenQueue,
  submission: Submission,
  parts: number,
  { out, watch, maxErrors }: BatchOptions,
): Promise<void> {
  let pending = Array.from({ length: parts }, (_, part) => part);
  let failedArticles = 0;
  const settle = (isOld: boolean) => {
    pending = pending.filter((part) => {
      if (!isPartDone(out, part)) return true;
      for (const { document } of readPart(out, part)) {
        if (document.status === 'failed') failedArticles++;
        watch?.input?.(document, isOld ? 0 : 1);
      }
      return false;
    });
    if (maxErrors !== null && failedArticles > maxErrors)
      throw stop('too-many-errors', `${failedArticles} articles failed, more than the ${maxErrors} of --max-errors`);
  };
  settle(true);
  await reviveParts(opened, submission, pending);
  let isTold = false;
  for (let polls = 1; pending.length; polls++) {
    await sleep(POLL_MS);
    settle(false);
    if (polls % POLLS_A_CHECK !== 0 || !pending.length) continue;
    await checkJobs(opened, submission, pending);
    const isAlone = (await opened.queue.getWorkers()).length === 0;
    if (isAlone && !isTold) watch?.waits?.('no worker is there: start `entente worker --queue …` on any machine');
    isTold = isAlone;
  }
}

/** Submits again what the server has forgotten; stops where nothing is left but parts that failed. */
async function checkJobs(opened: OpenQueue, submission: Submission, pending: readonly number[]): Promise<void> {
  const failed = await failedParts(opened, submission.plan);
  const open = pending.filter((part) => !failed.has(part));
  const [first] = pending;
  if (!open.length && first !== undefined)
    throw stop(
      'input-output',
      `${pending.length} parts failed on the workers; part ${first}: ${failed.get(first)}. Run again to try them again`,
    );
  const sample = open.slice(0, 100);
  const jobs = await Promise.all(sample.map((part) => opened.queue.getJob(jobIdOf(submission.plan, part))));
  if (jobs.some((job) => job === undefined)) await submitParts(opened, submission, open);
}
