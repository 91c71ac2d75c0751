/** Takes bytes off a stream by count or by line. */
export type ByteReader = {
  /** The next byte, null at the end. */
  readonly peek: () => Promise<number | null>;
  /** The next bytes; fewer where the stream ends before. */
  readonly take: (length: number) => Promise<Uint8Array>;
  /** Passes bytes over; how many there were. */
  readonly skip: (length: number) => Promise<number>;
  /** Puts bytes back in front of what comes. */
  readonly putBack: (bytes: Uint8Array) => void;
  /** The text up to the next line end, without it; null where that is further than `longest` or does not come. */
  readonly line: (longest: number) => Promise<string | null>;
  /** Goes to the next place, here or further on, where `mark` stands; false where there is none. */
  readonly seek: (mark: string) => Promise<boolean>;
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
  /** Hands over up to `length` bytes in the pieces in which they come; how many there were. */
  const pass = async (length: number, use: (part: Uint8Array) => void): Promise<number> => {
    let left = length;
    while (left > 0 && (await more())) {
      const part = held.subarray(at, at + left);
      use(part);
      at += part.length;
      left -= part.length;
    }
    return length - left;
  };
  const putBack = (bytes: Uint8Array): void => {
    const stillHeld = bytes.buffer === held.buffer && bytes.byteOffset + bytes.length === held.byteOffset + at;
    if (stillHeld && bytes.byteOffset >= held.byteOffset) {
      at -= bytes.length;
      return;
    }
    held = at < held.length ? Buffer.concat([bytes, held.subarray(at)]) : bytes;
    at = 0;
  };
  const take = async (length: number): Promise<Uint8Array> => {
    const parts: Uint8Array[] = [];
    await pass(length, (part) => parts.push(part));
    return parts.length === 1 ? (parts[0] as Uint8Array) : Buffer.concat(parts);
  };
  return {
    peek: async () => ((await more()) ? (held[at] as number) : null),
    skip: (length) => pass(length, () => {}),
    take,
    putBack,
    line: async (longest) => {
      const parts: Uint8Array[] = [];
      let size = 0;
      while (await more()) {
        const end = held.indexOf(NEWLINE, at);
        const part = held.subarray(at, end < 0 ? held.length : end);
        parts.push(part);
        size += part.length;
        at += part.length;
        if (size > longest) break;
        if (end < 0) continue;
        at++;
        return Buffer.concat(parts).toString('utf8').replace(/\r$/, '');
      }
      putBack(Buffer.concat(parts));
      return null;
    },
    seek: async (mark) => {
      const sought = Buffer.from(mark);
      while (await more()) {
        const view = Buffer.from(held.buffer, held.byteOffset, held.length);
        const found = view.indexOf(sought, at);
        if (found >= 0) {
          at = found;
          return true;
        }
        const tail = Buffer.from(view.subarray(Math.max(at, view.length - sought.length + 1)));
        at = held.length;
        if (!(await more())) return false;
        putBack(tail);
      }
      return false;
    },
  };
}
