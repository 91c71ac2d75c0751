import { toNumber } from '#pipeline/language/decimal';
import { type Document, type Sentence, SHAPE } from '#schemas/document';
import type { Mention, MoneyValue, NumberValue } from '#schemas/mention';
import { isPartOf } from './around.js';
import { isThing } from './following.js';
import type { Knowledge } from './knowledge.js';
import { beforeBounds } from './ranges.js';
import { isGlued, shapeAt, textAt, wordAt } from './words.js';

/** Words of paying: a bare scaled number in their clause is an amount. */
const PAYING = new Set(
  `pay pays paid paying cost costs costing price priced worth fee fund funds funding spend spends spent spending offer offers offered offering ask asks asked asking
  demand demands demanded demanding contribute contributes contributed contribution contributions disburse disbursed valued value allocate allocated earmark earmarked
  budget budgets budgeted bill sum sums amount amounts loan loans grant grants rent give gave given provide provided pledge pledged receive received restored restore cut trimmed
  transfer transferred deposit invested invest investment add added adding bid settle settled counteroffer raise raised lowered reduced remaining rest back total totalling saved save tranche aside top extra further additional another approved intake revenue revenues sales profit profits turnover backlog income loss losses debt capital expenditure spending cash proceeds deficit surplus instalment installment payment payments`.split(
    /\s+/,
  ),
);
/** Things that are counted in millions too: where the sentence speaks of them, a bare number is theirs. */
const COUNTED = new Set(
  `people population inhabitants residents citizens civilians refugees displaced users voters votes viewers readers subscribers workers employees jobs troops soldiers
  barrels tonnes tons litres liters gallons kilometres kilometers km miles metres meters hectares acres rounds shells bullets doses copies units cars passengers visitors tourists
  children women men families homes houses lines hours years downloads followers views copies`.split(/\s+/),
);

/** How far before a number counted things are looked for, in tokens. */
const CLAUSE = 12;

/** How many sentences back money must have been spoken of. */
const MEMORY = 2;

/** An amount that was found, with the one whose currency amounts after it have (for a conversion its original). */
export type Known = { readonly mention: Mention<MoneyValue>; readonly model: Mention<MoneyValue> };

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
  for (const number of numbers) {
    while (next < known.length && (known[next] as Known).mention.last <= number.first) next++;
    const after = known[next];
    if (after !== undefined && after.mention.first < number.last) continue;
    const amount = readBare(knowledge, document, number, known[next - 1], after);
    if (amount !== null) found.push(amount);
  }
  return found;
}

function readBare(
  knowledge: Knowledge,
  document: Document,
  number: Mention<NumberValue>,
  before: Known | undefined,
  after: Known | undefined,
): Mention<MoneyValue> | null {
  if (number.value.ordinal) return null;
  const leading = after === undefined ? null : leadsTo(document, number, after);
  if (leading !== null) return leading;
  const small = leanOn(document, number, before, after);
  if (small !== null) return small;
  if (before === undefined || before.model.value.vague) return null;
  const last = magnitudeEnd(document, number, before.mention);
  if (last < 0 || !isAmount(knowledge, document, number, last, before.mention)) return null;
  return amountLike(document, number, last, before.model, last > number.last ? 6 : 0);
}

/** Words between a bare amount and the full one that it is compared with or taken from. */
const BETWEEN = new Set(
  'of from with to against compared versus the a an its around about some and or , m bn million billion'.split(' '),
);
const RELATES = new Set(['of', 'from', 'compared', 'against', 'versus', 'and', 'or', ',']);
/** How far the full amount may be, in tokens. */
const AHEAD = 8;

/** "15 million of the 20 million dollars", "421 million from 402 million euros", "10, 20 and 30 million euros". */
function leadsTo(document: Document, number: Mention<NumberValue>, after: Known): Mention<MoneyValue> | null {
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
    pays(document, { first: start, last: number.first }, number.first, last);
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
function leanOn(
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
): boolean {
  if (isThing(document, last)) return false;
  const sentence = document.sentences[number.sentence] as Sentence;
  if (counts(document, sentence, number.first, last)) return false;
  const near =
    number.sentence - model.sentence <= MEMORY ||
    sentence.segment === (document.sentences[model.sentence] as Sentence).segment;
  if (near && isPartOf(document, beforeBounds(knowledge, document, sentence, number.first))) return true;
  // A bracket holds the same amount in words or another measure; after digits and signs something else is counted.
  if (/^[%(]$/.test(textAt(document, number.first - 1)) || (shapeAt(document, number.first - 1) & SHAPE.digit) !== 0)
    return false;
  return pays(document, sentence, number.first, last) && (near || isPriced(document, sentence, number.first));
}

/** Whether the clause before a number, or what follows it closely, speaks of things that are counted. */
function counts(document: Document, { first, last }: Sentence, from: number, to: number): boolean {
  for (let at = to; at < Math.min(last, to + 4); at++) if (COUNTED.has(wordAt(document, at))) return true;
  for (let at = from - 1; at >= Math.max(first, from - CLAUSE); at--) {
    if (/^[;,:()]$/.test(textAt(document, at))) return false;
    if (COUNTED.has(wordAt(document, at))) return true;
  }
  return false;
}

function pays(
  document: Document,
  { first, last }: { readonly first: number; readonly last: number },
  from: number,
  to: number,
): boolean {
  for (let at = Math.max(first, from - 10); at < Math.min(last, to + 4); at++)
    if (PAYING.has(wordAt(document, at))) return true;
  return false;
}

const PRICED = new Set('cost costs costing price priced worth pay paid spend spent valued'.split(' '));

/** A word of price right before it, bounds between: "would cost around 1.1 billion", however far back money was named. */
function isPriced(document: Document, { first }: Sentence, at: number): boolean {
  for (let back = at - 1; back >= Math.max(first, at - 4); back--) if (PRICED.has(wordAt(document, back))) return true;
  return false;
}

function amountLike(
  document: Document,
  number: Mention<NumberValue>,
  last: number,
  model: Mention<MoneyValue>,
  power: number,
): Mention<MoneyValue> {
  const value: MoneyValue = {
    ...model.value,
    amount: toNumber(number.value.decimal, number.value.exponent + power),
    low: null,
    high: null,
    bound: 'exact',
    basis: 'total',
    currencyCertainty: model.value.currency === null ? 'ambiguous' : 'inferred',
    currencyFrom: model.value.currency === null ? null : 'article',
  };
  return {
    kind: 'money',
    rule: 'money/elliptical',
    sentence: number.sentence,
    first: number.first,
    last,
    start: number.start,
    end: document.tokens.end[last - 1] as number,
    value,
    parts: model.parts,
  };
}
