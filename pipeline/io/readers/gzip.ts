import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { Content, Unpacker } from '#pipeline/io/content';
import { failure } from '#pipeline/io/failure';
import type { Job } from '#pipeline/io/jobs';
import { limited } from '#pipeline/io/readers/limited';

/** What is inside "name.gz" or "name.tgz", read by its inner name; a damaged end is a failure after what was whole. */
export async function* gzipJobs({ name, uri, stream, depth }: Content, unpack: Unpacker): AsyncGenerator<Job> {
  const inner = name.replace(/\.tgz$/i, '.tar').replace(/\.gz$/i, '');
  try {
    yield* unpack({ name: inner, uri, stream: gunzipped(stream), depth });
  } catch (error) {
    yield async () => failure(uri, 'Damaged', `is damaged: ${error instanceof Error ? error.message : error}`);
  }
}

/** Node's own gunzip: it raises an error where data is cut or corrupt. */
export const gunzipped = (stream: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> => {
  const source = Readable.from(stream);
  const gunzip = createGunzip();
  source.on('error', (error) => gunzip.destroy(error));
  return limited(source.pipe(gunzip));
};
