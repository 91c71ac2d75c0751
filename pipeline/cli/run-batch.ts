import type { BatchCommandOptions } from '#pipeline/cli/batch';
import { createBatchLog } from '#pipeline/cli/batch-log';
import { EXIT } from '#pipeline/cli/exit';
import { inputOptions } from '#pipeline/cli/fetching';
import { withStops } from '#pipeline/cli/stops';
import { isUrl } from '#pipeline/io/inputs';
import { type BatchOptions, runBatch } from '#pipeline/run/batch';
import { mergeRuns } from '#pipeline/run/merge';
import { produceBatch } from '#pipeline/run/queue/produce';
import { pagesFolder } from '#pipeline/run/run-folder';
import { stop } from '#pipeline/run/stop';
import type { Reading } from '#pipeline/run/walk';

/** Runs `entente batch`; the answer is the exit code. */
export async function runBatchCommand(inputs: readonly string[], options: BatchCommandOptions): Promise<number> {
  const log = createBatchLog(options.logFormat);
  const asked = (): BatchOptions => ({
    reading: readingOf(options),
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
    refuseMixtures(inputs, options);
    const { queue, merge = false } = options;
    const result = merge
      ? { ...(await mergeRuns(inputs, options.out)), isOld: false }
      : await (queue === undefined ? runBatch(asked()) : produceBatch(queue, asked()));
    log.end({ ...result, out: options.out });
    return result.counts.failed || !result.inputs ? EXIT.someFailed : EXIT.fine;
  });
}

function readingOf(options: BatchCommandOptions): Reading {
  const reading = inputOptions(options);
  const pages = pagesFolder(options.out);
  return { ...reading, fetch: { ...reading.fetch, cache: options.cache ?? pages, faults: pages } };
}

/** @throws Stop for options that say nothing together */
function refuseMixtures(inputs: readonly string[], { merge, shard, queue, fresh, fetch }: BatchCommandOptions): void {
  if (merge && (shard || queue !== undefined || fresh))
    throw stop('usage', '--merge goes with --out alone: the shards have their settings in their plans');
  if (queue !== undefined && shard)
    throw stop('usage', '--queue shares the parts out by itself; it does not go with --shard');
  if ((shard || queue !== undefined) && (fetch || inputs.some(isUrl)))
    throw stop('usage', 'pages are fetched by one process: --fetch and URLs do not go with --shard or --queue');
}
