import { distinctAmounts, distinctDates, type Side, type SideRecord } from '#pipeline/evaluate/side';
import type { Agreement, ArticleRecord } from '#schemas/record';
import { FACT_ROLES } from '#schemas/vocabulary';

/** The output for an article as a side of the comparison. */
export function fromRecord(record: ArticleRecord): Side {
  const money = new Map(record.money.map((mention) => [mention.id, mention]));
  const dates = new Map(record.dates.map((mention) => [mention.id, mention]));
  const agreement = (from: Agreement): SideRecord => ({
    ...from,
    parties: from.parties.map(({ party, role }) => ({ id: party, role })),
    amounts: distinctAmounts(
      from.amounts.flatMap(({ money: ids, role, modality }) =>
        ids.flatMap((id) => {
          const mention = money.get(id);
          return mention ? [{ ...mention, role, modality }] : [];
        }),
      ),
    ),
    dates: distinctDates(
      from.dates.flatMap(({ date, role }) => {
        const mention = dates.get(date);
        return mention ? [{ value: mention.value, role }] : [];
      }),
    ),
    relations: from.relations.map(({ type }) => type),
  });
  return {
    text: record.article.text,
    facts: record.article.segments.filter(({ role }) => FACT_ROLES.has(role)),
    money: record.money.map(({ quote, use, ...rest }) => ({
      ...rest,
      text: quote,
      use: 'reason' in use ? use.reason : `record:${use.role}`,
    })),
    dates: record.dates.map(({ quote, ...rest }) => ({ ...rest, text: quote })),
    parties: record.parties.map(({ id, name, type, country, mentions }) => ({
      id,
      name,
      type,
      country,
      forms: [name, ...mentions.map(({ quote }) => quote)],
    })),
    records: record.agreements.map(agreement),
  };
}
