import { type Document, type Sentence, SHAPE } from '#schemas/document';
import type { Mention, MoneyValue, NumberValue } from '#schemas/mention';
import { isPartOf } from './around.js';
import { amountLike, type Known, pays } from './bare.js';
import { isThing } from './following.js';
import type { Knowledge } from './knowledge.js';
import { leadsTo, leanOn } from './leaning.js';
import { beforeBounds } from './ranges.js';
import { isGlued, shapeAt, textAt, wordAt } from './words.js';

/** How far before a number counted things are looked for, in tokens. */
const CLAUSE = 12;

/** How many sentences back money must have been spoken of. */
const MEMORY = 2;

/**
 * Bare numbers that are money by what was said around them: "of which 90 million", "came back with 3.5 billion",
 * "restored 40m of it", "15 million of the 20 million dollars". Only with a word of paying or of parts in the clause,
 * money shortly before, and nothing else counted.
 */
export function ellipticalAmounts(
  knowledge: Knowledge,
  document: Document,
  numbers: readonly Mention<NumberValue>[],
  known: readonly Known[],
): Mention<MoneyValue>[] {
  const found: Mention<MoneyValue>[] = [];
  let next = 0;
  let chained = -1;
  for (const number of numbers) {
    while (next < known.length && (known[next] as Known).mention.last <= number.first) next++;
    const after = known[next];
    if (after !== undefined && after.mention.first < number.last) continue;
    const amount = readBare(knowledge, document, number, known[next - 1], after, chained === number.sentence);
    if (amount === null) continue;
    found.push(amount);
    chained = number.sentence;
  }
  return found;
}

function readBare(
  knowledge: Knowledge,
  document: Document,
  number: Mention<NumberValue>,
  before: Known | undefined,
  after: Known | undefined,
  isChained: boolean,
): Mention<MoneyValue> | null {
  if (number.value.ordinal) return null;
  const leading = after === undefined ? null : leadsTo(knowledge, document, number, after);
  if (leading !== null) return leading;
  const small = leanOn(document, number, before, after);
  if (small !== null) return small;
  if (before === undefined || before.model.value.vague) return null;
  const last = magnitudeEnd(document, number, before.mention);
  if (last < 0 || !isAmount(knowledge, document, number, last, before.mention, isChained)) return null;
  return amountLike(document, number, last, before.model, last > number.last ? 6 : 0);
}

/** Token after a number of millions or more ("90 million"; "40m" after "$560m"); -1 for any other number. */
function magnitudeEnd(
  document: Document,
  { value, last, sentence }: Mention<NumberValue>,
  model: Mention<MoneyValue>,
): number {
  if (value.exponent >= 5) return last;
  const isLetter = isGlued(document, last) && textAt(document, last) === 'm' && value.exponent === 0;
  // Metres, unless the amount before it in the sentence is written so too.
  return isLetter && model.sentence === sentence && textAt(document, model.last - 1) === 'm' ? last + 1 : -1;
}

function isAmount(
  knowledge: Knowledge,
  document: Document,
  number: Mention<NumberValue>,
  last: number,
  model: Mention<MoneyValue>,
  isChained: boolean,
): boolean {
  if (isThing(document, last)) return false;
  const sentence = document.sentences[number.sentence] as Sentence;
  if (counts(knowledge, document, sentence, number.first, last)) return false;
  const near =
    number.sentence - model.sentence <= MEMORY ||
    sentence.segment === (document.sentences[model.sentence] as Sentence).segment;
  if (near && isPartOf(document, beforeBounds(knowledge, document, sentence, number.first))) return true;
  // A bracket holds the same amount in words or another measure; after digits and signs something else is counted.
  if (/^[%(]$/.test(textAt(document, number.first - 1)) || (shapeAt(document, number.first - 1) & SHAPE.digit) !== 0)
    return false;
  // After one such amount the sentence goes on to speak of money.
  if (isChained && near) return true;
  return (
    pays(knowledge, document, sentence, number.first, last) && (near || isPriced(document, sentence, number.first))
  );
}

/** Whether the clause before a number, or what follows it closely, speaks of things that are counted. */
function counts(
  knowledge: Knowledge,
  document: Document,
  { first, last }: Sentence,
  from: number,
  to: number,
): boolean {
  for (let at = to; at < Math.min(last, to + 4); at++) if (knowledge.counted.has(wordAt(document, at))) return true;
  for (let at = from - 1; at >= Math.max(first, from - CLAUSE); at--) {
    if (/^[;,:()]$/.test(textAt(document, at))) return false;
    if (knowledge.counted.has(wordAt(document, at))) return true;
  }
  return false;
}

const PRICED = new Set('cost costs costing price priced worth pay paid spend spent valued'.split(' '));

/** A word of price right before it, bounds between: "would cost around 1.1 billion", however far back money was named. */
function isPriced(document: Document, { first }: Sentence, at: number): boolean {
  for (let back = at - 1; back >= Math.max(first, at - 4); back--) if (PRICED.has(wordAt(document, back))) return true;
  return false;
}
