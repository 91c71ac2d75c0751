import PostalMime from 'postal-mime';
import { inputOfText } from '#pipeline/io/article-input';
import { type Content, gather } from '#pipeline/io/content';
import { failure } from '#pipeline/io/failure';
import type { Job } from '#pipeline/io/jobs';
import { dayOfStamp } from '#pipeline/stages/read/html/dates';

/** Most bytes of a message: pictures come with it. */
const LARGEST = 50_000_000;

/** postal-mime takes a time for messages in messages that grows with the square of their depth, and a kilobyte and more for each part. */
const DEEPEST = 50;
const MOST_PARTS = 5_000;
/** It takes a kilobyte for each piece of base64 that ends with "=". */
const MOST_PIECES = 20_000;
const MESSAGE = Buffer.from('message/rfc822');
const BOUNDARY = Buffer.from('\n--');

/** True where `mark` stands in the bytes more than `most` times. */
function occurs(bytes: Uint8Array, mark: Buffer, most: number): boolean {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  let count = 0;
  for (let at = view.indexOf(mark); at >= 0 && count <= most; at = view.indexOf(mark, at + 1)) count++;
  return count > most;
}

const BASE64 = /content-transfer-encoding:\s*[^\n]{0,60}base64/gi;

/** How many pieces of base64 a message holds: behind each header that says so, up to the next boundary. */
function base64Pieces(bytes: Uint8Array): number {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  let count = 0;
  let done = 0;
  for (const { index } of view.toString('latin1').matchAll(BASE64)) {
    if (index < done) continue;
    const boundary = view.indexOf(BOUNDARY, index);
    done = boundary < 0 ? view.length : boundary;
    for (let at = view.indexOf('=', index); at >= 0 && at < done; at = view.indexOf('=', at + 1)) count++;
  }
  return count;
}

/** A message (EML) or a page saved with its parts (MHTML): the subject is the title, the day that of sending. */
export async function* mailJobs({ name, uri, stream }: Content): AsyncGenerator<Job> {
  const bytes = await gather(stream, LARGEST);
  if (bytes === null)
    yield async () => failure(uri, 'TooLarge', `more than ${LARGEST / 1e6} MB, the most for one message`);
  else yield () => message(bytes, uri, /\.mht(?:ml)?$/i.test(name));
}

async function message(bytes: Uint8Array, uri: string, isPage: boolean) {
  if (occurs(bytes, MESSAGE, DEEPEST))
    return failure(uri, 'TooDeep', `more than ${DEEPEST} messages inside each other`);
  if (occurs(bytes, BOUNDARY, MOST_PARTS)) return failure(uri, 'TooLarge', `more than ${MOST_PARTS} parts`);
  if (base64Pieces(bytes) > MOST_PIECES) return failure(uri, 'TooLarge', `more than ${MOST_PIECES} pieces of base64`);
  try {
    const { html, text, subject, date, headers } = await PostalMime.parse(bytes);
    const header = (key: string) => headers.find((one) => one.key === key)?.value ?? null;
    const given = {
      published: date && !isPage ? dayOfStamp(date) : null,
      title: isPage ? null : (subject?.trim() ?? null),
      url: header('snapshot-content-location') ?? header('content-location'),
      publisher: null,
    };
    const kind = html ? 'text/html' : 'text/plain';
    return inputOfText(html ?? text ?? '', { uri, id: null, kind, given });
  } catch (error) {
    return failure(uri, 'Damaged', `is no message: ${error instanceof Error ? error.message : error}`);
  }
}
