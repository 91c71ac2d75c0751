import { distinct } from '#pipeline/evaluate/side';
import type { Expected } from '#schemas/fixture';
import type { Agreement, ArticleRecord } from '#schemas/record';

/**
 * The output as an expectation, for a person to correct: what the program found, never what is right.
 *
 * @param withText whether the article text goes into it, which an HTML article needs
 * @throws Error where the day of publication is not known: without it no date of the text has a value to check
 */
export function draftExpected(record: ArticleRecord, withText: boolean): Expected {
  const { article, money, dates, parties, agreements } = record;
  const published = article.published?.value ?? '';
  if (!/^\d{4}-\d{2}-\d{2}$/.test(published))
    throw new Error(`${record.source.uri}: the day of publication is not known; give it in source.json or --published`);
  const nameOf = new Map(parties.map(({ id, name }) => [id, name]));
  return {
    published,
    ...(article.title === null ? {} : { title: article.title }),
    ...(withText ? { text: article.text } : {}),
    money: money.map((one) => ({
      ...place(article.text, one),
      ...quantity(one),
      bound: one.bound,
      basis: one.basis,
      ...(one.suspect ? { suspect: true } : {}),
      use: 'reason' in one.use ? one.use.reason : `${recordId(one.use.agreement)}:${one.use.role}`,
    })),
    dates: dates.map((one) => ({
      ...place(article.text, one),
      type: one.type,
      value: one.value,
      ...(one.mod === null ? {} : { mod: one.mod }),
    })),
    parties: parties.map(({ name, type, country, affiliation, mentions }) => ({
      name,
      type,
      country,
      ...(affiliation === null ? {} : { affiliation: nameOf.get(affiliation) ?? null }),
      forms: [...new Set(mentions.map(({ quote }) => quote))],
    })),
    records: agreements.map((agreement) => draftRecord(agreement, record)),
  };
}

const recordId = (agreement: string): string => agreement.replace(/^a/, 'r');

/** The words, and the how-manieth occurrence of exactly these words they are. */
function place(text: string, { start, quote }: { readonly start: number; readonly quote: string }) {
  let nth = 1;
  for (let at = text.indexOf(quote); at >= 0 && at < start; at = text.indexOf(quote, at + 1)) nth++;
  return { text: quote, nth };
}

function quantity({ currency, amount, low, high, vague }: ArticleRecord['money'][number]) {
  if (vague) return { currency, vague: true };
  return amount === null ? { currency, low, high } : { currency, amount };
}

function draftRecord(agreement: Agreement, { money, dates, parties }: ArticleRecord): Expected['records'][number] {
  const { salience, instrument, subjects, status, name, duration, items, identifiers } = agreement;
  const amounts = agreement.amounts.flatMap(({ money: ids, role, modality }) =>
    money.filter(({ id }) => ids.includes(id)).map((one) => ({ ...quantity(one), role, modality })),
  );
  const days = agreement.dates.flatMap(({ date, role, modality }) =>
    dates.filter(({ id }) => id === date).map(({ value }) => ({ value, role, modality })),
  );
  return {
    id: recordId(agreement.id),
    salience,
    instrument,
    subjects,
    status,
    name,
    parties: agreement.parties.flatMap(({ party, role }) =>
      parties.filter(({ id }) => id === party).map((one) => ({ name: one.name, role })),
    ),
    amounts: [...distinct(amounts, (one) => JSON.stringify(one))],
    dates: [...distinct(days, (one) => JSON.stringify(one))],
    duration,
    relations: agreement.relations.map(({ type, target }) => ({ type, target: recordId(target) })),
    items,
    identifiers,
  };
}
