import { LARGEST_DOCUMENT } from '#pipeline/io/article-input';
import type { Job } from '#pipeline/io/jobs';
import { formatOf } from '#pipeline/io/names';
import type { Columns } from '#pipeline/io/readers/columns';
import type { Given } from '#schemas/document';

/** A page that an input speaks of. */
export type Link = {
  readonly url: string;
  readonly id: string | null;
  /** What the input says of it. */
  readonly given: Given;
};

/** Fetches pages and reads them; `depth` counts the lists (feeds, sitemaps) around them. */
export type Follow = (links: AsyncIterable<Link> | Iterable<Link>, depth: number) => AsyncGenerator<Job>;

/** What the caller said about how to read. */
export type Reading = {
  /** Which columns of a table hold what. */
  readonly columns: Columns;
  /** Null where pages that a file speaks of are not to be fetched. */
  readonly follow: Follow | null;
};

/** A stream of bytes under a name: a file, or a member of an archive. */
export type Content = {
  /** What decides how it is read. */
  readonly name: string;
  /** How it is spoken of: "dump.zip#day/1.html". */
  readonly uri: string;
  readonly stream: AsyncIterable<Uint8Array>;
  /** How many archives stand around it. */
  readonly depth: number;
  /** What is known of it from outside. */
  readonly given: Given;
  readonly reading: Reading;
};

/** Reads what the name of a content says it is. */
export type Unpacker = (content: Content) => AsyncGenerator<Job>;

/** Reads one format; what is inside goes to `unpack`. */
export type FormatReader = (content: Content, unpack: Unpacker) => AsyncGenerator<Job>;

export const isMemberName = (name: string): boolean => formatOf(name) !== null;

/** All bytes of a stream, or null where there are more than a document may have. */
export async function gather(
  stream: AsyncIterable<Uint8Array>,
  most: number = LARGEST_DOCUMENT,
): Promise<Uint8Array | null> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of stream) {
    size += part.length;
    if (size > most) return null;
    parts.push(part);
  }
  return Buffer.concat(parts);
}
