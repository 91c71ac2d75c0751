import type { Vocabulary } from '#pipeline/language/vocabulary';
import { fold, wordAt } from '#pipeline/language/vocabulary';
import { SHAPE, type Tokens } from '#schemas/document';

const SPACE = 0;
const LETTER = 1;
const DIGIT = 2;
const SYMBOL = 3;

/** Character class of each UTF-16 unit; halves of surrogate pairs count as symbols and are joined by the scanner. */
const CLASS = new Uint8Array(65536);
const CAPITAL = new Uint8Array(65536);
for (let unit = 0; unit < 65536; unit++) {
  const char = String.fromCharCode(unit);
  if (/[\p{L}\p{M}]/u.test(char)) CLASS[unit] = LETTER;
  else if (/\p{Nd}/u.test(char)) CLASS[unit] = DIGIT;
  else if (/[\s\p{Cc}\u2028\u2029]/u.test(char)) CLASS[unit] = SPACE;
  else CLASS[unit] = SYMBOL;
  if (/\p{Lu}/u.test(char)) CAPITAL[unit] = 1;
}

const DOT = 0x2e;
const COMMA = 0x2c;
const APOSTROPHE = 0x27;
const CURLY_APOSTROPHE = 0x2019;
const AMPERSAND = 0x26;

const classAt = (text: string, at: number): number =>
  at < text.length ? (CLASS[text.charCodeAt(at)] as number) : SPACE;
const isApostrophe = (unit: number): boolean => unit === APOSTROPHE || unit === CURLY_APOSTROPHE;

/**
 * Cuts a text into tokens. A token is a run of letters (with inner apostrophes or ampersands: "don't", "Nuku'alofa",
 * "R&D"), an initialism with its dots ("U.S."), a number with its inner marks ("1,234.5"), a possessive "'s", or a
 * single symbol. Hyphens, and the places where letters and digits meet, always separate ("2.7 billion-euro", "USD18.7").
 */
export function tokenize(text: string, vocabulary: Vocabulary): Tokens {
  let capacity = Math.max(64, text.length >> 2);
  let start = new Int32Array(capacity);
  let end = new Int32Array(capacity);
  let shape = new Uint8Array(capacity);
  let count = 0;
  let previousEnd = -1;
  for (let at = 0; at < text.length; ) {
    const kind = classAt(text, at);
    if (kind === SPACE) {
      at++;
      continue;
    }
    if (count === capacity) {
      capacity *= 2;
      start = resized(start, new Int32Array(capacity));
      end = resized(end, new Int32Array(capacity));
      shape = resized(shape, new Uint8Array(capacity));
    }
    const stop = endOfToken(text, at, kind);
    start[count] = at;
    end[count] = stop;
    shape[count] = shapeOf(text, at, stop, kind) | (at === previousEnd ? SHAPE.glued : 0);
    count++;
    previousEnd = stop;
    at = stop;
  }
  const word = new Int32Array(count);
  for (let i = 0; i < count; i++) word[i] = wordAt(vocabulary, text, start[i] as number, end[i] as number);
  return { count, start, end, word, shape };
}

/** Case-folded tokens of a text. */
export function foldedWords(text: string, { count, start, end, word }: Tokens, { words: known }: Vocabulary): string[] {
  const folded = new Array<string>(count);
  for (let i = 0; i < count; i++) {
    const id = word[i] as number;
    folded[i] = id === 0 ? fold(text.slice(start[i], end[i])) : (known[id] as string);
  }
  return folded;
}

/** The texts of the tokens of a short text: for lexicon forms, rule words and messages. */
export function words(text: string): string[] {
  const found: string[] = [];
  for (let at = 0; at < text.length; ) {
    const kind = classAt(text, at);
    const stop = kind === SPACE ? at + 1 : endOfToken(text, at, kind);
    if (kind !== SPACE) found.push(text.slice(at, stop));
    at = stop;
  }
  return found;
}

/** Shape bits of one word, as `tokenize` sets them (without `glued`). */
export function wordShape(word: string): number {
  return shapeOf(word, 0, word.length, classAt(word, 0));
}

function endOfToken(text: string, start: number, kind: number): number {
  if (kind === LETTER) return endOfWord(text, start);
  if (kind === DIGIT) return endOfNumber(text, start);
  const unit = text.charCodeAt(start);
  if (isApostrophe(unit) && isPossessive(text, start)) return start + 2;
  const isPair = unit >= 0xd800 && unit < 0xdc00 && start + 1 < text.length;
  return start + (isPair ? 2 : 1);
}

/** "'s" that ends its word. */
function isPossessive(text: string, start: number): boolean {
  const next = text.charCodeAt(start + 1);
  return (next === 0x73 || next === 0x53) && classAt(text, start + 2) !== LETTER;
}

function endOfWord(text: string, start: number): number {
  let at = start + 1;
  if (text.charCodeAt(at) === DOT && classAt(text, at + 1) === LETTER) {
    const stop = endOfInitialism(text, start);
    if (stop > 0) return stop;
  }
  for (; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (CLASS[unit] === LETTER) continue;
    const joins = (isApostrophe(unit) && !isPossessive(text, at)) || unit === AMPERSAND;
    if (!joins || classAt(text, at + 1) !== LETTER) break;
  }
  return at;
}

/** End of "U.S." or "p.m." (single letters, each with its dot), or 0 where this is none. */
function endOfInitialism(text: string, start: number): number {
  let at = start;
  let letters = 0;
  while (classAt(text, at) === LETTER && text.charCodeAt(at + 1) === DOT) {
    at += 2;
    letters++;
  }
  if (letters < 1) return 0;
  if (classAt(text, at) !== LETTER) return letters > 1 ? at : 0;
  // A last letter without its dot ("U.S" before a space) belongs to it; a longer word ("U.S.Navy", "J.Smith") does not.
  if (classAt(text, at + 1) !== LETTER) return at + 1;
  return letters > 1 ? at : 0;
}

function endOfNumber(text: string, start: number): number {
  let at = start + 1;
  for (; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (CLASS[unit] === DIGIT) continue;
    const joins = unit === DOT || unit === COMMA;
    if (!joins || classAt(text, at + 1) !== DIGIT) break;
  }
  return at;
}

function shapeOf(text: string, start: number, end: number, kind: number): number {
  if (kind === DIGIT) return SHAPE.digit;
  if (kind !== LETTER) return SHAPE.symbol;
  let shape = CAPITAL[text.charCodeAt(start)] === 1 ? SHAPE.initial : 0;
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at);
    if (CAPITAL[unit] === 1) shape |= SHAPE.upper;
    else if (CLASS[unit] === LETTER) shape |= SHAPE.lower;
  }
  return shape;
}

function resized<T extends Int32Array | Uint8Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
