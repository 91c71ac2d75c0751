import { once } from 'node:events';
import { createWriteStream, rmSync, statSync, type WriteStream } from 'node:fs';
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
  const partial = `${file}.partial-${process.pid}`;
  const stream = await openFile(file, partial);
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

/** @throws Error that names the file, before any article is read */
async function openFile(file: string, partial: string): Promise<WriteStream> {
  try {
    if (statSync(file, { throwIfNoEntry: false })?.isDirectory()) throw new Error('it is a folder');
    await mkdir(dirname(file), { recursive: true });
    const stream = createWriteStream(partial);
    await once(stream, 'open');
    return stream;
  } catch (error) {
    throw new Error(`${file} cannot be written: ${error instanceof Error ? error.message : error}`, { cause: error });
  }
}

const done = async (): Promise<void> => {};

/** Waits while the reader is slower than we are, so that memory stays bounded. */
async function put(stream: NodeJS.WritableStream, line: string): Promise<void> {
  if (!stream.write(`${line}\n`)) await once(stream, 'drain');
}
