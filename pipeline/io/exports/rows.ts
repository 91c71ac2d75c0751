import { type OffsetUnit, offsetsIn } from '#pipeline/io/exports/offsets';
import type { Row, TableName } from '#pipeline/io/exports/tables';
import type { Agreement, ArticleRecord, Attribution } from '#schemas/record';

export type TableRow = readonly [TableName, Row];

type Money = ArticleRecord['money'][number];
type DateMention = ArticleRecord['dates'][number];
type Quoted = { readonly start: number; readonly end: number; readonly quote: string; readonly rule: string };
type Context = {
  readonly record: ArticleRecord;
  readonly key: (local: string) => string;
  readonly span: (mention: Quoted) => Row;
  readonly party: (id: string | null) => string | null;
};

/** The rows of one record, article first; ids are the article's id and the id inside the record. */
export function* rowsOf(record: ArticleRecord, unit: OffsetUnit): Generator<TableRow> {
  const offset = offsetsIn(record.article.text, unit);
  const names = new Map(record.parties.map(({ id, name }) => [id, name]));
  const context: Context = {
    record,
    key: (local) => `${record.id}#${local}`,
    span: ({ quote, start, end, rule }) => ({ quote, start: offset(start), end: offset(end), rule }),
    party: (id) => (id === null ? null : (names.get(id) ?? null)),
  };
  yield ['articles', articleRow(record, unit)];
  for (const agreement of record.agreements) yield* agreementRows(agreement, context);
  for (const money of record.money) yield ['amounts', amountRow(money, context)];
  for (const date of record.dates) yield* dateRows(date, context);
}

function articleRow({ id, source, article, agreements, duplicateOf }: ArticleRecord, unit: OffsetUnit): Row {
  const { title, publisher, url, language, published } = article;
  return {
    article_id: id,
    uri: source.uri,
    source_id: source.id,
    title,
    publisher,
    url,
    language,
    published: published?.value ?? null,
    published_source: published?.source ?? null,
    published_certainty: published?.certainty ?? null,
    duplicate_of: duplicateOf,
    agreements: agreements.length,
    offset_unit: unit,
  };
}

function* agreementRows(agreement: Agreement, { record, key, span }: Context): Generator<TableRow> {
  const ids = { agreement_id: key(agreement.id), article_id: record.id };
  const numbered = (what: string, i: number) => key(`${agreement.id}/${what}/${i + 1}`);
  const { salience, instrument, subjects, status, name, acronym, identifiers, duration, extension } = agreement;
  yield [
    'agreements',
    {
      ...ids,
      salience,
      instrument,
      subjects: subjects.join('|'),
      status,
      name,
      acronym,
      identifiers: identifiers.length ? identifiers.join('|') : null,
      duration,
      extension: extension?.duration ?? null,
      extension_modality: extension?.modality ?? null,
      ...attributed(agreement.attribution),
    },
  ];
  for (const [i, { party, role }] of agreement.parties.entries()) {
    const entity = record.parties.find(({ id }) => id === party);
    const affiliation = record.parties.find(({ id }) => id === entity?.affiliation)?.name ?? null;
    const { name: partyName = '', type = 'other', country = null, identifier = null } = entity ?? {};
    const row = { role, name: partyName, type, country, identifier, affiliation };
    yield ['parties', { agreement_party_id: numbered('party', i), ...ids, party_id: key(party), ...row }];
  }
  for (const [i, { count, item }] of agreement.items.entries())
    yield ['items', { item_id: numbered('item', i), ...ids, count, item }];
  for (const [i, { type, target }] of agreement.relations.entries())
    yield ['relations', { relation_id: numbered('relation', i), ...ids, type, target: key(target) }];
  for (const [i, evidence] of agreement.evidence.entries())
    yield ['evidence', { evidence_id: numbered('evidence', i), ...ids, field: evidence.field, ...span(evidence) }];
}

function amountRow(money: Money, { record, key, span, party }: Context): Row {
  const used = 'agreement' in money.use ? money.use : null;
  const agreement = record.agreements.find(({ id }) => id === used?.agreement);
  const at = agreement?.amounts.findIndex((amount) => amount.money.includes(money.id)) ?? -1;
  const entry = agreement?.amounts[at];
  return {
    amount_id: key(money.id),
    article_id: record.id,
    agreement_id: agreement ? key(agreement.id) : null,
    entry: entry ? at + 1 : null,
    is_first: entry?.money[0] === money.id,
    role: used?.role ?? null,
    modality: entry?.modality ?? null,
    reason: 'reason' in money.use ? money.use.reason : null,
    currency: money.currency,
    currency_certainty: money.currencyCertainty,
    amount: money.amount,
    low: money.low,
    high: money.high,
    vague: money.vague,
    bound: money.bound,
    basis: money.basis,
    converted_from: money.convertedFrom === null ? null : key(money.convertedFrom),
    suspect: money.suspect,
    payer: party(entry?.payer ?? null),
    payee: party(entry?.payee ?? null),
    ...attributed(entry?.attribution ?? null),
    ...span(money),
  };
}

/** A date may stand in several agreements: a row for each use. */
function* dateRows(date: DateMention, { record, key, span }: Context): Generator<TableRow> {
  const uses = Array.isArray(date.use) ? date.use : [null];
  const { type, value, mod, earliest, latest, anchor, certainty } = date;
  const common = { type, value, mod, earliest, latest, anchor, certainty, ...span(date) };
  for (const [i, use] of uses.entries()) {
    const agreement = record.agreements.find(({ id }) => id === use?.agreement);
    const slot = agreement?.dates.find((one) => one.date === date.id && one.role === use?.role);
    yield [
      'dates',
      {
        date_use_id: key(`${date.id}/use/${i + 1}`),
        date_id: key(date.id),
        article_id: record.id,
        agreement_id: use ? key(use.agreement) : null,
        role: use?.role ?? null,
        modality: slot?.modality ?? null,
        reason: 'reason' in date.use ? date.use.reason : null,
        ...common,
      },
    ];
  }
}

const attributed = (attribution: Attribution | null): Row => ({
  attribution_source: attribution?.source ?? null,
  attribution_kind: attribution?.kind ?? null,
  attribution_via: attribution?.via ?? null,
});
