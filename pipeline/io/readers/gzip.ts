import type { Content, Unpacker } from '#pipeline/io/content';
import { failure } from '#pipeline/io/failure';
import type { Job } from '#pipeline/io/jobs';
import { formatOf } from '#pipeline/io/names';
import { gunzipped } from '#pipeline/io/readers/gunzipped';
import { gunzippedMembers } from '#pipeline/io/readers/gzip-members';
import { limited } from '#pipeline/io/readers/limited';

/** What is inside "name.gz" or "name.tgz", read by its inner name; a damaged end is a failure after what was whole. */
export async function* gzipJobs(content: Content, unpack: Unpacker): AsyncGenerator<Job> {
  const { name, uri, stream } = content;
  const inner = name.replace(/\.tgz$/i, '.tar').replace(/\.gz$/i, '');
  if (formatOf(inner) === null) {
    if (content.depth === 0)
      yield async () =>
        failure(uri, 'UnsupportedInput', 'its name does not say what is packed; expected article.txt.gz');
    return;
  }
  const damages: string[] = [];
  const failures = () =>
    damages.splice(0).map(
      (message): Job =>
        async () =>
          failure(uri, 'Damaged', `is damaged: ${message}`),
    );
  const isCrawl = /\.warc$/i.test(inner);
  const plain = isCrawl ? gunzippedMembers(stream, (message) => damages.push(message)) : gunzipped(stream);
  try {
    for await (const job of unpack({ ...content, name: inner, stream: limited(plain) })) {
      yield* failures();
      yield job;
    }
  } catch (error) {
    damages.push(error instanceof Error ? error.message : String(error));
  }
  yield* failures();
}
