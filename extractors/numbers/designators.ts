import { SHAPE } from '#schemas/document';
import { isGrouped } from './figure.js';
import { isDigits, isGlued, isHyphen, isWord, type Reader, readScale, wordClass } from './reader.js';

/** Signs that make a name of the figure after them: ' ’ _ @ and the backslash. */
const NAMING = new Set([0x27, 0x2019, 0x5f, 0x40, 0x5c]);
const STROKE = 0x2f;
/** Signs inside names: - / . ‐ ‑. */
const JOINS = new Set([0x2d, STROKE, 0x2e, 0x2010, 0x2011]);

/** Letters or signs that stand at the figure without a blank and make a name of it: "F-35", "M1A2", "W56HZV-18-C", "4x4", "'90s". */
export function isDesignator(reader: Reader, at: number, firstToken: number): boolean {
  const { text, tokens } = reader.document;
  if (isTail(reader, at + 1)) return true;
  if (at === firstToken || !isGlued(reader, at)) return false;
  const before = at - 1;
  const shape = tokens.shape[before] as number;
  if ((shape & SHAPE.symbol) === 0) return !isCode(reader, before, at);
  const sign = text.charCodeAt(tokens.start[before] as number);
  if (NAMING.has(sign)) return true;
  const joins = sign === STROKE || isHyphen(reader, before);
  if (!joins || before === firstToken || !isGlued(reader, before)) return false;
  return namesAt(reader, before - 1);
}

/** Letters right after the figure that are no unit: another figure follows them, or they are one capital ("4x4", "3D", "1990s"). */
export function isTail(reader: Reader, at: number): boolean {
  if (!isGlued(reader, at)) return false;
  const { text, tokens } = reader.document;
  const shape = tokens.shape[at] as number;
  if ((shape & (SHAPE.symbol | SHAPE.digit)) !== 0) return false;
  if (isDigits(reader, at + 1) && isGlued(reader, at + 1)) return true;
  const start = tokens.start[at] as number;
  if ((tokens.end[at] as number) - start !== 1) return false;
  const letter = text[start] as string;
  return letter === 's' || (/[A-Z]/.test(letter) && !'KMBT'.includes(letter));
}

/** Whether the letters before a glued figure write a currency. */
function isCode({ document, table, last }: Reader, before: number, at: number): boolean {
  const { text, tokens } = document;
  // Letters after other letters or digits without a blank belong to a longer name: "W56HZV", "AN-RM640".
  const joined = ((tokens.shape[before] as number) & SHAPE.glued) !== 0;
  // Australian style puts the sign before the letters: “$A368bn”.
  if (joined && text[(tokens.start[before] as number) - 1] === '$') return true;
  if (joined && /[\p{L}\p{N}\-/]/u.test(text[(tokens.start[before] as number) - 1] ?? '')) return false;
  const letters = text.slice(tokens.start[before], tokens.end[before]);
  if (!table.glued.has(letters)) return false;
  if (!table.letters.has(letters)) return true;
  if (isGrouped(text, tokens.start[at] as number, tokens.end[at] as number)) return true;
  return readMagnitude({ document, table, last }, at + 1);
}

/** Whether a scale follows that only an amount has: "million", "bn", "tr", "m". */
function readMagnitude(reader: Reader, at: number): boolean {
  const scale = readScale(reader, at);
  if (scale !== null) return scale.exponent >= 5;
  return isGlued(reader, at) && ['m', 'b', 'tr', 't'].some((letter) => isWord(reader, at, letter));
}

/** Whether what a hyphen or stroke joins to the figure is a name: capitals ("F-35"), one or two letters, or digits inside such a name. */
function namesAt(reader: Reader, at: number): boolean {
  const { tokens } = reader.document;
  const shape = tokens.shape[at] as number;
  if ((shape & SHAPE.digit) !== 0) return (shape & SHAPE.glued) !== 0 && isLetterBefore(reader, at);
  if ((shape & SHAPE.symbol) !== 0) return false;
  if (wordClass(reader, at) !== null || isLetterOfScale(reader, at)) return false;
  return (shape & SHAPE.upper) !== 0 || (tokens.end[at] as number) - (tokens.start[at] as number) < 3;
}

/** The magnitude of a figure before it: "$2m-3m". */
function isLetterOfScale(reader: Reader, at: number): boolean {
  return (
    isGlued(reader, at) &&
    isDigits(reader, at - 1) &&
    ['m', 'b', 'k', 't', 'tr'].some((letter) => isWord(reader, at, letter))
  );
}

/** Whether the text before token `at`, back to the last blank or to a sign that joins no names, holds letters that write no currency. */
function isLetterBefore({ document, table }: Reader, at: number): boolean {
  const { text, tokens } = document;
  for (let back = at; back > at - 8 && back > 0 && ((tokens.shape[back] as number) & SHAPE.glued) !== 0; back--) {
    const before = back - 1;
    const shape = tokens.shape[before] as number;
    if ((shape & (SHAPE.upper | SHAPE.lower)) !== 0)
      return !table.glued.has(text.slice(tokens.start[before], tokens.end[before]));
    if ((shape & SHAPE.symbol) !== 0 && !JOINS.has(text.charCodeAt(tokens.start[before] as number))) return false;
  }
  return false;
}
