/** Takes bytes off a stream by count or by line. All but `peek` throw where the stream ends too early. */
export type ByteReader = {
  /** The next byte, null at the end. */
  readonly peek: () => Promise<number | null>;
  readonly take: (length: number) => Promise<Uint8Array>;
  readonly skip: (length: number) => Promise<void>;
  /** The text up to the next line end, without it. */
  readonly line: (longest: number) => Promise<string>;
};

const NEWLINE = 0x0a;

export function byteReader(stream: AsyncIterable<Uint8Array>): ByteReader {
  const chunks = stream[Symbol.asyncIterator]();
  let held: Uint8Array = new Uint8Array();
  let at = 0;
  const more = async (): Promise<boolean> => {
    while (at >= held.length) {
      const { done, value } = await chunks.next();
      if (done) return false;
      held = value;
      at = 0;
    }
    return true;
  };
  /** Hands over up to `length` bytes in the pieces in which they come. */
  const pass = async (length: number, use: (part: Uint8Array) => void): Promise<void> => {
    for (let left = length; left > 0; ) {
      if (!(await more())) throw new Error('the file ends in the middle of it');
      const part = held.subarray(at, at + left);
      use(part);
      at += part.length;
      left -= part.length;
    }
  };
  return {
    peek: async () => ((await more()) ? (held[at] as number) : null),
    skip: (length) => pass(length, () => {}),
    take: async (length) => {
      const parts: Uint8Array[] = [];
      await pass(length, (part) => parts.push(part));
      return Buffer.concat(parts);
    },
    line: async (longest) => {
      const parts: Uint8Array[] = [];
      let size = 0;
      for (;;) {
        if (!(await more())) throw new Error('the file ends in the middle of it');
        const end = held.indexOf(NEWLINE, at);
        const part = held.subarray(at, end < 0 ? held.length : end);
        parts.push(part);
        size += part.length;
        if (size > longest) throw new Error(`a line longer than ${longest} bytes`);
        at += part.length + (end < 0 ? 0 : 1);
        if (end >= 0) return Buffer.concat(parts).toString('utf8').replace(/\r$/, '');
      }
    },
  };
}
