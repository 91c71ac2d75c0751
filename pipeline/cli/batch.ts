import { availableParallelism } from 'node:os';
import { Command, InvalidArgumentError, Option } from 'commander';
import { type ReadingOptions, withReadingOptions } from '#pipeline/cli/fetching';
import { atLeast, collect, day } from '#pipeline/cli/options';

export type ShardOption = { readonly index: number; readonly count: number };

export type BatchCommandOptions = ReadingOptions & {
  readonly out: string;
  readonly jobs: number;
  readonly shard?: ShardOption;
  readonly merge?: boolean;
  readonly fresh?: boolean;
  readonly all?: boolean;
  readonly maxErrors?: number;
  readonly timeBudget: number;
  readonly published?: string;
  readonly rules: readonly string[];
  readonly logFormat: 'text' | 'json';
  readonly queue?: string;
};

export function batchCommand(): Command {
  const command = new Command('batch')
    .description('Process an archive into a folder. Run it again after a crash or a kill: it goes on where it was.')
    .argument('<input...>', 'files, archives, folders, globs, URLs; with --merge: the folders of the shards')
    .requiredOption('--out <run>', 'folder of the run: records.jsonl, documents.jsonl, plan, journal')
    .option('--jobs <n>', 'worker threads', atLeast(1), availableParallelism())
    .option('--shard <i/n>', 'do only the i-th of n shares (from 1); merge them afterwards', shard)
    .option('--merge', 'put the shards in the folders given together')
    .option('--queue <redis-url>', 'let `entente worker` processes do the work: redis://host:6379')
    .option('--fresh', 'throw away what an earlier run left in the folder')
    .option('--all', 'keep the records of articles that repeat an earlier one')
    .option('--max-errors <n>', 'give up (exit code 4) when more articles than that have failed', atLeast(0))
    .option('--time-budget <seconds>', 'an article that takes longer is stopped and fails', atLeast(1), 10)
    .option('--published <date>', 'publication day of articles whose source does not give it: 2025-04-14', day)
    .option('--rules <folder>', 'add a folder of your own rules (may be repeated)', collect, [])
    .addOption(
      new Option('--log-format <format>', 'of messages on standard error').choices(['text', 'json']).default('text'),
    );
  return withReadingOptions(command)
    .addHelpText(
      'after',
      `
Examples:
  $ entente batch archive/ --out run
  $ entente batch news-2024.warc.gz dump.jsonl --out run --jobs 8 --max-errors 1000
  $ entente batch dump.csv --column text=Volltext --out run
  $ entente batch sitemap.xml --fetch --out run
  $ entente batch archive/ --out shard-1 --shard 1/4    (2/4, 3/4, 4/4 on other machines, then)
  $ entente batch --merge shard-1 shard-2 shard-3 shard-4 --out run

The run folder holds records.jsonl (a record for each article, or its error), documents.jsonl (exactly one line for each
input: ok, duplicate, skipped or failed, and why), plan.json and journal.jsonl. The output is the same for any number of
jobs and shards. What is fetched is kept in run/pages (or --cache), with what could not be: a run that goes on reads the
same; --fresh asks anew. One process fetches: --fetch and URLs do not go with --shard or --queue.

Exit codes: 0 all done · 1 some articles failed · 2 wrong call, or inputs or rules changed since the run
began · 4 too many errors · 73 the folder cannot be written · 74 a file cannot be read or written · 75 another process
works on the run · 130/143 interrupted (run again to go on)`,
    )
    .action(async (inputs: readonly string[], options: BatchCommandOptions) => {
      const { runBatchCommand } = await import('#pipeline/cli/run-batch');
      process.exitCode = await runBatchCommand(inputs, options);
    });
}

function shard(value: string): ShardOption {
  const [, index = 0, count = 0] = (/^(\d{1,6})\/(\d{1,6})$/.exec(value) ?? []).map(Number);
  if (index < 1 || index > count)
    throw new InvalidArgumentError('Expected i/n such as 2/8: the second of eight shares.');
  return { index, count };
}
