import { openQueue } from '#pipeline/run/queue/connection';

export type QueueStatus = {
  readonly counts: Readonly<Record<string, number>>;
  readonly workers: number;
  /** The first failed parts with their reasons. */
  readonly failed: readonly {
    readonly run: string;
    readonly part: number;
    readonly reason: string;
    readonly attempts: number;
  }[];
};

const MOST_SHOWN = 20;

export async function queueStatus(url: string): Promise<QueueStatus> {
  const { queue, close } = await openQueue(url);
  try {
    const counts = await queue.getJobCounts('waiting', 'active', 'delayed', 'completed', 'failed');
    const failed = (await queue.getFailed(0, MOST_SHOWN - 1)).map(({ data, failedReason, attemptsMade }) => ({
      run: data.run,
      part: data.part,
      reason: failedReason,
      attempts: attemptsMade,
    }));
    return { counts, workers: (await queue.getWorkers()).length, failed };
  } finally {
    await close();
  }
}
