import { extname } from 'node:path';
import { Piscina } from 'piscina';
import { type ChunkTask, failedInput, type Processed } from '#pipeline/run/processed';
import type { ArticleInput } from '#schemas/document';
import { SCHEMA_VERSION } from '#schemas/record';

export type About = { readonly version: string; readonly digest: string };

export type Pool = {
  /** Version and digest of the rules. @throws Error that tells what is wrong with them */
  readonly about: () => Promise<About>;
  /** Extracts a chunk in a worker thread; an article that hangs or kills its thread fails alone. */
  readonly run: (inputs: readonly ArticleInput[]) => Promise<readonly Processed[]>;
  readonly close: () => Promise<void>;
};

export type PoolOptions = {
  readonly jobs: number;
  readonly rules: readonly string[];
  /** Seconds that one article may take. */
  readonly timeBudget: number;
  /** The module that the threads run, for tests; pipeline/run/worker-thread where it is left out. */
  readonly thread?: string;
};

/** Threads are replaced after so many chunks, so that what libraries leak does not add up. */
const CHUNKS_PER_THREAD = 2000;
const WATCH_MS = 100;
const HEAP_MB = 512;
/** Young objects are few at a time; a larger space for them only makes a thread larger. */
const YOUNG_MB = 16;
const IDLE_MS = 60_000;

const THREAD = extname(import.meta.url) === '.ts' ? './worker-source.mjs' : './worker-thread.js';

export function createPool({ jobs, rules, timeBudget, thread }: PoolOptions): Pool {
  const create = () => {
    const made = new Piscina({
      filename: thread ?? new URL(THREAD, import.meta.url).href,
      minThreads: 1,
      maxThreads: jobs,
      idleTimeout: IDLE_MS,
      workerData: { rules },
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MB, maxYoungGenerationSizeMb: YOUNG_MB },
    });
    // What goes wrong with a thread is told by the task that it had, or that waits for it.
    made.on('error', () => {});
    return made;
  };
  let threads = create();
  let chunks = 0;
  const closing: Promise<void>[] = [];

  const take = (): Piscina => {
    if (++chunks > CHUNKS_PER_THREAD * jobs) {
      chunks = 1;
      closing.push(threads.close());
      threads = create();
    }
    return threads;
  };

  const run = async (inputs: readonly ArticleInput[], isSecond = false): Promise<readonly Processed[]> => {
    if (!inputs.length) return [];
    const task: ChunkTask = { inputs, begun: new Int32Array(new SharedArrayBuffer(4)) };
    const watch = watchBudget(task.begun, timeBudget);
    try {
      return await take().run(task, { signal: watch.signal });
    } catch (error) {
      const at = Atomics.load(task.begun, 0) - 1;
      const culprit = inputs[at];
      if (culprit === undefined) throw error;
      const alone = watch.signal.aborted
        ? [overBudget(culprit, timeBudget)]
        : isSecond
          ? [crashed(culprit, error)]
          : await run([culprit], true);
      return [...(await run(inputs.slice(0, at))), ...alone, ...(await run(inputs.slice(at + 1)))];
    } finally {
      watch.end();
    }
  };
  return {
    about: () => threads.run(null, { name: 'about' }),
    run: (inputs) => run(inputs),
    close: async () => {
      await Promise.all([...closing, threads.destroy()]);
    },
  };
}

/** Aborts when no further article is begun for the time that one may take; a task that waits for a thread has begun none. */
function watchBudget(begun: Int32Array, seconds: number): { readonly signal: AbortSignal; readonly end: () => void } {
  const controller = new AbortController();
  let known = 0;
  let since = 0;
  const timer = setInterval(() => {
    const now = performance.now();
    const count = Atomics.load(begun, 0);
    if (count !== known) {
      known = count;
      since = now;
    } else if (count > 0 && now - since > seconds * 1000) controller.abort();
  }, WATCH_MS);
  return { signal: controller.signal, end: () => clearInterval(timer) };
}

const overBudget = (input: ArticleInput, seconds: number): Processed =>
  failedThread(input, 'TimeBudget', `took longer than ${seconds} s and was stopped`);

const crashed = (input: ArticleInput, error: unknown): Processed => {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  const why =
    code === 'ERR_WORKER_OUT_OF_MEMORY'
      ? `it needs more than ${HEAP_MB} MB`
      : 'its thread ended, twice in the same place';
  return failedThread(input, 'WorkerCrash', `could not be processed: ${why}`);
};

const failedThread = ({ source }: ArticleInput, kind: string, message: string): Processed =>
  failedInput({
    schemaVersion: SCHEMA_VERSION,
    source,
    error: { class: kind, message: `${source.uri}: ${message}` },
  });
