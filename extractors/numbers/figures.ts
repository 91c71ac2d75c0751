import { add, compare, multiply, shift } from '#pipeline/language/decimal';
import { SHAPE } from '#schemas/document';
import { isDesignator, isTail } from './designators.js';
import { readFigure } from './figure.js';
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
import { CLASS, numberWordAt } from './table.js';

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
  const minus = isMinus(reader, at, firstToken);
  const first = minus ? at - 1 : at;
  if (endsAt(reader, at + 1)) {
    return { decimal: minus ? `-${plain}` : plain, exponent: 0, next: at + 1, first, ordinal: false };
  }
  const suffix = at + 1;
  if (isGlued(reader, suffix) && SUFFIXES.some((ending) => isWord(reader, suffix, ending))) {
    return { decimal: plain, exponent: 0, next: at + 2, first: at, ordinal: true };
  }
  const wide = readWide(reader, at, plain) ?? { decimal: plain, next: at + 1 };
  const part = readPart(reader, wide.next);
  const decimal = part ? add(wide.decimal, part.decimal) : wide.decimal;
  const scaled = readScaled(reader, decimal, part ? part.next : wide.next);
  const { exponent, next } = scaled;
  return { decimal: minus ? `-${scaled.decimal}` : scaled.decimal, exponent, next, first, ordinal: false };
}

/** Signs that a number can go on with: + ' ’ ¼ ½ ¾ - ‐ ‑. */
const GOES_ON = new Set([0x2b, 0x27, 0x2019, 0xbc, 0xbd, 0xbe, 0x2d, 0x2010, 0x2011]);

/** Whether nothing at a token can belong to the figure before it: true for most figures, at little cost. */
function endsAt(reader: Reader, at: number): boolean {
  if (at >= reader.last) return true;
  const { document, table } = reader;
  const shape = document.tokens.shape[at] as number;
  if ((shape & SHAPE.digit) !== 0) return false;
  if ((shape & SHAPE.symbol) === 0) {
    const glued = (shape & SHAPE.glued) !== 0;
    return (
      !glued && numberWordAt(table, document, at) === 0 && !isWord(reader, at, 'and') && !isWord(reader, at, 'point')
    );
  }
  const sign = document.text.charCodeAt(document.tokens.start[at] as number);
  if (!GOES_ON.has(sign)) return true;
  return isHyphen(reader, at) && (at + 1 >= reader.last || isDigits(reader, at + 1));
}

/** A figure of more than one token: only a figure, an apostrophe or "point" after it can make one. */
function readWide(reader: Reader, at: number, plain: string): { decimal: string; next: number } | null {
  if (at + 1 >= reader.last) return null;
  if (isDigits(reader, at + 1) || isApostrophe(reader, at + 1)) return readBlanks(reader, at, plain);
  return readSpoken(reader, at, plain);
}

const HYPHEN = 0x2d;
const MINUS = 0x2212;

/** A minus sign belongs to the figure where no number or word stands before it. */
function isMinus(reader: Reader, at: number, firstToken: number): boolean {
  const { text, tokens } = reader.document;
  const before = at - 1;
  if (before < firstToken || !isGlued(reader, at)) return false;
  const sign = text.charCodeAt(tokens.start[before] as number);
  if (sign !== HYPHEN && sign !== MINUS) return false;
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
