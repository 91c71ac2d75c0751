/** Longest token a library is given: some of them need a time that grows with its square or cube. */
export const LONGEST_TOKEN = 128;
/** Longest piece of text a library is given at once. */
export const LONGEST_CHUNK = 2000;

const BLANK = 0x20;
const isWhite = (unit: number): boolean =>
  unit <= BLANK || (unit >= 0x7f && unit <= 0xa0) || unit === 0x2028 || unit === 0x2029;
const isTrailing = (unit: number): boolean => unit >= 0xdc00 && unit < 0xe000;

/**
 * A text of the same length that is safe to give to a library: every run without white space of more than
 * `LONGEST_TOKEN` units is masked by a letter, so that offsets still hold.
 */
export function mask(text: string): string {
  let masked = '';
  let copied = 0;
  for (let at = 0; at < text.length; ) {
    if (isWhite(text.charCodeAt(at))) {
      at++;
      continue;
    }
    const start = at;
    while (at < text.length && !isWhite(text.charCodeAt(at))) at++;
    if (at - start <= LONGEST_TOKEN) continue;
    masked += text.slice(copied, start) + 'x '.repeat((at - start) >> 1) + 'x'.repeat((at - start) & 1);
    copied = at;
  }
  return copied === 0 ? text : masked + text.slice(copied);
}

/**
 * Cuts a text into pieces of at most `LONGEST_CHUNK` units, after the last white space of each where there is one in its
 * second half. The pieces joined are the text.
 */
export function chunks(text: string): readonly string[] {
  const pieces: string[] = [];
  for (let start = 0; start < text.length; ) {
    const end = start + LONGEST_CHUNK < text.length ? cutBefore(text, start, start + LONGEST_CHUNK) : text.length;
    pieces.push(text.slice(start, end));
    start = end;
  }
  return pieces;
}

function cutBefore(text: string, start: number, limit: number): number {
  for (let at = limit; at > start + LONGEST_CHUNK / 2; at--) if (isWhite(text.charCodeAt(at - 1))) return at;
  return isTrailing(text.charCodeAt(limit)) ? limit - 1 : limit;
}
