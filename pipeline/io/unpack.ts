import { inputOfBytes, LARGEST_DOCUMENT, type MediaType } from '#pipeline/io/article-input';
import { type Content, type FormatReader, gather } from '#pipeline/io/content';
import { failure } from '#pipeline/io/failure';
import type { Job } from '#pipeline/io/jobs';
import { jsonlJobs } from '#pipeline/io/jsonl';
import { LIMITS } from '#pipeline/io/limits';
import { formatOf, isHtmlName, READABLE } from '#pipeline/io/names';

/** Reads what a name says it is; a member of an archive that is no article gives nothing. */
export async function* unpack(content: Content): AsyncGenerator<Job> {
  const { name, uri, stream, depth } = content;
  const format = formatOf(name);
  if (format === 'list') {
    yield* jsonlJobs(stream, {
      uri,
      folder: '',
      readFile: async ({ uri: path, id }) =>
        failure(path, 'UnsupportedInput', `"path" has no meaning inside ${uri}`, id),
      follow: content.reading.follow,
    });
  } else if (format === 'article') {
    yield* documentJobs(content, isHtmlName(name) ? 'text/html' : 'text/plain');
  } else if (format !== null) {
    if (depth >= LIMITS.nesting)
      yield async () => failure(uri, 'TooDeep', `more than ${LIMITS.nesting} archives inside each other`);
    else yield* (await readerOf(format))(content, unpack);
  } else if (depth === 0) {
    yield async () => failure(uri, 'UnsupportedInput', `not a kind that is read; expected ${READABLE}`);
  }
}

async function readerOf(
  format: Exclude<ReturnType<typeof formatOf>, 'list' | 'article' | null>,
): Promise<FormatReader> {
  switch (format) {
    case 'gzip':
      return (await import('#pipeline/io/readers/gzip')).gzipJobs;
    case 'tar':
      return (await import('#pipeline/io/readers/tar')).tarJobs;
    case 'zip':
      return (await import('#pipeline/io/readers/zip')).zipJobs;
    case 'warc':
      return (await import('#pipeline/io/readers/warc')).warcJobs;
    case 'csv':
      return (await import('#pipeline/io/readers/csv')).csvJobs;
    case 'feed':
      return (await import('#pipeline/io/readers/feed')).feedJobs;
    case 'mail':
      return (await import('#pipeline/io/readers/mail')).mailJobs;
    case 'pdf':
      return (await import('#pipeline/io/readers/pdf')).pdfJobs;
    case 'urls':
      return (await import('#pipeline/io/readers/url-list')).urlListJobs;
  }
}

async function* documentJobs({ uri, stream, given }: Content, kind: MediaType): AsyncGenerator<Job> {
  const bytes = await gather(stream);
  if (bytes === null)
    yield async () => failure(uri, 'TooLarge', `more than ${LARGEST_DOCUMENT / 1e6} MB, the most for one document`);
  else yield async () => inputOfBytes(bytes, { uri, kind, given });
}
