import { LARGEST_DOCUMENT } from '#pipeline/io/article-input';
import type { Job } from '#pipeline/io/jobs';
import { formatOf } from '#pipeline/io/names';

/** A stream of bytes under a name: a file, or a member of an archive. */
export type Content = {
  /** What decides how it is read. */
  readonly name: string;
  /** How it is spoken of: "dump.zip#day/1.html". */
  readonly uri: string;
  readonly stream: AsyncIterable<Uint8Array>;
  /** How many archives stand around it. */
  readonly depth: number;
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
