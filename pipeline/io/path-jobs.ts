import { createReadStream } from 'node:fs';
import { open, readdir, stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { NOTHING_GIVEN } from '#pipeline/io/article-input';
import type { Reading } from '#pipeline/io/content';
import { explained, failure } from '#pipeline/io/failure';
import { filesUnder } from '#pipeline/io/folder';
import { expandGlob, isGlob } from '#pipeline/io/glob';
import type { Job } from '#pipeline/io/jobs';
import { type FileReader, jsonlJobs } from '#pipeline/io/jsonl';
import { formatOf, READABLE } from '#pipeline/io/names';
import { isUrlList } from '#pipeline/io/readers/url-list';
import { unpack } from '#pipeline/io/unpack';
import { nearest } from '#pipeline/rules/nearest';

/** How files are read. */
export type FileTools = { readonly readOne: FileReader; readonly reading: Reading };

/** The articles of a file, a folder or what matches a glob. */
export async function* pathJobs(path: string, tools: FileTools): AsyncGenerator<Job> {
  try {
    const found = await stat(path);
    if (found.isDirectory()) yield* folderJobs(path, tools);
    else if (await holdsUrls(path)) yield* contentJobs(path, 'list.urls', tools);
    else yield* fileJobs(path, tools);
  } catch (error) {
    if (!isGlob(path)) {
      const message = `${explained(error)}${await nearMiss(path)}`;
      yield async () => failure(path, 'NotFound', message);
      return;
    }
    const matches = await expandGlob(path);
    if (!matches.length) yield async () => failure(path, 'NotFound', 'no file matches');
    for (const match of matches)
      if ((await stat(match)).isDirectory()) yield* folderJobs(match, tools);
      else if (formatOf(match) !== null) yield* fileJobs(match, tools);
  }
}

async function* folderJobs(folder: string, tools: FileTools): AsyncGenerator<Job> {
  let count = 0;
  for await (const file of filesUnder(folder)) {
    count++;
    yield* fileJobs(file, tools);
  }
  if (count === 0) yield async () => failure(folder, 'NotFound', `no articles in it (${READABLE})`);
}

async function* fileJobs(file: string, tools: FileTools): AsyncGenerator<Job> {
  if (formatOf(file) === 'article')
    yield () => tools.readOne({ file, uri: file, id: null, given: NOTHING_GIVEN, place: null });
  else yield* contentJobs(file, file, tools);
}

/** @param name what decides how the file is read */
async function* contentJobs(file: string, name: string, { readOne, reading }: FileTools): AsyncGenerator<Job> {
  try {
    const stream = createReadStream(file);
    const jobs =
      formatOf(name) === 'list'
        ? jsonlJobs(stream, { uri: file, folder: dirname(file), readFile: readOne, follow: reading.follow })
        : unpack({ name, uri: file, stream, depth: 0, given: NOTHING_GIVEN, reading });
    let count = 0;
    for await (const job of jobs) {
      count++;
      yield job;
    }
    if (count === 0) yield async () => failure(file, 'EmptyInput', 'there are no articles in it');
  } catch (error) {
    yield async () => failure(file, 'Unreadable', explained(error));
  }
}

/** Of a file that may be a list of URLs; a line may be cut there. */
const LOOKED_AT = 4096;

/** A text that was named by itself may be a list of URLs. */
async function holdsUrls(file: string): Promise<boolean> {
  if (!/\.txt$/i.test(file)) return false;
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(LOOKED_AT), 0, LOOKED_AT, 0);
    return isUrlList(buffer.toString('utf8', 0, bytesRead));
  } finally {
    await handle.close();
  }
}

async function nearMiss(path: string): Promise<string> {
  const names = await readdir(dirname(path)).catch((): string[] => []);
  const close = nearest(basename(path), names);
  return close === null || close === undefined ? '' : `; did you mean ${close}?`;
}
