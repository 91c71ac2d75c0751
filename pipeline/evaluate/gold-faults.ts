import { locate } from '#pipeline/evaluate/from-gold';
import type { Span } from '#schemas/document';
import type { Expected } from '#schemas/fixture';

/**
 * What is wrong with a gold file beyond its form: quotes that the article does not hold, spans that overlap, names and
 * records that nothing declares. One message a fault, each with its place; none: it can be scored.
 */
export function goldFaults(gold: Expected, text: string): readonly string[] {
  return [
    ...spanFaults('money', gold.money, text),
    ...spanFaults('dates', gold.dates, text),
    ...useFaults(gold),
  ].concat(partyFaults(gold, text), recordFaults(gold));
}

type Quoted = { readonly text: string; readonly nth: number };

function spanFaults(list: string, quotes: readonly Quoted[], text: string): readonly string[] {
  const placed = quotes.map((quote) => ({ ...quote, span: locate(text, quote.text, quote.nth) }));
  const lost = placed.flatMap(({ span, text: quote, nth }, i) =>
    span ? [] : [`${list}[${i}]: "${quote}" does not occur ${nth === 1 ? 'in the article' : `${nth} times`}`],
  );
  const sorted = placed
    .flatMap(({ span, text: quote }) => (span ? [{ span, quote }] : []))
    .sort((a, b) => a.span.start - b.span.start);
  const overlapping = sorted.flatMap(({ span, quote }, i) => {
    const before = sorted[i - 1];
    return before && overlaps(before.span, span) ? [`${list}: "${quote}" overlaps "${before.quote}"`] : [];
  });
  return [...lost, ...overlapping];
}

const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

function useFaults({ money, records }: Expected): readonly string[] {
  return money.flatMap(({ text, use, ...of }, i) => {
    if (!use.includes(':')) return [];
    const [id, role] = use.split(':');
    const record = records.find((one) => one.id === id);
    if (!record) return [`money[${i}] "${text}": no record ${id}`];
    const same = (amount: Expected['records'][number]['amounts'][number]) =>
      amount.role === role &&
      amount.currency === of.currency &&
      (amount.vague ? of.vague === true : (amount.amount ?? amount.low) === (of.amount ?? of.low));
    return record.amounts.some(same) ? [] : [`money[${i}] "${text}": ${id} has no such amount in the role ${role}`];
  });
}

function partyFaults({ parties }: Expected, text: string): readonly string[] {
  return parties.flatMap(({ name, forms }) =>
    forms.filter((form) => !text.includes(form)).map((form) => `parties "${name}": "${form}" is not in the article`),
  );
}

function recordFaults({ records, parties, dates }: Expected): readonly string[] {
  const names = new Set(parties.map(({ name }) => name));
  const ids = new Set(records.map(({ id }) => id));
  const values = dates.map(({ value }) => value);
  const hasDate = (value: string) => values.some((one) => one === value || one.startsWith(`${value}T`));
  const twice = records.filter(({ id }, i) => records.findIndex((one) => one.id === id) !== i);
  return [
    ...twice.map(({ id }) => `records: the id ${id} occurs twice`),
    ...records.flatMap((record) => [
      ...record.parties.filter(({ name }) => !names.has(name)).map(({ name }) => `${record.id}: no party "${name}"`),
      ...record.dates.filter(({ value }) => !hasDate(value)).map(({ value }) => `${record.id}: no date is ${value}`),
      ...record.relations.filter(({ target }) => !ids.has(target)).map((to) => `${record.id}: no record ${to.target}`),
    ]),
  ];
}
