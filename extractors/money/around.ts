import { type Document, type Sentence, SHAPE } from '#schemas/document';
import type { Basis, Bound } from '#schemas/vocabulary';
import type { Knowledge } from './knowledge.js';
import { isGlued, phraseAfter, phraseBefore, shapeAt, textAt, wordAt } from './words.js';

const OPENING = /^["“”'‘(]$/;

/** How much of the amount is meant, by the words right before and after it; null where nothing says so. */
export function boundAround(
  knowledge: Knowledge,
  document: Document,
  sentence: Sentence,
  first: number,
  last: number,
): Bound | null {
  if (
    last - first > 2 &&
    document.text.slice(document.tokens.start[first], document.tokens.end[last - 1]).includes('+')
  )
    return 'at-least';
  let at = first;
  if (OPENING.test(textAt(document, at - 1))) at--;
  const before = phraseBefore(knowledge.bounds, document, at, sentence.first);
  if (before !== null && !isTopic(knowledge, document, before.first)) return before.entry;
  const after = phraseAfter(knowledge.boundsAfter, document, last, sentence.last);
  return after !== null && isSure(document, after.first, after.last, sentence.last) ? after.entry : null;
}

function isTopic(knowledge: Knowledge, document: Document, first: number): boolean {
  return wordAt(document, first) === 'over' && knowledge.topic.has(wordAt(document, first - 1));
}

/** "plus" and "+" after an amount mean more only where nothing is added. */
function isSure(document: Document, first: number, last: number, end: number): boolean {
  const word = wordAt(document, first);
  if (word === '+') return isGlued(document, first);
  if (word !== 'plus') return true;
  const next = textAt(document, last);
  return last >= end || /^[.,;:)]$/.test(next);
}

/** Skips a bracket right after the amount: "4.2 billion kronur ($30.8 million) a year". */
function afterBracket(document: Document, at: number, end: number): number {
  if (textAt(document, at) !== '(') return textAt(document, at) === ')' ? at + 1 : at;
  for (let ahead = at + 1; ahead < Math.min(end, at + 14); ahead++)
    if (textAt(document, ahead) === ')') return ahead + 1;
  return at;
}

const WHEN = new Set('earlier ago later before after previously'.split(' '));
const PER = new Set(['a', 'an', 'per', 'each', 'every', 'for each', '/']);
const ANNUAL: Readonly<Record<string, Basis>> = {
  annual: 'per-year',
  annually: 'per-year',
  yearly: 'per-year',
  monthly: 'per-month',
  weekly: 'per-week',
  daily: 'per-day',
  hourly: 'per-hour',
};

/** For which time or thing the amount is paid: by the words after it, else by those before it; null where nothing says so. */
export function basisAround(
  knowledge: Knowledge,
  document: Document,
  sentence: Sentence,
  first: number,
  last: number,
): Basis | null {
  return basisAfter(knowledge, document, sentence, last) ?? basisBefore(knowledge, document, sentence, first);
}

function basisAfter(knowledge: Knowledge, document: Document, sentence: Sentence, last: number): Basis | null {
  const end = sentence.last;
  const beyond = phraseAfter(knowledge.boundsAfter, document, last, end)?.last ?? last;
  const at = afterHyphen(document, afterBracket(document, beyond, end));
  const word = wordAt(document, at);
  if (ON_EACH.has(word)) return EACH.has(wordAt(document, at + 1)) ? 'per-unit' : null;
  if (word === 'in' || word === 'of' || word === 'worth') return basisFurther(knowledge, document, at + 1, end);
  return basisAt(knowledge, document, at, end);
}

function isNoun(document: Document, at: number): boolean {
  return (shapeAt(document, at) & (SHAPE.lower | SHAPE.upper)) !== 0 && wordAt(document, at) !== 'cent';
}

/** How many words may say what for before the time: "1.3 billion dollars in military aid annually". */
const PURPOSE = 5;

function basisFurther(knowledge: Knowledge, document: Document, from: number, end: number): Basis | null {
  for (let at = from; at < Math.min(end, from + PURPOSE); at++) {
    if ((shapeAt(document, at) & (SHAPE.digit | SHAPE.symbol)) !== 0) return null;
    const basis = at > from ? basisAt(knowledge, document, at, end) : null;
    if (basis !== null) return basis === 'per-unit' || basis === 'share' ? null : basis;
  }
  return null;
}

/** "a year", "per unit", "annually" at a token. */
function basisAt(knowledge: Knowledge, document: Document, at: number, end: number): Basis | null {
  const word = wordAt(document, at);
  const alone = phraseAfter(knowledge.basesAlone, document, at, end)?.entry ?? null;
  // "each" is both: "$5 million each", "$5 million each year".
  if (!PER.has(word)) return alone;
  const noun = afterHyphen(document, at + 1);
  const time = phraseAfter(knowledge.bases, document, noun, end);
  // "a year earlier" tells when, not for how long.
  if (time !== null) return word !== 'per' && WHEN.has(wordAt(document, time.last)) ? null : time.entry;
  if (word === 'each') return 'per-unit';
  if (word === 'per' || word === '/') return isNoun(document, noun) ? 'per-unit' : null;
  return word !== 'every' && phraseAfter(knowledge.pieces, document, noun, end) !== null ? 'per-unit' : null;
}

const ON_EACH = new Set(['on', 'for', 'to']);
const EACH = new Set(['each', 'every']);

function afterHyphen(document: Document, at: number): number {
  return textAt(document, at) === '-' && isGlued(document, at) ? at + 1 : at;
}

/** How far before an amount "annual" or "unit price" still belongs to it, in tokens. */
const REACH = 6;

function basisBefore(knowledge: Knowledge, document: Document, sentence: Sentence, first: number): Basis | null {
  const bounds = phraseBefore(knowledge.bounds, document, first, sentence.first);
  const near = bounds?.first ?? first;
  if (isPartOf(document, near)) return 'share';
  const from = Math.max(sentence.first, near - REACH);
  for (let at = near - 1; at >= from; at--) {
    const text = textAt(document, at);
    if (/^[,;:()]$/.test(text) || /^\d/.test(text) || /^\p{Sc}$/u.test(text)) break;
    const basis = leadingBasis(document, at);
    if (basis !== null) return basis;
  }
  return null;
}

const PRICED = new Set('worth costing valued priced costs cost at to'.split(' '));
const PRICES = new Set('price cost prices costs'.split(' '));

/** What one word before an amount says of its basis: "annual", "unit price", "each costing". */
function leadingBasis(document: Document, at: number): Basis | null {
  const word = wordAt(document, at);
  const next = wordAt(document, at + 1);
  if (ANNUAL[word] !== undefined) return ANNUAL[word] as Basis;
  const isUnit = (word === 'unit' && PRICES.has(next)) || (word === 'each' && PRICED.has(next));
  return isUnit || word === 'apiece' || word === 'flyaway' ? 'per-unit' : null;
}

/** "of which 90 million", "Of that, 90 million". */
export function isPartOf(document: Document, at: number): boolean {
  const before = wordAt(document, at - 1);
  if (before === 'which') return wordAt(document, at - 2) === 'of';
  return (
    before === ',' &&
    wordAt(document, at - 3) === 'of' &&
    ['this', 'that', 'it', 'these'].includes(wordAt(document, at - 2))
  );
}

const SHARES = new Set(['share', 'shares', 'stock']);

/** How far before a price words of trading are looked for, in tokens. */
const CLAUSE = 40;

/** A price of a share: "closed 3.8 per cent higher at Rs 967.45", where shares are spoken of and the amount has no magnitude. */
export function isSharePrice(knowledge: Knowledge, document: Document, sentence: Sentence, first: number): boolean {
  const word = wordAt(document, first - 1);
  if (word !== 'at' && word !== 'to' && word !== 'by') return false;
  let trades = false;
  let shares = false;
  for (let at = Math.max(sentence.first, first - CLAUSE); at < first; at++) {
    trades ||= knowledge.trading.has(wordAt(document, at));
    shares ||= SHARES.has(wordAt(document, at));
  }
  return trades && shares;
}
