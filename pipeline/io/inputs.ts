import { NOTHING_GIVEN } from '#pipeline/io/article-input';
import type { InputFailure } from '#pipeline/io/failure';
import type { FetchOptions } from '#pipeline/io/fetch/options';
import { fileReader } from '#pipeline/io/file-reader';
import { inOrder, type Job } from '#pipeline/io/jobs';
import { type FileTools, pathJobs } from '#pipeline/io/path-jobs';
import type { Columns } from '#pipeline/io/readers/columns';
import { sourceFiles } from '#pipeline/io/source-file';
import { standardInputJobs } from '#pipeline/io/standard-input';
import { unpack } from '#pipeline/io/unpack';
import { createWeb } from '#pipeline/io/web';
import type { ArticleInput } from '#schemas/document';

export type { InputFailure } from '#pipeline/io/failure';

export type InputOptions = {
  /** Publication day of the articles whose source (JSONL line, source.json) gives none. */
  readonly published?: string | null;
  /** What `-` reads; standard input where it is left out. */
  readonly stdin?: AsyncIterable<Uint8Array>;
  /** Which columns of tables hold what; by their usual names where it is left out. */
  readonly columns?: Columns;
  /** How pages are fetched; `follow` true: also those that files speak of (lists of URLs, sitemaps, feeds). */
  readonly fetch?: Partial<FetchOptions> & { readonly follow?: boolean };
};

/**
 * Reads articles: files of many kinds, folders (recursively), globs, URLs, `-` for standard input. Inputs come in
 * the order of the paths, a folder's in byte order; what cannot be read comes as a failure in its place and stops nothing.
 */
export async function* readInputs(
  paths: readonly string[],
  { published = null, ...options }: InputOptions = {},
): AsyncGenerator<ArticleInput | InputFailure> {
  for await (const input of inOrder(inputJobs(paths, options))) yield publishedOn(input, published);
}

/** The same as jobs that have not been run: to leave an input out costs no reading of its file. */
export async function* inputJobs(
  paths: readonly string[],
  { stdin = process.stdin, columns = new Map(), fetch = {} }: Omit<InputOptions, 'published'> = {},
): AsyncGenerator<Job> {
  const { follow = false, ...options } = fetch;
  const web = createWeb(options, columns, unpack);
  const tools: FileTools = {
    readOne: fileReader(sourceFiles()),
    reading: { columns, follow: follow ? web.follow : null },
  };
  try {
    for (const { urls, path } of grouped(paths))
      if (urls) yield* web.follow(urls, 0);
      else yield* path === '-' ? standardInputJobs(stdin, tools) : pathJobs(path, tools);
  } finally {
    await web.close();
  }
}

/** An input with the publication day that its caller gives, where its source gives none. */
export const publishedOn = (
  input: ArticleInput | InputFailure,
  published: string | null,
): ArticleInput | InputFailure =>
  'error' in input || input.given.published !== null || published === null
    ? input
    : { ...input, given: { ...input.given, published } };

/** URLs that stand together are one group, so that they are fetched together as far as their hosts allow. */
function* grouped(paths: readonly string[]) {
  for (let at = 0; at < paths.length; ) {
    const start = at;
    while (isUrl(paths[at] ?? '')) at++;
    const urls = paths.slice(start, at).map((url) => ({ url, id: null, given: NOTHING_GIVEN }));
    if (urls.length) yield { urls, path: '' };
    else yield { urls: null, path: paths[at++] as string };
  }
}

export const isUrl = (path: string): boolean => /^[a-z][a-z\d+.-]*:\/\//i.test(path);
