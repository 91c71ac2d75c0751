import { LIMITS } from '#pipeline/io/limits';

/** Passes a stream on until it has given more than an archive may. */
export async function* limited(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let total = 0;
  for await (const part of stream) {
    total += part.length;
    if (total > LIMITS.total) throw new Error(`unfolds to more than ${LIMITS.total / 1e9} GB`);
    yield part;
  }
}
