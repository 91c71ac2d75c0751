import { add, multiply, shift } from '#pipeline/language/decimal';
import {
  afterHyphen,
  isDigits,
  isWord,
  type Reader,
  type Reading,
  readAndFraction,
  readScale,
  wordClass,
} from './reader.js';
import { CLASS } from './table.js';

/** Reads a number in words from a token on: "two hundred and six", "twenty-five", "one-point-three trillion", "half a billion". */
export function readWords(reader: Reader, at: number): Reading | null {
  const word = wordClass(reader, at);
  if (word === null) return null;
  switch (word.kind) {
    case CLASS.fraction:
      return readFraction(reader, at, word.value);
    case CLASS.unit:
    case CLASS.ten:
      return readGroups(reader, at);
    case CLASS.scale:
    case CLASS.multiple:
      return hasArticle(reader, at) ? readGroups(reader, at) : null;
    default:
      return null;
  }
}

/** "half a million", "quarter of a billion", "half million"; "half" alone is no number. */
function readFraction(reader: Reader, at: number, value: number): Reading | null {
  const scaled = readOfScale(reader, at + 1);
  return scaled && { decimal: multiply(String(value), scaled.decimal), exponent: scaled.exponent, next: scaled.next };
}

/** "[of] [a] million", "a dozen" after a fraction. */
function readOfScale(reader: Reader, at: number): Reading | null {
  let next = afterHyphen(reader, at);
  if (isWord(reader, next, 'of')) next = afterHyphen(reader, next + 1);
  if (isWord(reader, next, 'a') || isWord(reader, next, 'one')) next = afterHyphen(reader, next + 1);
  const word = wordClass(reader, next);
  if (word?.kind === CLASS.multiple) return { decimal: String(word.value), exponent: 0, next: next + 1 };
  const scale = word?.kind === CLASS.scale ? readScale(reader, next) : null;
  return scale && { decimal: '1', ...scale };
}

/** "a hundred", "a million": the article stands before the word that the scan came upon. */
export function hasArticle(reader: Reader, at: number): boolean {
  return isWord(reader, at - 1, 'a') || isWord(reader, at - 1, 'an');
}

/** Groups of falling scale: "two million three hundred thousand". */
function readGroups(reader: Reader, start: number): Reading | null {
  const first = readGroup(reader, start);
  if (first === null) return null;
  let { decimal, exponent, next } = first;
  let lowest = first.exponent;
  while (lowest >= 3) {
    const joined = lowest === 3 && isWord(reader, next, 'and');
    const more = readGroup(reader, joined ? next + 1 : next);
    if (more === null || more.exponent >= lowest || !(joined || continues(more, lowest))) break;
    decimal = add(shift(decimal, exponent), shift(more.decimal, more.exponent));
    exponent = 0;
    lowest = more.exponent;
    next = more.next;
  }
  return { decimal, exponent, next };
}

/** "two million three days ago" and "two million and three ships" are two numbers, "two million three hundred" is one. */
function continues({ decimal, exponent }: Reading, lowest: number): boolean {
  return exponent > 0 || decimal.length >= (lowest === 3 ? 2 : 3);
}

/** One group with its scale: "three hundred and five thousand", "one point three trillion", "three and a half billion". */
function readGroup(reader: Reader, at: number): Reading | null {
  const piece = wordClass(reader, at)?.kind === CLASS.scale ? fromArticle(reader, at) : readPiece(reader, at);
  if (piece === null) return null;
  const part = readAndFraction(reader, piece.next);
  const decimal = part ? add(piece.decimal, part.decimal) : piece.decimal;
  const from = part ? part.next : piece.next;
  const dozen = wordClass(reader, afterHyphen(reader, from));
  if (dozen?.kind === CLASS.multiple) {
    return { decimal: multiply(decimal, String(dozen.value)), exponent: 0, next: afterHyphen(reader, from) + 1 };
  }
  const scale = readScale(reader, from);
  if (scale === null) return { decimal, exponent: piece.exponent, next: from };
  const late = part ? null : readAndFraction(reader, scale.next);
  return late
    ? { decimal: add(decimal, late.decimal), exponent: scale.exponent, next: late.next }
    : { decimal, exponent: scale.exponent, next: scale.next };
}

/** "a hundred and five", "a million", "a dozen": the article counts one. */
function fromArticle(reader: Reader, at: number): Reading | null {
  if (!hasArticle(reader, at)) return null;
  const word = wordClass(reader, at);
  if (word?.value !== 2) return { decimal: '1', exponent: 0, next: at };
  return withinHundred(reader, 100, at + 1);
}

/** A whole number below a thousand (or "fifteen hundred"), with its decimals. */
function readPiece(reader: Reader, at: number): Reading | null {
  const word = wordClass(reader, at);
  if (word?.kind === CLASS.multiple) return hasArticle(reader, at) ? { decimal: '1', exponent: 0, next: at } : null;
  const small = readBelowHundred(reader, at);
  if (small === null) return null;
  const after = afterHyphen(reader, small.next);
  const hundred = wordClass(reader, after);
  if (hundred?.kind === CLASS.scale && hundred.value === 2) return withinHundred(reader, small.value * 100, after + 1);
  if (isWord(reader, after, 'point')) return readDecimals(reader, small.value, after + 1);
  const quarters = readQuarters(reader, small);
  if (quarters !== null) return quarters;
  return isPart(reader, small.next) ? null : { decimal: String(small.value), exponent: 0, next: small.next };
}

/** "two thirds", "one-third", "one half". */
function isPart(reader: Reader, at: number): boolean {
  const to = afterHyphen(reader, at);
  const word = wordClass(reader, to);
  if (word === null) return false;
  return (
    word.kind === CLASS.part ||
    word.kind === CLASS.fraction ||
    (to > at && word.kind === CLASS.ordinal && word.value > 2)
  );
}

function withinHundred(reader: Reader, hundreds: number, at: number): Reading {
  const whole = { decimal: String(hundreds), exponent: 0, next: at };
  const from = afterHyphen(reader, at);
  const rest = readBelowHundred(reader, isWord(reader, from, 'and') ? afterHyphen(reader, from + 1) : from);
  if (rest === null) return whole;
  // "one hundred and two hundred" are two numbers.
  const beyond = wordClass(reader, afterHyphen(reader, rest.next));
  if (beyond?.kind === CLASS.scale && beyond.value === 2) return whole;
  return { decimal: String(hundreds + rest.value), exponent: 0, next: rest.next };
}

function readBelowHundred(reader: Reader, at: number): { value: number; next: number } | null {
  const word = wordClass(reader, at);
  if (word?.kind === CLASS.unit) return { value: word.value, next: at + 1 };
  if (word?.kind !== CLASS.ten) return null;
  const to = afterHyphen(reader, at + 1);
  const unit = wordClass(reader, to);
  if (unit?.kind === CLASS.unit && unit.value > 0 && unit.value < 10)
    return { value: word.value + unit.value, next: to + 1 };
  return { value: word.value, next: at + 1 };
}

/** Decimals of the longest spoken number. */
const LONGEST = 12;

/** "one point three", "one-point-07": digit by digit, or a figure. */
function readDecimals(reader: Reader, whole: number, at: number): Reading | null {
  let decimals = '';
  let next = at;
  while (decimals.length < LONGEST) {
    const to = afterHyphen(reader, next);
    const word = wordClass(reader, to);
    if (word?.kind === CLASS.unit && word.value < 10) decimals += word.value;
    else if (decimals === '' && isDigits(reader, to)) decimals = figure(reader, to);
    else break;
    next = to + 1;
  }
  return /^\d+$/.test(decimals) ? { decimal: `${whole}.${decimals}`, exponent: 0, next } : null;
}

function figure({ document: { text, tokens } }: Reader, at: number): string {
  return text.slice(tokens.start[at], tokens.end[at]);
}

/** "three quarters of a billion". */
function readQuarters(reader: Reader, { value, next }: { value: number; next: number }): Reading | null {
  const at = afterHyphen(reader, next);
  const word = wordClass(reader, at);
  return word?.kind === CLASS.fraction && value < 4 ? readFraction(reader, at, word.value * value) : null;
}
