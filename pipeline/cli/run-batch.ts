import type { BatchCommandOptions } from '#pipeline/cli/batch';
import { createBatchLog } from '#pipeline/cli/batch-log';
import { EXIT } from '#pipeline/cli/exit';
import { withStops } from '#pipeline/cli/stops';
import { type BatchOptions, runBatch } from '#pipeline/run/batch';
import { mergeRuns } from '#pipeline/run/merge';
import { stop } from '#pipeline/run/stop';

/** Runs `entente batch`; the answer is the exit code. */
export async function runBatchCommand(inputs: readonly string[], options: BatchCommandOptions): Promise<number> {
  const log = createBatchLog(options.logFormat);
  return withStops(log.fail, async () => {
    if (options.merge) {
      if (options.shard || options.queue || options.fresh)
        throw stop('usage', '--merge goes with --out alone: the shards have their settings in their plans');
      const merged = await mergeRuns(inputs, options.out);
      log.end({ ...merged, isOld: false, out: options.out });
      return merged.counts.failed ? EXIT.someFailed : EXIT.fine;
    }
    const batch: BatchOptions = {
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
    };
    const result = await runBatch(batch);
    log.end({ ...result, out: options.out });
    return result.counts.failed || !result.inputs ? EXIT.someFailed : EXIT.fine;
  });
}
