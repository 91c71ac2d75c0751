import { add, compare, multiply, shift } from '#pipeline/language/decimal';
import { SHAPE } from '#schemas/document';
import { isGrouped, readFigure } from './figure.js';
import {
  isDigits,
  isGlued,
  isHyphen,
  isWord,
  type Reader,
  type Reading,
  readAndFraction,
  readScale,
  wordClass,
} from './reader.js';
import { CLASS } from './table.js';

const PARTS: Readonly<Record<string, string>> = { '½': '0.5', '¼': '0.25', '¾': '0.75' };
const CURRENCY = /^\p{Sc}$/u;
const SUFFIXES = ['st', 'nd', 'rd', 'th'];

/** Digits of the longest figure with blanks inside. */
const LONGEST = 21;

/** A number in digits: where it begins (a sign belongs to it), and whether it orders ("5th"). */
export type Figure = Reading & { readonly first: number; readonly ordinal: boolean };

/** Reads the number that stands in digits at a token; null where the digits are part of a designator, a code or an address. */
export function readFigures(reader: Reader, at: number, firstToken: number): Figure | null {
  const { text, tokens } = reader.document;
  if (isDesignator(reader, at, firstToken)) return null;
  const plain = readFigure(text, tokens.start[at] as number, tokens.end[at] as number);
  if (plain === null) return null;
  const suffix = at + 1;
  if (isGlued(reader, suffix) && SUFFIXES.some((ending) => isWord(reader, suffix, ending))) {
    return { decimal: plain, exponent: 0, next: at + 2, first: at, ordinal: true };
  }
  const wide = readWide(reader, at, plain) ?? { decimal: plain, next: at + 1 };
  const part = readPart(reader, wide.next);
  const decimal = part ? add(wide.decimal, part.decimal) : wide.decimal;
  const scaled = readScaled(reader, decimal, part ? part.next : wide.next);
  return isMinus(reader, at, firstToken)
    ? { ...scaled, decimal: `-${scaled.decimal}`, first: at - 1, ordinal: false }
    : { ...scaled, first: at, ordinal: false };
}

/** A figure of more than one token: only a figure, an apostrophe or "point" after it can make one. */
function readWide(reader: Reader, at: number, plain: string): { decimal: string; next: number } | null {
  if (at + 1 >= reader.last) return null;
  if (isDigits(reader, at + 1) || isApostrophe(reader, at + 1)) return readBlanks(reader, at, plain);
  return readSpoken(reader, at, plain);
}

/** Letters or signs that stand at the figure without a blank and make a name of it: "F-35", "M1A2", "W56HZV-18-C", "4x4", "'90s". */
function isDesignator(reader: Reader, at: number, firstToken: number): boolean {
  const { text, tokens } = reader.document;
  if (isTail(reader, at + 1)) return true;
  if (at === firstToken || !isGlued(reader, at)) return false;
  const before = at - 1;
  const shape = tokens.shape[before] as number;
  if ((shape & SHAPE.symbol) === 0) return !isCode(reader, before, at);
  const sign = text[tokens.start[before] as number] as string;
  if ("'’_@\\".includes(sign)) return true;
  const joins = sign === '/' || isHyphen(reader, before);
  if (!joins || before === firstToken || !isGlued(reader, before)) return false;
  return namesAt(reader, before - 1);
}

/** Letters right after the figure that are no unit: another figure follows them, or they are one capital ("4x4", "3D", "1990s"). */
function isTail(reader: Reader, at: number): boolean {
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
  if ((shape & SHAPE.digit) !== 0) return ((shape & SHAPE.glued) !== 0 && isLetterBefore(reader, at)) || false;
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

/** Whether the text before token `at`, back to the last blank, holds a letter. */
function isLetterBefore({ document }: Reader, at: number): boolean {
  const { tokens } = document;
  for (let back = at; back > at - 8 && back > 0 && ((tokens.shape[back] as number) & SHAPE.glued) !== 0; back--) {
    const shape = tokens.shape[back - 1] as number;
    if ((shape & (SHAPE.upper | SHAPE.lower)) !== 0) return true;
  }
  return false;
}

/** A minus sign belongs to the figure where no number or word stands before it. */
function isMinus(reader: Reader, at: number, firstToken: number): boolean {
  const { text, tokens } = reader.document;
  const before = at - 1;
  if (before < firstToken || !isGlued(reader, at)) return false;
  const sign = text[tokens.start[before] as number];
  if (sign !== '-' && sign !== '−') return false;
  if (before === firstToken) return true;
  const shape = tokens.shape[before - 1] as number;
  if (isGlued(reader, before))
    return (shape & SHAPE.symbol) !== 0 && !/[-.%”"]/.test(text[tokens.start[before - 1] as number] as string);
  return (shape & SHAPE.digit) === 0;
}

/** Groups of three digits with blanks between them ("11 402", "1 690,54"), where a currency or a scale word shows that they are one figure. */
function readBlanks(reader: Reader, at: number, first: string): { decimal: string; next: number } | null {
  const { text, tokens } = reader.document;
  if (!/^[1-9]\d{0,2}$/.test(first)) return null;
  let decimal = first;
  let next = at + 1;
  for (; decimal.length < LONGEST; next++) {
    const mark = isApostrophe(reader, next) ? next + 1 : next;
    if (!isDigits(reader, mark) || isGlued(reader, mark) !== mark > next) break;
    const group = text.slice(tokens.start[mark], tokens.end[mark]);
    if (!/^\d{3}([.,]\d{1,2})?$/.test(group) || isTail(reader, mark + 1)) break;
    next = mark;
    decimal += group.replace(',', '.');
    if (group.length > 3) {
      next++;
      break;
    }
  }
  return next > at + 1 && isOneFigure(reader, at, next) ? { decimal, next } : null;
}

/** The Swiss group mark: "1'049,95". */
function isApostrophe(reader: Reader, at: number): boolean {
  const { text, tokens } = reader.document;
  return isGlued(reader, at) && "'’".includes(text[tokens.start[at] as number] as string);
}

function isOneFigure(reader: Reader, at: number, next: number): boolean {
  const { document, table } = reader;
  const { text, tokens, article, origin } = document;
  const token = (i: number) => text.slice(tokens.start[i], tokens.end[i]);
  if (at > 0 && (CURRENCY.test(token(at - 1)) || table.glued.has(token(at - 1)))) return true;
  const after = next < reader.last ? token(next) : '';
  if (CURRENCY.test(after) || table.glued.has(after) || table.amounts.has(after)) return true;
  // A blank that does not break (as typesetters put inside figures) is evidence by itself.
  const span = origin({ start: tokens.start[at] as number, end: tokens.end[next - 1] as number });
  if (!/[ \n\r\t]/.test(article.text.slice(span.start, span.end))) return true;
  const isAfterName = at > 0 && ((tokens.shape[at - 1] as number) & SHAPE.initial) !== 0;
  return !isAfterName && (readScale(reader, next)?.exponent ?? 0) >= 6;
}

/** "1 point 5". */
function readSpoken(reader: Reader, at: number, first: string): { decimal: string; next: number } | null {
  if (!isWord(reader, at + 1, 'point') || isGlued(reader, at + 1) || !isDigits(reader, at + 2)) return null;
  const { text, tokens } = reader.document;
  const decimals = text.slice(tokens.start[at + 2], tokens.end[at + 2]);
  return /^\d+$/.test(first) && /^\d{1,6}$/.test(decimals) ? { decimal: `${first}.${decimals}`, next: at + 3 } : null;
}

/** "2½", "2 and a half". */
function readPart(reader: Reader, at: number): { decimal: string; next: number } | null {
  const { text, tokens } = reader.document;
  const part = at < reader.last ? PARTS[text[tokens.start[at] as number] as string] : undefined;
  return part && isGlued(reader, at) ? { decimal: part, next: at + 1 } : readAndFraction(reader, at);
}

/** The scale words after a figure, a dozen, and the smaller groups that follow ("1 trillion 38.9 billion"). */
function readScaled(reader: Reader, decimal: string, at: number): Reading {
  const dozen = wordClass(reader, at);
  if (dozen?.kind === CLASS.multiple)
    return { decimal: multiply(decimal, String(dozen.value)), exponent: 0, next: at + 1 };
  const scale = readScale(reader, at);
  if (scale === null) return { decimal, exponent: 0, next: at };
  const { text, tokens } = reader.document;
  if (scale.exponent < 6 || !isDigits(reader, scale.next) || isGlued(reader, scale.next)) return { decimal, ...scale };
  const more = readFigure(text, tokens.start[scale.next] as number, tokens.end[scale.next] as number);
  const lesser = more === null ? null : readScale(reader, scale.next + 1);
  if (more === null || lesser === null || lesser.exponent >= scale.exponent) return { decimal, ...scale };
  if (compare(shift(more, lesser.exponent), shift('1', scale.exponent)) >= 0) return { decimal, ...scale };
  const sum = add(shift(decimal, scale.exponent), shift(more, lesser.exponent));
  return { decimal: shift(sum, -scale.exponent), exponent: scale.exponent, next: lesser.next };
}
