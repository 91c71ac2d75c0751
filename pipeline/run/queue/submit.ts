import type { OpenQueue } from '#pipeline/run/queue/connection';
import type { QueueJob } from '#schemas/batch';

export type Submission = Omit<QueueJob, 'part'>;

const ATTEMPTS = 3;
const BULK = 1000;

/** A part has one job, whoever submits it and how often. */
export const jobIdOf = (plan: string, part: number): string => `${plan.slice(7, 23)}-${part}`;

/** Adds the jobs of parts; those that wait or run already stay as they are, those that had failed are tried again. */
export async function submitParts(
  { queue }: OpenQueue,
  submission: Submission,
  parts: readonly number[],
): Promise<void> {
  for (let from = 0; from < parts.length; from += BULK) {
    const some = parts.slice(from, from + BULK);
    await queue.addBulk(
      some.map((part) => ({
        name: 'part',
        data: { ...submission, part },
        opts: {
          jobId: jobIdOf(submission.plan, part),
          attempts: ATTEMPTS,
          backoff: { type: 'exponential', delay: 500 },
          removeOnComplete: { count: 10_000 },
        },
      })),
    );
  }
}

/**
 * Makes the jobs of parts that are not there run again: failed ones, and those that count as done although their file
 * is gone.
 */
export async function reviveParts(
  { queue }: OpenQueue,
  submission: Submission,
  parts: readonly number[],
): Promise<void> {
  for (const part of parts) {
    const job = await queue.getJob(jobIdOf(submission.plan, part));
    const state = await job?.getState();
    if (state === 'failed' || state === 'completed') await job?.remove();
  }
  await submitParts({ queue } as OpenQueue, submission, parts);
}

/** Parts whose job is in the failed set, with the reason. */
export async function failedParts({ queue }: OpenQueue, plan: string): Promise<ReadonlyMap<number, string>> {
  const failed = new Map<number, string>();
  for (let from = 0; ; from += BULK) {
    const jobs = await queue.getFailed(from, from + BULK - 1);
    for (const job of jobs) if (job?.data.plan === plan) failed.set(job.data.part, job.failedReason);
    if (jobs.length < BULK) return failed;
  }
}
