import { availableParallelism } from 'node:os';
import { Command } from 'commander';
import { atLeast } from '#pipeline/cli/options';

export type WorkerOptions = {
  readonly queue: string;
  readonly jobs: number;
  readonly lockSeconds: number;
  readonly drain?: boolean;
};

export function workerCommand(): Command {
  return new Command('worker')
    .description('Take parts of runs from a queue (Redis or Valkey) and do them, on as many machines as you like.')
    .requiredOption('--queue <redis-url>', 'the queue: redis://host:6379')
    .option('--jobs <n>', 'worker threads', atLeast(1), availableParallelism())
    .option('--lock-seconds <n>', 'when a worker is gone, its part goes to another after that time', atLeast(1), 60)
    .option('--drain', 'end when nothing waits any more (at once where nothing has been submitted)')
    .addHelpText(
      'after',
      `
Examples:
  $ entente worker --queue redis://10.0.0.5:6379 --jobs 8     (on each machine)
  $ entente batch archive/ --out run --queue redis://10.0.0.5:6379

Workers need the inputs, the rules and the run folder under the same paths as the producer (shared storage); what they see
is compared with the plan. An interrupt lets the part in hand be finished; a second one ends at once.`,
    )
    .action(async (options: WorkerOptions) => {
      const { runWorker } = await import('#pipeline/cli/run-worker');
      process.exitCode = await runWorker(options);
    });
}

export function statusCommand(): Command {
  return new Command('status')
    .description('Say how far a run is, and what a queue holds.')
    .argument('[run]', 'folder of a run')
    .option('--queue <redis-url>', 'a queue: redis://host:6379')
    .action(async (run: string | undefined, { queue }: { readonly queue?: string }) => {
      const { runStatus } = await import('#pipeline/cli/run-status');
      process.exitCode = await runStatus(run ?? null, queue ?? null);
    });
}
