import { NOTHING_GIVEN } from '#pipeline/io/article-input';
import { byteLines } from '#pipeline/io/byte-lines';
import type { Content, Link } from '#pipeline/io/content';
import { failure } from '#pipeline/io/failure';
import type { Job } from '#pipeline/io/jobs';

const LONGEST_URL = 8_000;

/** The pages of a list with a URL in each line; empty lines and those that begin with # are skipped. */
export async function* urlListJobs({ uri, stream, depth, reading }: Content): AsyncGenerator<Job> {
  if (reading.follow) yield* reading.follow(linksOf(stream), depth);
  else yield async () => failure(uri, 'UnsupportedInput', 'is a list of URLs; --fetch fetches and reads them');
}

async function* linksOf(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Link> {
  for await (const { bytes } of byteLines(stream, LONGEST_URL)) {
    const line = bytes === null ? '(a line too long for a URL)' : Buffer.from(bytes).toString('utf8');
    const url = line.replace(/^\ufeff/, '').trim();
    if (url !== '' && !url.startsWith('#')) yield { url, id: null, given: NOTHING_GIVEN };
  }
}

/** True of a text (or the beginning of one) whose lines are URLs and nothing else. */
export function isUrlList(text: string): boolean {
  const lines = text
    .replace(/^\ufeff/, '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  return lines.length > 0 && lines.every((line) => /^https?:\/\/\S+$/i.test(line));
}
