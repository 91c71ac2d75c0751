import type { Entity } from '#pipeline/link/entities';
import type { DateMention, Linked, LinkedAgreement, MoneyMention } from '#pipeline/link/linked';
import type { Engine } from '#pipeline/rules/engine';
import type { ArticleInput, Document, Span } from '#schemas/document';
import type { Mention } from '#schemas/mention';
import { type Agreement, type ArticleRecord, SCHEMA_VERSION, type Warning } from '#schemas/record';

/** Kinds with a place of their own in the record, or that only serve other rules; all others stand under `other`. */
const BUILT_IN: ReadonlySet<string> = new Set([
  'number',
  'money',
  'date',
  'party',
  'agreement',
  'modality',
  'deal',
  'identifier',
  'item',
  'event',
]);

type Parts = {
  readonly input: ArticleInput;
  readonly document: Document;
  readonly mentions: ReadonlyMap<string, readonly Mention[]>;
  readonly linked: Linked;
  readonly warnings: readonly Warning[];
  readonly engine: Engine;
};

/** Writes down what was found and linked as one record: ids in text order, spans in article offsets, nothing left out. */
export function assemble({ input, document, mentions, linked, warnings, engine }: Parts): ArticleRecord {
  const { warnings: readWarnings, ...article } = document.article;
  const money = (mentions.get('money') ?? []) as readonly MoneyMention[];
  const dates = (mentions.get('date') ?? []) as readonly DateMention[];
  const ids = {
    money: numbered('m', money),
    date: numbered('d', dates),
    entity: numbered('p', linked.entities.list),
    agreement: linked.agreements.map((_, index) => `a${index + 1}`),
  };
  const quote = (span: Span) => quoted(document, span);
  return {
    schemaVersion: SCHEMA_VERSION,
    id: input.id,
    source: input.source,
    article: {
      ...article,
      byline: [...article.byline],
      conflicts: [...article.conflicts],
      segments: article.segments.map(({ role, start, end, reason }) => ({ role, start, end, reason })),
    },
    money: money.map((mention) => moneyOf(mention, money, linked, ids, quote)),
    dates: dates.map((mention) => dateOf(mention, linked, ids, quote)),
    parties: linked.entities.list.map((entity) => partyOf(entity, linked, ids, quote)),
    agreements: linked.agreements.map((agreement, index) => agreementOf(agreement, index, ids, quote)),
    other: otherMentions(mentions, quote),
    duplicateOf: null,
    warnings: [...readWarnings, ...warnings],
    engine: { name: 'entente', version: engine.version, rules: engine.digest, offsetUnit: 'utf16' },
  };
}

type Ids = {
  readonly money: ReadonlyMap<MoneyMention, string>;
  readonly date: ReadonlyMap<DateMention, string>;
  readonly entity: ReadonlyMap<Entity, string>;
  readonly agreement: readonly string[];
};
type Quote = (span: Span) => { start: number; end: number; quote: string };

function numbered<T>(prefix: string, list: readonly T[]): ReadonlyMap<T, string> {
  return new Map(list.map((item, index) => [item, `${prefix}${index + 1}`]));
}

function quoted({ article, origin }: Document, span: Span): { start: number; end: number; quote: string } {
  const { start, end } = origin(span);
  return { start, end, quote: article.text.slice(start, end) };
}

function moneyOf(
  mention: MoneyMention,
  all: readonly MoneyMention[],
  linked: Linked,
  ids: Ids,
  quote: Quote,
): ArticleRecord['money'][number] {
  const { convertedFrom, ...value } = mention.value;
  const original = convertedFrom === null ? undefined : all[convertedFrom];
  return {
    id: ids.money.get(mention) as string,
    ...quote(mention),
    ...value,
    convertedFrom: original ? (ids.money.get(original) ?? null) : null,
    use: moneyUse(mention, linked, ids),
    rule: mention.rule,
  };
}

function moneyUse(
  mention: MoneyMention,
  { agreements, unusedMoney }: Linked,
  ids: Ids,
): ArticleRecord['money'][number]['use'] {
  for (const [index, { amounts }] of agreements.entries()) {
    const amount = amounts.find(({ money }) => money.includes(mention));
    if (amount) return { agreement: ids.agreement[index] as string, role: amount.role };
  }
  return { reason: unusedMoney.get(mention) ?? 'other' };
}

function dateOf(mention: DateMention, linked: Linked, ids: Ids, quote: Quote): ArticleRecord['dates'][number] {
  return {
    id: ids.date.get(mention) as string,
    ...quote(mention),
    ...mention.value,
    use: dateUse(mention, linked, ids),
    rule: mention.rule,
  };
}

function dateUse(
  mention: DateMention,
  { agreements, unusedDates }: Linked,
  ids: Ids,
): ArticleRecord['dates'][number]['use'] {
  const uses = agreements.flatMap(({ dates, duration, extension }, index) => {
    const agreement = ids.agreement[index] as string;
    const roles: { agreement: string; role: (typeof dates)[number]['role'] | 'duration' | 'extension' }[] = dates
      .filter(({ date }) => date === mention)
      .map(({ role }) => ({ agreement, role }));
    if (duration === mention) roles.push({ agreement, role: 'duration' });
    if (extension?.date === mention) roles.push({ agreement, role: 'extension' });
    return roles;
  });
  return uses.length > 0 ? uses : { reason: unusedDates.get(mention) ?? 'other' };
}

function partyOf(entity: Entity, { entities }: Linked, ids: Ids, quote: Quote): ArticleRecord['parties'][number] {
  const { name, type, country, identifier, affiliation, mentions } = entity;
  const body = affiliation === null ? undefined : entities.list.find(({ key }) => key === affiliation);
  return {
    id: ids.entity.get(entity) as string,
    name,
    type,
    country,
    identifier,
    affiliation: body ? (ids.entity.get(body) ?? null) : null,
    mentions: mentions.map(quote),
    rule: (mentions[0] as Mention).rule,
  };
}

function agreementOf(agreement: LinkedAgreement, index: number, ids: Ids, quote: Quote): Agreement {
  const { parties, amounts, dates, duration, extension, relations, evidence, ...rest } = agreement;
  const entity = (one: Entity | null) => (one === null ? null : (ids.entity.get(one) ?? null));
  return {
    id: ids.agreement[index] as string,
    salience: rest.salience,
    instrument: rest.instrument,
    subjects: [...rest.subjects],
    status: rest.status,
    name: rest.name,
    acronym: rest.acronym,
    identifiers: [...rest.identifiers],
    parties: parties.map(({ entity: one, role }) => ({ party: entity(one) as string, role })),
    amounts: amounts.map(({ money, role, modality, payer, payee, attribution }) => ({
      money: money.map((one) => ids.money.get(one) as string),
      role,
      modality,
      payer: entity(payer),
      payee: entity(payee),
      attribution,
    })),
    dates: dates.map(({ date, role, modality }) => ({ date: ids.date.get(date) as string, role, modality })),
    duration: duration?.value.value ?? null,
    extension: extension ? { duration: extension.date.value.value, modality: extension.modality } : null,
    items: [...rest.items],
    attribution: rest.attribution,
    relations: relations.map(({ type, target }) => ({ type, target: ids.agreement[target] as string })),
    evidence: evidence.map(({ field, rule, start, end }) => ({ field, ...quote({ start, end }), rule })),
    unknown: [...rest.unknown],
  };
}

function otherMentions(mentions: ReadonlyMap<string, readonly Mention[]>, quote: Quote): ArticleRecord['other'] {
  return [...mentions]
    .filter(([kind]) => !BUILT_IN.has(kind))
    .flatMap(([kind, list]) =>
      list.map((mention) => ({
        kind,
        ...quote(mention),
        value: mention.value as ArticleRecord['other'][number]['value'],
        rule: mention.rule,
      })),
    )
    .sort((a, b) => a.start - b.start || a.end - b.end);
}
