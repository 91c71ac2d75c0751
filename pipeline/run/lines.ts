import { once } from 'node:events';
import { createWriteStream, rmSync } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { finished } from 'node:stream/promises';

/** Where lines go. A file appears under its name only when it is complete. */
export type Lines = {
  readonly write: (line: string) => Promise<void>;
  readonly close: () => Promise<void>;
  readonly abandon: () => Promise<void>;
};

/** @param file null for standard output */
export async function openLines(file: string | null): Promise<Lines> {
  if (file === null) return { write: (line) => put(process.stdout, line), close: done, abandon: done };
  await mkdir(dirname(file), { recursive: true });
  const partial = `${file}.partial-${process.pid}`;
  const stream = createWriteStream(partial);
  await once(stream, 'open');
  const discard = () => rmSync(partial, { force: true });
  process.once('exit', discard);
  const end = async () => {
    stream.end();
    await finished(stream);
  };
  return {
    write: (line) => put(stream, line),
    close: async () => {
      await end();
      await rename(partial, file);
      process.off('exit', discard);
    },
    abandon: async () => {
      stream.destroy();
      discard();
      process.off('exit', discard);
    },
  };
}

const done = async (): Promise<void> => {};

/** Waits while the reader is slower than we are, so that memory stays bounded. */
async function put(stream: NodeJS.WritableStream, line: string): Promise<void> {
  if (!stream.write(`${line}\n`)) await once(stream, 'drain');
}
