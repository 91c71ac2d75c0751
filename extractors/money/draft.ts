import type { Document } from '#schemas/document';
import type { Mention, MoneyValue } from '#schemas/mention';
import type { Knowledge, Sign } from './knowledge.js';

/** A mention while `refine` works on it: its span and sign stay, its value is filled in. */
export type Draft = {
  readonly mention: Mention<MoneyValue>;
  readonly sign: Sign;
  value: MoneyValue;
  /** The draft that this one converts. */
  original: Draft | null;
};

const SIGNS = new Set(['unit', 'before', 'after', 'subunit', 'pence', 'compound', 'nation']);

/** The plainest of the signs that a mention carries. */
export function draftOf(knowledge: Knowledge, mention: Mention<MoneyValue>): Draft {
  const all = mention.parts.filter(({ kind }) => SIGNS.has(kind));
  const own = all.filter(({ first, last }) => first >= mention.first && last <= mention.last);
  const signs = (own.length > 0 ? own : all).map((part) => knowledge.signOf(part));
  const sign = signs.find(({ currency }) => currency !== null) ?? (signs[0] as Sign);
  return { mention, sign, value: mention.value, original: null };
}

/** A mention with other tokens and another value, for amounts that a match joined or left out. */
export function withSpan(
  { tokens }: Document,
  mention: Mention<MoneyValue>,
  first: number,
  last: number,
  value: MoneyValue,
): Mention<MoneyValue> {
  return { ...mention, first, last, start: tokens.start[first] as number, end: tokens.end[last - 1] as number, value };
}
