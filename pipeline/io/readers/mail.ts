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
const MESSAGE = Buffer.from('message/rfc822');
const BOUNDARY = Buffer.from('\n--');

/** True where `mark` stands in the bytes more than `most` times. */
function occurs(bytes: Uint8Array, mark: Buffer, most: number): boolean {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  let count = 0;
  for (let at = view.indexOf(mark); at >= 0 && count <= most; at = view.indexOf(mark, at + 1)) count++;
  return count > most;
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
