import { type Document, type Sentence, SHAPE } from '#schemas/document';
import type { Configure, Lexicon, Scan } from '#schemas/extractor';
import type { Mention, NumberValue } from '#schemas/mention';
import { readFigures } from './figures.js';
import { afterHyphen, isWord, type Reader, wordClass } from './reader.js';
import { CLASS, type NumberWords, numberWordAt, tableOf } from './table.js';
import { hasArticle, readWords } from './words.js';

/** Numbers in figures and in words, found in one pass over the tokens. */
export const configure: Configure = (lexicon: Lexicon) => {
  const table = tableOf(lexicon);
  const scan: Scan<NumberValue> = (document) => {
    const found: Mention<NumberValue>[] = [];
    for (const sentence of document.sentences) scanSentence(table, document, sentence, found);
    return found;
  };
  return { scan };
};

function scanSentence(table: NumberWords, document: Document, sentence: Sentence, found: Mention<NumberValue>[]): void {
  const { shape } = document.tokens;
  const reader: Reader = { table, document, last: sentence.last };
  for (let at = sentence.first; at < sentence.last; ) {
    const bits = shape[at] as number;
    let mention: Mention<NumberValue> | null = null;
    if ((bits & SHAPE.digit) !== 0) mention = fromFigures(reader, sentence, at);
    else if ((bits & SHAPE.symbol) !== 0) mention = fromSymbol(reader, sentence, at);
    else if (numberWordAt(table, document, at) !== 0) mention = fromWords(reader, sentence, at);
    if (mention !== null) found.push(mention);
    at = Math.max(at + 1, mention?.last ?? 0);
  }
}

function fromFigures(reader: Reader, sentence: Sentence, at: number): Mention<NumberValue> | null {
  const figure = readFigures(reader, at, sentence.first);
  if (figure === null) return null;
  const { decimal, exponent, ordinal, first, next } = figure;
  return mentionOf(reader, sentence, first, next, { decimal, exponent, form: 'digits', ordinal });
}

const BARE_PARTS: Readonly<Record<string, string>> = { '½': '0.5', '¼': '0.25', '¾': '0.75' };

/** ".08", "½". */
function fromSymbol(reader: Reader, sentence: Sentence, at: number): Mention<NumberValue> | null {
  const { text, tokens } = reader.document;
  const unit = text.charCodeAt(tokens.start[at] as number);
  // Most symbols are none of these: a point, or a fraction (U+00BC to U+00BE).
  if (unit !== 0x2e && (unit < 0xbc || unit > 0xbe)) return null;
  const sign = text[tokens.start[at] as number] as string;
  const part = BARE_PARTS[sign];
  if (part !== undefined)
    return mentionOf(reader, sentence, at, at + 1, { decimal: part, exponent: 0, form: 'digits', ordinal: false });
  if (sign !== '.' || at + 1 >= sentence.last) return null;
  const isAfterWord =
    ((tokens.shape[at] as number) & SHAPE.glued) !== 0 && !/\p{Sc}/u.test(text[(tokens.start[at] as number) - 1] ?? '');
  if (isAfterWord) return null;
  const digits = text.slice(tokens.start[at + 1], tokens.end[at + 1]);
  if (((tokens.shape[at + 1] as number) & SHAPE.glued) === 0 || !/^\d{1,9}$/.test(digits)) return null;
  return mentionOf(reader, sentence, at, at + 2, {
    decimal: `0.${digits}`,
    exponent: 0,
    form: 'digits',
    ordinal: false,
  });
}

function fromWords(reader: Reader, sentence: Sentence, at: number): Mention<NumberValue> | null {
  const ordinal = readOrdinal(reader, at);
  if (ordinal !== null) {
    const value = { decimal: String(ordinal.value), exponent: 0, form: 'words', ordinal: true } as const;
    return mentionOf(reader, sentence, at, ordinal.next, value);
  }
  const reading = readWords(reader, at);
  if (reading === null) return null;
  const first = beginsWithArticle(reader, at) && at > sentence.first ? at - 1 : at;
  const { decimal, exponent, next } = reading;
  return mentionOf(reader, sentence, first, next, { decimal, exponent, form: 'words', ordinal: false });
}

/** "a hundred", "a quarter of a million": the article is part of the number. */
function beginsWithArticle(reader: Reader, at: number): boolean {
  const kind = wordClass(reader, at)?.kind;
  if (kind === CLASS.scale || kind === CLASS.multiple) return hasArticle(reader, at);
  return kind === CLASS.fraction && (isWord(reader, at - 1, 'a') || isWord(reader, at - 1, 'one'));
}

/** "second", "twenty-first". */
function readOrdinal(reader: Reader, at: number): { value: number; next: number } | null {
  const word = wordClass(reader, at);
  if (word?.kind === CLASS.ordinal) return { value: word.value, next: at + 1 };
  if (word?.kind !== CLASS.ten) return null;
  const to = afterHyphen(reader, at + 1);
  const last = wordClass(reader, to);
  return last?.kind === CLASS.ordinal && last.value < 10 ? { value: word.value + last.value, next: to + 1 } : null;
}

function mentionOf(
  reader: Reader,
  { index }: Sentence,
  first: number,
  last: number,
  value: NumberValue,
): Mention<NumberValue> {
  const { tokens } = reader.document;
  const rule = value.ordinal ? 'number/ordinal' : value.form === 'digits' ? 'number/figure' : 'number/words';
  const start = tokens.start[first] as number;
  const end = tokens.end[last - 1] as number;
  return { kind: 'number', rule, start, end, sentence: index, first, last, value, parts: [] };
}
