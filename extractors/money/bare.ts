import { toNumber } from '#pipeline/language/decimal';
import type { Document } from '#schemas/document';
import type { Mention, MoneyValue, NumberValue } from '#schemas/mention';
import type { Knowledge } from './knowledge.js';
import { wordAt } from './words.js';

/** An amount that was found, with the one whose currency amounts after it have (for a conversion its original). */
export type Known = { readonly mention: Mention<MoneyValue>; readonly model: Mention<MoneyValue> };

/** Whether a word of paying stands shortly before or right after the tokens `from` to `to`. */
export function pays(
  knowledge: Knowledge,
  document: Document,
  { first, last }: { readonly first: number; readonly last: number },
  from: number,
  to: number,
): boolean {
  for (let at = Math.max(first, from - 10); at < Math.min(last, to + 4); at++)
    if (knowledge.paying.has(wordAt(document, at))) return true;
  return false;
}

/** A bare number as an amount in the currency of another one, with a magnitude of its own or lent to it. */
export function amountLike(
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
