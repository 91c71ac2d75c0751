import { existsSync } from 'node:fs';
import type { Worker } from 'bullmq';
import { columnsOf } from '#pipeline/io/readers/columns';
import { planBatch } from '#pipeline/run/batch';
import { isPartDone, writePart } from '#pipeline/run/parts';
import { readPlan } from '#pipeline/run/plan';
import { createPool, type Pool } from '#pipeline/run/pool';
import { openQueue, QUEUE_NAME } from '#pipeline/run/queue/connection';
import { finishedRun } from '#pipeline/run/run-folder';
import { createWalk, type Reading, type Walk } from '#pipeline/run/walk';
import { type Plan, type QueueJob, QueueJobSchema } from '#schemas/batch';

export type WorkOptions = {
  readonly url: string;
  readonly jobs: number;
  /** Seconds after which the part of a worker that is gone goes to another. */
  readonly lockSeconds: number;
  readonly thread?: string;
  readonly say: (event: 'done' | 'there' | 'failed' | 'stalled', message: string) => void;
};

/** A worker at work: `idle` resolves when the queue has been emptied, `close` when the part in hand is done. */
export type RunningWorker = { readonly idle: Promise<void>; readonly close: () => Promise<void> };

/**
 * Takes parts from the queue one at a time; their articles are extracted in threads, so that the lock of the part is
 * renewed meanwhile. A part that two workers do has the same bytes from both.
 */
export async function startWorker({ url, jobs, lockSeconds, thread, say }: WorkOptions): Promise<RunningWorker> {
  const opened = await openQueue(url);
  const { bullmq, connect } = opened;
  let context: Context | null = null;
  const process = async (data: QueueJob): Promise<string> => {
    const job = QueueJobSchema.parse(data);
    if (isSettled(job)) return 'there';
    if (context?.plan !== job.plan) {
      await context?.pool.close();
      context = null;
      context = await contextFor(job, { jobs, ...(thread !== undefined && { thread }) }).catch((error: Error) => {
        throw new bullmq.UnrecoverableError(error.message);
      });
    }
    await doPart(job, context);
    return 'done';
  };
  const connection = connect();
  const worker: Worker<QueueJob, string> = new bullmq.Worker(QUEUE_NAME, ({ data }) => process(data), {
    connection,
    concurrency: 1,
    lockDuration: lockSeconds * 1000,
    stalledInterval: lockSeconds * 500,
    maxStalledCount: 3,
  });
  worker.on('error', () => {});
  worker.on('completed', ({ data }, result) =>
    say(result === 'there' ? 'there' : 'done', `part ${data.part} of ${data.run}`),
  );
  worker.on('failed', (job, error) => say('failed', `part ${job?.data.part} of ${job?.data.run}: ${error.message}`));
  worker.on('stalled', (id) => say('stalled', `${id} is taken over from a worker that is gone`));
  return {
    idle: new Promise((resolve) => worker.on('drained', () => resolve())),
    close: async () => {
      await worker.close();
      await context?.pool.close();
      connection.disconnect();
      await opened.close();
    },
  };
}

/** The part is on the disk, or all of the run is. */
function isSettled({ run, part, plan: id }: QueueJob): boolean {
  if (isPartDone(run, part)) return true;
  const plan = existsSync(run) ? readPlan(run) : null;
  return plan !== null && plan.id === id && finishedRun(run, plan) !== null;
}

const readingOf = ({ columns, fetch }: QueueJob): Reading => ({
  columns: columnsOf(columns.map((pair) => pair.join('='))),
  fetch: { follow: fetch },
});

type Context = {
  readonly jobs: number;
  readonly plan: string;
  readonly paths: readonly string[];
  readonly pool: Pool;
  walk: Walk | null;
};

/** @throws Error where this machine sees other inputs or rules than the producer did */
async function contextFor(
  job: QueueJob,
  threads: { readonly jobs: number; readonly thread?: string },
): Promise<Context> {
  const pool = createPool({ ...threads, rules: job.rules, timeBudget: job.timeBudget });
  try {
    const { plan, paths } = await planBatch({ ...job, reading: readingOf(job) }, await pool.about());
    if (plan.id !== job.plan)
      throw new Error(`this worker does not see the run as it was planned: ${difference(job, plan)}`);
    return { jobs: threads.jobs, plan: plan.id, paths, pool, walk: null };
  } catch (error) {
    await pool.close();
    throw error;
  }
}

function difference({ run }: QueueJob, here: Plan): string {
  const planned = readPlan(run);
  if (planned === null) return `${run} is not there`;
  if (planned.rules !== here.rules || planned.version !== here.version) return 'its rules or version differ';
  const { files, bytes } = planned.inputs;
  return `its inputs differ (${files} files of ${bytes} bytes were planned, ${here.inputs.files} of ${here.inputs.bytes} are here)`;
}

/** Parts come in their order, so the inputs are walked once; a part that comes late begins a new walk. */
async function doPart(job: QueueJob, context: Context): Promise<void> {
  const { run, part, published, partSize } = job;
  const { paths, pool, jobs } = context;
  if (context.walk === null || context.walk.position() > part)
    context.walk = createWalk({ paths, published, reading: readingOf(job), partSize, jobs, pool, seen: null });
  const { walk } = context;
  try {
    while (walk.position() < part) await walk.skip();
    const { inputs, done } = await walk.take();
    if (inputs === 0) throw new Error(`there is no part ${part}`);
    writePart(run, part, await done);
  } catch (error) {
    context.walk = null;
    throw error;
  }
}
