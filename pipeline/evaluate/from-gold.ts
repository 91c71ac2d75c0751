import { distinctAmounts, distinctDates, type Quantity, type Side } from '#pipeline/evaluate/side';
import type { Span } from '#schemas/document';
import type { Expected } from '#schemas/fixture';

/** Span of the `nth` occurrence (from 1, overlapping ones counted) of `quote` in `text`, or null. */
export function locate(text: string, quote: string, nth: number): Span | null {
  let start = -1;
  for (let n = 0; n < nth; n++) {
    start = text.indexOf(quote, start + 1);
    if (start < 0) return null;
  }
  return { start, end: start + quote.length };
}

/**
 * The expectation of a person as a side of the comparison.
 *
 * @param text the article text that the quotes of `gold` are looked up in
 * @throws Error when a quote does not occur: `goldFaults` says so in advance and for all of them
 */
export function fromGold(gold: Expected, text: string): Side {
  const place = (quote: string, nth: number): Span => {
    const span = locate(text, quote, nth);
    if (!span) throw new Error(`"${quote}" does not occur ${nth} times in the article`);
    return span;
  };
  return {
    text,
    facts: [],
    money: gold.money.map((money) => ({
      ...place(money.text, money.nth),
      ...quantity(money),
      text: money.text,
      bound: money.bound,
      basis: money.basis,
      use: money.use.replace(/^[^:]+:/, 'record:'),
    })),
    dates: gold.dates.map(({ text: quote, nth, value }) => ({ ...place(quote, nth), text: quote, value })),
    parties: gold.parties.map(({ name, type, country, forms }) => ({
      id: name,
      name,
      type,
      country,
      forms: [name, ...forms],
    })),
    records: gold.records.map((record) => ({
      ...record,
      parties: record.parties.map(({ name, role }) => ({ id: name, role })),
      amounts: distinctAmounts(
        record.amounts.map((amount) => ({ ...quantity(amount), role: amount.role, modality: amount.modality })),
      ),
      dates: distinctDates(record.dates.map(({ value, role }) => ({ value, role }))),
      relations: record.relations.map(({ type }) => type),
    })),
  };
}

function quantity(of: Expected['money'][number] | Expected['records'][number]['amounts'][number]): Quantity {
  const { currency, amount = null, low = null, high = null, vague = false } = of;
  return { currency, amount, low, high, vague };
}
