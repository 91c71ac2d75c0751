import { type Document, SHAPE } from '#schemas/document';
import { CLASS, type NumberWords, numberWordAt } from './table.js';

/** A number read from a token on: `decimal` × 10^`exponent`, up to the token `next`. */
export type Reading = {
  readonly decimal: string;
  readonly exponent: number;
  readonly next: number;
};

/** What the readers of one sentence share. */
export type Reader = {
  readonly table: NumberWords;
  readonly document: Document;
  /** Token after the sentence. */
  readonly last: number;
};

/** Whether token `at` is the word `word` (in small letters), in any case. */
export function isWord({ document, last }: Reader, at: number, word: string): boolean {
  if (at < 0 || at >= last) return false;
  const { text, tokens } = document;
  const start = tokens.start[at] as number;
  if ((tokens.end[at] as number) - start !== word.length) return false;
  for (let i = 0; i < word.length; i++) {
    const unit = text.charCodeAt(start + i);
    if (unit !== word.charCodeAt(i) && (unit | 0x20) !== word.charCodeAt(i)) return false;
  }
  return true;
}

/** Class of the number word at a token, with its value. */
export function wordClass({ table, document, last }: Reader, at: number): { kind: number; value: number } | null {
  if (at >= last) return null;
  const id = numberWordAt(table, document, at);
  return id === 0 ? null : { kind: table.classes[id] as number, value: table.values[id] as number };
}

export function isGlued({ document, last }: Reader, at: number): boolean {
  return at < last && ((document.tokens.shape[at] as number) & SHAPE.glued) !== 0;
}

export function isDigits({ document, last }: Reader, at: number): boolean {
  return at < last && ((document.tokens.shape[at] as number) & SHAPE.digit) !== 0;
}

export function isHyphen({ document, last }: Reader, at: number): boolean {
  if (at < 0 || at >= last) return false;
  const unit = document.text.charCodeAt(document.tokens.start[at] as number);
  return unit === 0x2d || unit === 0x2010 || unit === 0x2011;
}

/** The token after an optional hyphen that joins two words without blanks. */
export function afterHyphen(reader: Reader, at: number): number {
  return isHyphen(reader, at) && isGlued(reader, at) && isGlued(reader, at + 1) ? at + 1 : at;
}

/** Power of ten of the scale words from `at` on ("lakh crore" 12), and the token after them; null where there are none. */
export function readScale(reader: Reader, at: number): { exponent: number; next: number } | null {
  let exponent = 0;
  let next = isPlus(reader, at) ? at + 1 : at;
  const from = next;
  for (;;) {
    const to = afterHyphen(reader, next);
    const word = wordClass(reader, to);
    if (word?.kind !== CLASS.scale || (exponent > 0 && !stacks(exponent, word.value))) break;
    exponent += word.value;
    next = to + 1;
  }
  return next === from ? null : { exponent, next };
}

/** "100+ million". */
function isPlus(reader: Reader, at: number): boolean {
  const { text, tokens } = reader.document;
  return isGlued(reader, at) && text[tokens.start[at] as number] === '+';
}

/** "hundred thousand", "thousand billion", "lakh crore"; what would be absurd is two numbers. */
function stacks(exponent: number, more: number): boolean {
  return exponent + more <= 18 && (exponent <= 3 || exponent === 5 || exponent === more);
}

/** "and a half" and "and a quarter" after a number: what they add, and the token after them. */
export function readAndFraction(reader: Reader, at: number): { decimal: string; next: number } | null {
  const and = afterHyphen(reader, at);
  if (!isWord(reader, and, 'and')) return null;
  const article = afterHyphen(reader, and + 1);
  if (!isWord(reader, article, 'a') && !isWord(reader, article, 'one')) return null;
  const fraction = afterHyphen(reader, article + 1);
  const word = wordClass(reader, fraction);
  return word?.kind === CLASS.fraction ? { decimal: String(word.value), next: fraction + 1 } : null;
}
