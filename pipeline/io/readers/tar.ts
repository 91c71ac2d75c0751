import { Readable } from 'node:stream';
import { extract } from 'tar-stream';
import { type Content, isMemberName, type Unpacker } from '#pipeline/io/content';
import { failure } from '#pipeline/io/failure';
import type { Job } from '#pipeline/io/jobs';
import { LIMITS } from '#pipeline/io/limits';

/** The members of a TAR, streamed: nothing is written to disk, so that names with "../" do no harm. */
export async function* tarJobs(content: Content, unpack: Unpacker): AsyncGenerator<Job> {
  const { uri, stream, depth } = content;
  const source = Readable.from(stream);
  const archive = extract();
  source.on('error', (error) => archive.destroy(error));
  let count = 0;
  try {
    for await (const entry of source.pipe(archive)) {
      if (++count > LIMITS.members) throw new Error(`more than ${LIMITS.members} members`);
      const { name, type } = entry.header;
      if (type === 'file' && isMemberName(name))
        yield* unpack({
          ...content,
          name,
          uri: `${uri}#${name}`,
          stream: entry as unknown as AsyncIterable<Uint8Array>,
          depth: depth + 1,
        });
      entry.resume();
    }
  } catch (error) {
    yield async () => failure(uri, 'Damaged', `is damaged: ${error instanceof Error ? error.message : error}`);
  }
}
