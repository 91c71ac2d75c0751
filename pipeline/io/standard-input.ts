import { inputOfBytes, LARGEST_DOCUMENT, NOTHING_GIVEN, tooLarge } from '#pipeline/io/article-input';
import type { Job } from '#pipeline/io/jobs';
import { type FileReader, jsonlJobs } from '#pipeline/io/jsonl';

const BRACE = 0x7b;

/** Standard input: JSON lines where it begins with "{", else one text or page. */
export async function* standardInputJobs(stream: AsyncIterable<Uint8Array>, readFile: FileReader): AsyncGenerator<Job> {
  const chunks = stream[Symbol.asyncIterator]();
  const head: Uint8Array[] = [];
  let first = -1;
  while (first < 0) {
    const { done, value } = await chunks.next();
    if (done) break;
    head.push(value);
    first = firstVisible(value);
  }
  const rest = async function* () {
    yield* head;
    for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield next.value;
  };
  if (first === BRACE) yield* jsonlJobs(rest(), { uri: '-', folder: '.', readFile });
  else yield await whole(rest());
}

/** The first byte that is no white space and no part of a byte-order mark, or -1. */
function firstVisible(bytes: Uint8Array): number {
  for (const byte of bytes) if (byte > 0x20 && byte !== 0xef && byte !== 0xbb && byte !== 0xbf) return byte;
  return -1;
}

async function whole(stream: AsyncIterable<Uint8Array>): Promise<Job> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of stream) {
    size += part.length;
    if (size > LARGEST_DOCUMENT) return async () => tooLarge('-', size);
    parts.push(part);
  }
  const bytes = Buffer.concat(parts);
  return async () => inputOfBytes(bytes, { uri: '-', kind: null, given: NOTHING_GIVEN });
}
