const NEWLINE = 0x0a;

export type ByteLine = {
  readonly number: number;
  /** Null where the line is longer than may be read. */
  readonly bytes: Uint8Array | null;
};

/**
 * Cuts a stream of bytes into lines at "\n" alone (a JSON string may hold U+2028, which Node's own reader would take for a line end).
 * Numbers count from 1; memory is bounded by `longest`.
 */
export async function* byteLines(stream: AsyncIterable<Uint8Array>, longest: number): AsyncGenerator<ByteLine> {
  let number = 1;
  let parts: Uint8Array[] = [];
  let size = 0;
  const take = (): ByteLine => {
    const bytes = size > longest ? null : parts.length === 1 ? (parts[0] as Uint8Array) : Buffer.concat(parts);
    parts = [];
    size = 0;
    return { number: number++, bytes };
  };
  const add = (part: Uint8Array) => {
    size += part.length;
    if (size <= longest) parts.push(part);
    else parts = [];
  };
  for await (const chunk of stream) {
    let from = 0;
    for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, from)) {
      add(chunk.subarray(from, at));
      yield take();
      from = at + 1;
    }
    if (from < chunk.length) add(chunk.subarray(from));
  }
  if (size > 0) yield take();
}
