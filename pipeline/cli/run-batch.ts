import type { BatchCommandOptions } from '#pipeline/cli/batch';
import { createBatchLog } from '#pipeline/cli/batch-log';
import { EXIT } from '#pipeline/cli/exit';
import { withStops } from '#pipeline/cli/stops';
import { type BatchOptions, runBatch } from '#pipeline/run/batch';
import { mergeRuns } from '#pipeline/run/merge';
import { produceBatch } from '#pipeline/run/queue/produce';
import { stop } from '#pipeline/run/stop';

/** Runs `entente batch`; the answer is the exit code. */
export async function runBatchCommand(inputs: readonly string[], options: BatchCommandOptions): Promise<number> {
  const log = createBatchLog(options.logFormat);
  const asked = (): BatchOptions => ({
    inputs,
    out: options.out,
    jobs: options.jobs,
    rules: options.rules,
    published: options.published ?? null,
    shard: options.shard ?? null,
    fresh: options.fresh ?? false,
    all: options.all ?? false,
    maxErrors: options.maxErrors ?? null,
    timeBudget: options.timeBudget,
    watch: log.watch,
  });
  return withStops(log.fail, async () => {
    refuseMixtures(options);
    const { queue, merge = false } = options;
    const result = merge
      ? { ...(await mergeRuns(inputs, options.out)), isOld: false }
      : await (queue === undefined ? runBatch(asked()) : produceBatch(queue, asked()));
    log.end({ ...result, out: options.out });
    return result.counts.failed || !result.inputs ? EXIT.someFailed : EXIT.fine;
  });
}

/** @throws Stop for options that say nothing together */
function refuseMixtures({ merge, shard, queue, fresh }: BatchCommandOptions): void {
  if (merge && (shard || queue !== undefined || fresh))
    throw stop('usage', '--merge goes with --out alone: the shards have their settings in their plans');
  if (queue !== undefined && shard)
    throw stop('usage', '--queue shares the parts out by itself; it does not go with --shard');
}
