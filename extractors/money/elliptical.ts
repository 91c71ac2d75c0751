import { toNumber } from '#pipeline/language/decimal';
import { type Document, SHAPE, type Sentence } from '#schemas/document';
import type { Mention, MoneyValue, NumberValue } from '#schemas/mention';
import { isThing } from './following.js';
import { isGlued, shapeAt, textAt, wordAt } from './words.js';

/** Words of paying: a bare scaled number in their clause is an amount. */
const PAYING = new Set(
  `pay pays paid paying cost costs costing price priced worth fee fund funds funding spend spends spent spending offer offers offered offering ask asks asked asking
  demand demands demanded demanding contribute contributes contributed contribution contributions disburse disbursed valued value allocate allocated earmark earmarked
  budget budgets budgeted bill sum sums amount amounts loan loans grant grants rent give gave given provide provided pledge pledged receive received restored restore cut trimmed
  transfer transferred deposit invested invest investment add added adding bid settle settled counteroffer raise raised lowered reduced remaining rest back total totalling saved save tranche instalment installment payment payments`.split(
    /\s+/,
  ),
);
/** Things that are counted in millions too: where the sentence speaks of them, a bare number is theirs. */
const COUNTED = new Set(
  `people population inhabitants residents citizens civilians refugees displaced users voters votes viewers readers subscribers workers employees jobs troops soldiers
  barrels tonnes tons litres liters gallons kilometres kilometers km miles metres meters hectares acres rounds shells bullets doses copies units cars passengers visitors tourists
  children women men families homes houses lines hours years downloads followers views copies`.split(/\s+/),
);

/** How many sentences back money must have been spoken of. */
const MEMORY = 2;

/**
 * Bare scaled numbers that are money by what was said before: "of which 90 million", "came back with 3.5 billion",
 * "restored 40m of it". Only with a word of paying or "of which" in the clause, money shortly before, and nothing else counted.
 */
export function ellipticalAmounts(
  document: Document,
  numbers: readonly Mention<NumberValue>[],
  amounts: readonly Mention<MoneyValue>[],
): Mention<MoneyValue>[] {
  const found: Mention<MoneyValue>[] = [];
  if (amounts.length === 0) return found;
  let next = 0;
  for (const number of numbers) {
    while (next < amounts.length && (amounts[next] as Mention).last <= number.first) next++;
    if (next < amounts.length && (amounts[next] as Mention).first < number.last) continue;
    if (next === 0) continue;
    const model = amounts[next - 1] as Mention<MoneyValue>;
    const last = magnitudeEnd(document, number, model);
    if (last < 0) continue;
    if (isAmount(document, number, last, model)) found.push(amountLike(document, number, last, model));
  }
  return found;
}

/** Token after a number of millions or more ("90 million"; "40m" after "$560m"); -1 for any other number. */
function magnitudeEnd(
  document: Document,
  { value, last, sentence }: Mention<NumberValue>,
  model: Mention<MoneyValue>,
): number {
  if (value.ordinal) return -1;
  if (value.exponent >= 5) return last;
  const isLetter = isGlued(document, last) && textAt(document, last) === 'm' && value.exponent === 0;
  // Metres, unless the amount before it in the sentence is written so too.
  return isLetter && model.sentence === sentence && textAt(document, model.last - 1) === 'm' ? last + 1 : -1;
}

function isAmount(document: Document, number: Mention<NumberValue>, last: number, model: Mention<MoneyValue>): boolean {
  if (isThing(document, last) || model.value.vague) return false;
  const sentence = document.sentences[number.sentence] as Sentence;
  if (counts(document, sentence)) return false;
  const before = textAt(document, number.first - 1);
  // "of which 90 million", "(the 30 million)": near what it is part of.
  const near =
    number.sentence - model.sentence <= MEMORY ||
    sentence.segment === (document.sentences[model.sentence] as Sentence).segment;
  if (wordAt(document, number.first - 1) === 'which' && near) return true;
  if (before === '%' || (shapeAt(document, number.first - 1) & SHAPE.digit) !== 0) return false;
  return pays(document, sentence, number.first, last) && (near || isPriced(document, sentence, number.first));
}

function counts(document: Document, { first, last }: Sentence): boolean {
  for (let at = first; at < last; at++) if (COUNTED.has(wordAt(document, at))) return true;
  return false;
}

function pays(document: Document, { first, last }: Sentence, from: number, to: number): boolean {
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
): Mention<MoneyValue> {
  const letter = last > number.last ? 6 : 0;
  const value: MoneyValue = {
    ...model.value,
    amount: toNumber(number.value.decimal, number.value.exponent + letter),
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
