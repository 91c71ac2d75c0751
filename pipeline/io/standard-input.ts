import { Readable } from 'node:stream';
import { inputOfBytes, LARGEST_DOCUMENT, NOTHING_GIVEN, tooLarge } from '#pipeline/io/article-input';
import type { Reading } from '#pipeline/io/content';
import type { Job } from '#pipeline/io/jobs';
import { jsonlJobs } from '#pipeline/io/jsonl';
import type { FileTools } from '#pipeline/io/path-jobs';
import { isUrlList, urlListJobs } from '#pipeline/io/readers/url-list';

/** Of a text that may be a list of URLs; a line may be cut there. */
const LOOKED_AT = 4096;

const BRACE = 0x7b;

/** Standard input: JSON lines where it begins with "{", a list of URLs where it holds nothing else, else one text or page. */
export async function* standardInputJobs(
  stream: AsyncIterable<Uint8Array>,
  { readOne, reading }: FileTools,
): AsyncGenerator<Job> {
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
  if (first === BRACE) yield* jsonlJobs(rest(), { uri: '-', folder: '.', readFile: readOne, follow: reading.follow });
  else yield* whole(rest(), reading);
}

/** The first byte that is no white space and no part of a byte-order mark, or -1. */
function firstVisible(bytes: Uint8Array): number {
  for (const byte of bytes) if (byte > 0x20 && byte !== 0xef && byte !== 0xbb && byte !== 0xbf) return byte;
  return -1;
}

async function* whole(stream: AsyncIterable<Uint8Array>, reading: Reading): AsyncGenerator<Job> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of stream) {
    size += part.length;
    if (size > LARGEST_DOCUMENT) {
      yield async () => tooLarge('-', size);
      return;
    }
    parts.push(part);
  }
  const bytes = Buffer.concat(parts);
  if (isUrlList(bytes.toString('utf8', 0, LOOKED_AT)))
    yield* urlListJobs({
      name: '-',
      uri: '-',
      stream: Readable.from([bytes]),
      depth: 0,
      given: NOTHING_GIVEN,
      reading,
    });
  else yield async () => inputOfBytes(bytes, { uri: '-', kind: null, given: NOTHING_GIVEN });
}
