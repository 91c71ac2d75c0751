import { createReadStream } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { inputOfBytes, LARGEST_DOCUMENT, NOTHING_GIVEN, sizeMessage } from '#pipeline/io/article-input';
import { explained, failure, type InputFailure } from '#pipeline/io/failure';
import { filesUnder } from '#pipeline/io/folder';
import { expandGlob, isGlob } from '#pipeline/io/glob';
import { inOrder, type Job } from '#pipeline/io/jobs';
import { type FileReader, jsonlJobs } from '#pipeline/io/jsonl';
import { formatOf, isHtmlName, READABLE } from '#pipeline/io/names';
import { type SourceFiles, sourceFiles } from '#pipeline/io/source-file';
import { standardInputJobs } from '#pipeline/io/standard-input';
import { unpack } from '#pipeline/io/unpack';
import { nearest } from '#pipeline/rules/nearest';
import type { ArticleInput, Given } from '#schemas/document';

export type { InputFailure } from '#pipeline/io/failure';

export type InputOptions = {
  /** Publication day of the articles whose source (JSONL line, source.json) gives none. */
  readonly published?: string | null;
  /** What `-` reads; standard input where it is left out. */
  readonly stdin?: AsyncIterable<Uint8Array>;
};

/**
 * Reads articles: files (.txt .html .htm .jsonl), folders (recursively), globs, `-` for standard input. Inputs come in
 * the order of the paths, a folder's in byte order; what cannot be read comes as a failure in its place and stops nothing.
 */
export async function* readInputs(
  paths: readonly string[],
  { published = null, stdin = process.stdin }: InputOptions = {},
): AsyncGenerator<ArticleInput | InputFailure> {
  for await (const input of inOrder(inputJobs(paths, { stdin }))) yield publishedOn(input, published);
}

/** The same as jobs that have not been run: to leave an input out costs no reading of its file. */
export const inputJobs = (
  paths: readonly string[],
  { stdin = process.stdin }: Pick<InputOptions, 'stdin'> = {},
): AsyncGenerator<Job> => jobsOf(paths, fileReader(sourceFiles()), stdin);

/** An input with the publication day that its caller gives, where its source gives none. */
export const publishedOn = (
  input: ArticleInput | InputFailure,
  published: string | null,
): ArticleInput | InputFailure =>
  'error' in input || input.given.published !== null || published === null
    ? input
    : { ...input, given: { ...input.given, published } };

async function* jobsOf(
  paths: readonly string[],
  readOne: FileReader,
  stdin: AsyncIterable<Uint8Array>,
): AsyncGenerator<Job> {
  for (const path of paths) {
    if (path === '-') yield* standardInputJobs(stdin, readOne);
    else yield* pathJobs(path, readOne);
  }
}

async function* pathJobs(path: string, readOne: FileReader): AsyncGenerator<Job> {
  try {
    const found = await stat(path);
    yield* found.isDirectory() ? folderJobs(path, readOne) : fileJobs(path, readOne);
  } catch (error) {
    if (!isGlob(path)) {
      const message = `${explained(error)}${await nearMiss(path)}`;
      yield async () => failure(path, 'NotFound', message);
      return;
    }
    const matches = await expandGlob(path);
    if (!matches.length) yield async () => failure(path, 'NotFound', 'no file matches');
    for (const match of matches)
      if ((await stat(match)).isDirectory()) yield* folderJobs(match, readOne);
      else if (formatOf(match) !== null) yield* fileJobs(match, readOne);
  }
}

async function* folderJobs(folder: string, readOne: FileReader): AsyncGenerator<Job> {
  let count = 0;
  for await (const file of filesUnder(folder)) {
    count++;
    yield* fileJobs(file, readOne);
  }
  if (count === 0) yield async () => failure(folder, 'NotFound', `no articles in it (${READABLE})`);
}

async function* fileJobs(file: string, readOne: FileReader): AsyncGenerator<Job> {
  const format = formatOf(file);
  if (format === 'article') {
    yield () => readOne({ file, uri: file, id: null, given: NOTHING_GIVEN, place: null });
    return;
  }
  try {
    const stream = createReadStream(file);
    if (format === 'list') yield* jsonlJobs(stream, { uri: file, folder: dirname(file), readFile: readOne });
    else yield* unpack({ name: file, uri: file, stream, depth: 0 });
  } catch (error) {
    yield async () => failure(file, 'Unreadable', explained(error));
  }
}

/** Reads one file; what its caller gives goes before what stands beside it. */
const fileReader =
  (beside: SourceFiles): FileReader =>
  async ({ file, uri, id, given, place }) => {
    const failed = (kind: string, message: string): InputFailure => {
      const { source, error } = failure(uri, kind, message, id);
      return { source, error: place === null ? error : { ...error, message: `${place}: ${error.message}` } };
    };
    try {
      const { size } = await stat(file);
      if (size > LARGEST_DOCUMENT) return failed('TooLarge', sizeMessage(size));
      const [bytes, known] = await Promise.all([readFile(file), beside(file)]);
      return inputOfBytes(bytes, { uri, id, kind: mediaTypeOf(file), given: merged(given, known) });
    } catch (error) {
      const isMissing = error instanceof Error && 'code' in error;
      return failed(isMissing ? 'NotFound' : 'BadSource', explained(error));
    }
  };

const mediaTypeOf = (file: string) => (isHtmlName(file) ? 'text/html' : /\.txt$/i.test(file) ? 'text/plain' : null);

const merged = (given: Given, beside: Given): Given => ({
  published: given.published ?? beside.published,
  title: given.title ?? beside.title,
  url: given.url ?? beside.url,
  publisher: given.publisher ?? beside.publisher,
});

async function nearMiss(path: string): Promise<string> {
  const names = await readdir(dirname(path)).catch((): string[] => []);
  const close = nearest(basename(path), names);
  return close === null || close === undefined ? '' : `; did you mean ${close}?`;
}
