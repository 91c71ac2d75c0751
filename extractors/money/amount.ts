import { toNumber } from '#pipeline/language/decimal';
import type { Match } from '#schemas/extractor';
import type { MoneyValue, Part } from '#schemas/mention';
import type { Sign } from './knowledge.js';

/** The part of a match that fills a role. */
export const partOf = ({ parts }: Match, role: string): Part | undefined => parts.find((part) => part.role === role);

/** A plain amount; `refine` decides a shared sign's currency, the bound, the basis and the conversions. */
export function amountOf(decimal: string, { currency }: Sign): MoneyValue {
  return {
    amount: toNumber(decimal),
    low: null,
    high: null,
    vague: false,
    currency,
    currencyCertainty: currency === null ? 'ambiguous' : 'explicit',
    currencyFrom: null,
    bound: 'exact',
    basis: 'total',
    convertedFrom: null,
    suspect: false,
  };
}
