import { isAbsolute, join } from 'node:path';
import { z } from 'zod';
import { inputOfText, LARGEST_DOCUMENT } from '#pipeline/io/article-input';
import { byteLines } from '#pipeline/io/byte-lines';
import type { Follow, Link } from '#pipeline/io/content';
import { failure, type InputFailure } from '#pipeline/io/failure';
import type { Job } from '#pipeline/io/jobs';
import { faultsOf, PublishedField } from '#pipeline/io/source-file';
import type { ArticleInput, Given } from '#schemas/document';

/** A line's JSON may be longer than the document in it: every character can be an escape. */
const LONGEST_LINE = 4 * LARGEST_DOCUMENT;

const optional = z.string().nullish();
const contents = (line: object): number => Object.values(line).filter((part) => typeof part === 'string').length;
const LineSchema = z
  .object({
    id: z.union([z.string(), z.number()]).nullish(),
    text: optional,
    html: optional,
    path: optional,
    title: optional,
    url: optional,
    published: PublishedField,
    publisher: optional,
  })
  .refine(
    ({ text, html, path, url }) =>
      contents({ text, html, path }) === 1 || (contents({ text, html, path }) === 0 && url),
    {
      message: 'needs one of "text", "html" and "path" (or "url" alone)',
    },
  );
type Line = z.infer<typeof LineSchema>;

/** Which file to read, and how to speak of it. */
export type FileOrder = {
  readonly file: string;
  /** The path as its caller wrote it. */
  readonly uri: string;
  readonly id: string | null;
  readonly given: Given;
  /** Where the path was written, for messages; null on the command line. */
  readonly place: string | null;
};
export type FileReader = (order: FileOrder) => Promise<ArticleInput | InputFailure>;

type ListOptions = {
  /** How the list is spoken of. */
  readonly uri: string;
  /** What a relative `path` is relative to. */
  readonly folder: string;
  readonly readFile: FileReader;
  readonly follow: Follow | null;
};

/**
 * The articles of a JSONL stream, one job a line: `{id?, text | html | path, title?, url?, published?, publisher?}`; a line
 * with a `url` alone names a page to fetch.
 * A bad line is one failure that names FILE:LINE; empty lines are skipped.
 */
export async function* jsonlJobs(
  stream: AsyncIterable<Uint8Array>,
  { uri, folder, readFile, follow }: ListOptions,
): AsyncGenerator<Job> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for await (const { number, bytes } of byteLines(stream, LONGEST_LINE)) {
    const bad = (kind: string, message: string, id: string | null = null): InputFailure => ({
      source: { uri: `${uri}#${number}`, id, mediaType: 'application/jsonl' },
      error: { class: kind, message: `${uri}:${number}: ${message}` },
    });
    if (bytes === null) {
      yield async () => bad('TooLarge', `the line is longer than ${LONGEST_LINE / 1e6} MB`);
      continue;
    }
    const parsed = parseLine(bytes, decoder);
    if (parsed === null) continue;
    if (typeof parsed === 'string') yield async () => bad('BadLine', parsed);
    else if (contents({ text: parsed.text, html: parsed.html, path: parsed.path }))
      yield jobOf(parsed, { uri: `${uri}#${number}`, folder, readFile });
    else if (follow) yield* follow([linkOf(parsed)], 0);
    else yield async () => bad('UnsupportedInput', 'gives only a "url"; --fetch fetches and reads it', idOf(parsed));
  }
}

/** A line, what is wrong with it, or null where it is empty. */
function parseLine(bytes: Uint8Array, decoder: InstanceType<typeof TextDecoder>): Line | string | null {
  let json: unknown;
  try {
    const text = decoder.decode(bytes);
    if (text.trim() === '') return null;
    json = JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) return 'is no UTF-8';
    return `is no JSON: ${error.message}`;
  }
  const result = LineSchema.safeParse(json);
  return result.success ? result.data : faultsOf(result.error);
}

const idOf = ({ id }: Line): string | null => (id === null || id === undefined ? null : String(id));

const givenOf = ({ published = null, url = null, title = null, publisher = null }: Line): Given => ({
  published,
  url,
  title,
  publisher,
});

const linkOf = (line: Line): Link => ({ url: line.url ?? '', id: idOf(line), given: givenOf(line) });

function jobOf(line: Line, { uri, folder, readFile }: { uri: string; folder: string; readFile: FileReader }): Job {
  const { text, html, path } = line;
  const id = idOf(line);
  const given = givenOf(line);
  if (typeof path === 'string') {
    const file = isAbsolute(path) ? path : join(folder, path);
    return () => readFile({ file, uri: path, id, given, place: uri.replace(/#(\d+)$/, ':$1') });
  }
  const kind = typeof html === 'string' ? 'text/html' : 'text/plain';
  const content = html ?? text ?? '';
  return async () => {
    const input = inputOfText(content, { uri, id, kind, given });
    return 'error' in input ? failure(uri, input.error.class, 'there is no text in it', id) : input;
  };
}
