import { EXIT } from '#pipeline/cli/exit';
import { withStops } from '#pipeline/cli/stops';
import type { WorkerOptions } from '#pipeline/cli/worker';
import { startWorker } from '#pipeline/run/queue/work';

/** Runs `entente worker` until it is interrupted, or the queue is empty. */
export async function runWorker({ queue, jobs, lockSeconds, drain = false }: WorkerOptions): Promise<number> {
  return withStops(
    (message) => console.error(`error: ${message}`),
    async () => {
      const say = (event: string, message: string) => console.error(`${event}: ${message}`);
      const interrupted = new Promise<void>((resolve) => {
        for (const signal of ['SIGINT', 'SIGTERM'] as const) {
          // The part in hand is finished first; the second signal ends the process as the first would elsewhere.
          const others = process.listeners(signal);
          process.removeAllListeners(signal);
          process.once(signal, () => {
            for (const listener of others) process.on(signal, listener);
            resolve();
          });
        }
      });
      const worker = await startWorker({ url: queue, jobs, lockSeconds, say });
      console.error(`worker ${process.pid} waits for parts`);
      await Promise.race([interrupted, ...(drain ? [worker.idle] : [])]);
      await worker.close();
      return EXIT.fine;
    },
  );
}
