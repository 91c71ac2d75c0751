import PQueue from 'p-queue';
import type { InputFailure } from '#pipeline/io/failure';
import { type InputOptions, inputJobs, publishedOn } from '#pipeline/io/inputs';
import { inOrder, type Job } from '#pipeline/io/jobs';
import { type PartEntry, processedEntry, repeatedEntry } from '#pipeline/run/parts';
import type { Pool } from '#pipeline/run/pool';
import { failedInput } from '#pipeline/run/processed';
import type { SeenIds } from '#pipeline/run/seen-ids';
import type { ArticleInput } from '#schemas/document';
import { SCHEMA_VERSION } from '#schemas/record';

/** Reads the inputs of a run from the first to the last, a part at a time. */
export type Walk = {
  /** Parts that have been taken or left out. */
  readonly position: () => number;
  /** Leaves the next part out; plain files are not even opened. @returns how many inputs it has */
  readonly skip: () => Promise<number>;
  /** Begins the next part. It resolves when all of it has been given to the threads, `done` when they have finished. */
  readonly take: () => Promise<{ readonly inputs: number; readonly done: Promise<readonly PartEntry[]> }>;
};

/** How inputs are read: columns of tables, what is fetched and how. */
export type Reading = Pick<InputOptions, 'columns' | 'fetch'>;

export type WalkOptions = {
  readonly paths: readonly string[];
  readonly published: string | null;
  readonly reading: Reading;
  readonly partSize: number;
  readonly jobs: number;
  readonly pool: Pool;
  /** Ids of the inputs before; an input that is among them is not extracted again. Null to extract all. */
  readonly seen: SeenIds | null;
  /** Told of every input when it is done. */
  readonly onInput?: (entry: PartEntry, characters: number) => void;
};

/** A message to a thread carries so many articles, or fewer where they are long. */
const CHUNK = 16;
const CHUNK_CHARACTERS = 4_000_000;

export function createWalk(options: WalkOptions): Walk {
  const { paths, partSize, jobs, pool } = options;
  const source = inputJobs(paths, options.reading);
  // Two chunks wait for each thread, so that none is ever idle and memory stays bounded.
  const chunks = new PQueue({ concurrency: jobs * 2 });
  let position = 0;

  const next = async function* (): AsyncGenerator<Job> {
    for (let count = 0; count < partSize; count++) {
      const { done, value } = await source.next();
      if (done) return;
      yield value;
    }
  };

  const take: Walk['take'] = async () => {
    const first = position++ * partSize + 1;
    const entries: PartEntry[] = [];
    const running: Promise<void>[] = [];
    let chunk: { readonly at: number; readonly input: ArticleInput }[] = [];
    let characters = 0;
    let inputs = 0;
    const settle = (at: number, entry: PartEntry, size: number) => {
      entries[at] = entry;
      options.onInput?.(entry, size);
    };
    const send = async () => {
      const sent = chunk;
      chunk = [];
      characters = 0;
      if (!sent.length) return;
      await chunks.onSizeLessThan(1);
      const run = chunks.add(async () => {
        const results = await pool.run(sent.map(({ input }) => input));
        for (const [i, { at, input }] of sent.entries())
          settle(
            at,
            processedEntry(first + at, input.source.uri, input.id, results[i] as (typeof results)[0]),
            input.content.length,
          );
      });
      run.catch(() => {});
      running.push(run);
    };
    for await (const read of inOrder(next())) {
      const input = publishedOn(read, options.published);
      const at = inputs++;
      const place = first + at;
      if ('error' in input) settle(at, unreadEntry(place, input), 0);
      else if (options.seen !== null && !options.seen.add(input.id))
        settle(at, repeatedEntry(place, input.source.uri, input.id), input.content.length);
      else {
        chunk.push({ at, input });
        characters += input.content.length;
        if (chunk.length >= CHUNK || characters >= CHUNK_CHARACTERS) await send();
      }
    }
    await send();
    return { inputs, done: Promise.all(running).then(() => entries) };
  };

  const skip = async () => {
    position++;
    let inputs = 0;
    for await (const _ of next()) inputs++;
    return inputs;
  };
  return { position: () => position, skip, take };
}

const unreadEntry = (n: number, { source, error }: InputFailure): PartEntry =>
  processedEntry(n, source.uri, null, failedInput({ schemaVersion: SCHEMA_VERSION, source, error }));
