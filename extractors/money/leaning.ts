import { type Document, type Sentence, SHAPE } from '#schemas/document';
import type { Mention, MoneyValue, NumberValue } from '#schemas/mention';
import { amountLike, type Known, pays } from './bare.js';
import type { Knowledge } from './knowledge.js';
import { isGlued, shapeAt, textAt, wordAt } from './words.js';

/** Words between a bare amount and the full one that it is compared with or taken from. */
const BETWEEN = new Set(
  'of from with to against compared versus the a an its around about some and or , m bn million billion'.split(' '),
);
const RELATES = new Set(['of', 'from', 'compared', 'against', 'versus', 'and', 'or', ',']);
/** How far the full amount may be, in tokens. */
const AHEAD = 8;

/** "15 million of the 20 million dollars", "421 million from 402 million euros", "10, 20 and 30 million euros". */
export function leadsTo(
  knowledge: Knowledge,
  document: Document,
  number: Mention<NumberValue>,
  after: Known,
): Mention<MoneyValue> | null {
  const { first, sentence, value, rule } = after.mention;
  if (sentence !== number.sentence || value.amount === null || first - number.last > AHEAD) return null;
  const isLetter = isGlued(document, number.last) && textAt(document, number.last) === 'm';
  const last = isLetter ? number.last + 1 : number.last;
  const relation = wordAt(document, last);
  if (!RELATES.has(relation) || !joinsOnly(document, last, first)) return null;
  const isListed = relation === ',' || relation === 'and' || relation === 'or';
  const power = isLetter ? 6 : number.value.exponent >= 5 ? 0 : magnitudeOf(after.mention);
  if (!isListed) return number.value.exponent >= 5 ? amountLike(document, number, last, after.model, 0) : null;
  const isList =
    rule.endsWith('currency-last') &&
    ['and', 'or'].includes(wordAt(document, first - 1)) &&
    number.value.decimal.length < 4;
  const start = (document.sentences[sentence] as Sentence).first;
  const isPaid =
    isList &&
    (power >= 6 || number.value.exponent >= 5) &&
    pays(knowledge, document, { first: start, last: number.first }, number.first, last);
  return isPaid ? amountLike(document, number, last, after.model, power) : null;
}

function joinsOnly(document: Document, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const isNumber = (shapeAt(document, at) & SHAPE.digit) !== 0;
    if (!isNumber && !BETWEEN.has(wordAt(document, at))) return false;
  }
  return true;
}

/** Power of ten of an amount's own magnitude. */
function magnitudeOf({ parts }: Mention): number {
  const number = parts.find(({ kind }) => kind === 'number')?.value as NumberValue | undefined;
  if (number === undefined) return 0;
  const letter = parts.some(({ kind, value }) => kind === 'scale' && value === 'million') ? 6 : 0;
  return number.exponent + letter;
}

const LEANING = new Set('got received only just offered to paid gave'.split(' '));

/** "asked for 60 million euros but got 40", "raised to 45 from 40 million euros": a small number takes the magnitude of its neighbour too. */
export function leanOn(
  document: Document,
  number: Mention<NumberValue>,
  before: Known | undefined,
  after: Known | undefined,
): Mention<MoneyValue> | null {
  const { decimal, exponent } = number.value;
  if (exponent > 0 || decimal.length > 4 || !LEANING.has(wordAt(document, number.first - 1))) return null;
  const next = textAt(document, number.last);
  const isFrom = next === 'from' && after !== undefined && after.mention.first === number.last + 1;
  const isLast = /^[.;!?)]$/.test(next) && before !== undefined && before.mention.sentence === number.sentence;
  const partner = isFrom ? after : isLast ? before : undefined;
  const power = partner ? magnitudeOf(partner.mention) : 0;
  return partner && power >= 6 ? amountLike(document, number, number.last, partner.model, power) : null;
}
