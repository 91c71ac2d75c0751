/** A hostile input: how its file is named, and what is in it, about `size` bytes. */
export type Shape = {
  readonly name: string;
  readonly file: string;
  readonly make: (size: number) => string | Uint8Array;
};

/** `part` again and again, up to `size` characters. */
export const fill = (part: string, size: number): string => part.repeat(Math.max(1, Math.floor(size / part.length)));

/** What `part` gives for 0, 1, 2 … up to `size` characters. */
export function series(part: (i: number) => string, size: number): string {
  const parts: string[] = [];
  for (let i = 0, length = 0; length < size; i++) {
    const next = part(i);
    parts.push(next);
    length += next.length;
  }
  return parts.join('');
}

/** A number in small letters: names that differ without a figure in them. */
export const letters = (number: number): string =>
  [...number.toString(26)].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 26))).join('');

/** Bytes that look random and are the same each time (xorshift, Marsaglia 2003). */
export function noise(size: number): Buffer {
  const bytes = Buffer.alloc(size);
  let state = 2463534242;
  for (let i = 0; i < size; i++) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    bytes[i] = state & 0xff;
  }
  return bytes;
}

/** A table of shapes that are all named alike. */
export const shapes = (
  ending: string,
  makers: Readonly<Record<string, (size: number) => string | Uint8Array>>,
): readonly Shape[] =>
  Object.entries(makers).map(([name, make]) => ({
    name: `${ending}: ${name}`,
    file: `${name.replace(/[^a-z0-9]+/gi, '-')}.${ending}`,
    make,
  }));
