/** What an offset counts: JavaScript's own units, characters as Python and SQL count them, or bytes of UTF-8. */
export const OFFSET_UNITS = ['utf16', 'codepoint', 'byte'] as const;
export type OffsetUnit = (typeof OFFSET_UNITS)[number];

/** Converts offsets of one text from UTF-16 units; offsets asked for in ascending order or not. */
export function offsetsIn(text: string, unit: OffsetUnit): (offset: number) => number {
  if (unit === 'utf16' || (unit === 'codepoint' && !/\p{Surrogate}|[\u{10000}-\u{10FFFF}]/u.test(text)))
    return (offset) => offset;
  const table = new Uint32Array(text.length + 1);
  let count = 0;
  for (let at = 0; at < text.length; ) {
    const code = text.codePointAt(at) as number;
    const units = code > 0xffff ? 2 : 1;
    // An offset between two halves of a character counts as its start.
    for (let k = 0; k < units; k++) table[at + k] = count;
    count += unit === 'codepoint' ? 1 : utf8Length(code);
    at += units;
  }
  table[text.length] = count;
  return (offset) => table[offset] ?? count;
}

const utf8Length = (code: number): number => (code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4);
