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
  const byKey = new Map(linked.entities.list.map((entity) => [entity.key, entity]));
  const uses = usesOf(linked, ids.agreement);
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
    money: money.map((mention) => moneyOf(mention, money, uses, ids, quote)),
    dates: dates.map((mention) => dateOf(mention, uses, ids, quote)),
    parties: linked.entities.list.map((entity) => partyOf(entity, byKey, ids, quote)),
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
  uses: Uses,
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
    use: uses.money.get(mention) ?? { reason: uses.unusedMoney.get(mention) ?? 'other' },
    rule: mention.rule,
  };
}

function dateOf(mention: DateMention, uses: Uses, ids: Ids, quote: Quote): ArticleRecord['dates'][number] {
  return {
    id: ids.date.get(mention) as string,
    ...quote(mention),
    ...mention.value,
    use: uses.dates.get(mention) ?? { reason: uses.unusedDates.get(mention) ?? 'other' },
    rule: mention.rule,
  };
}

type MoneyUse = ArticleRecord['money'][number]['use'];
type DateUses = Extract<ArticleRecord['dates'][number]['use'], readonly unknown[]>;

/** What the agreements use of the amounts and dates, and why they leave out others. */
type Uses = Pick<Linked, 'unusedMoney' | 'unusedDates'> & {
  readonly money: ReadonlyMap<MoneyMention, MoneyUse>;
  readonly dates: ReadonlyMap<DateMention, DateUses>;
};

/** An amount is used by the first agreement that has it, a date by all of them. */
function usesOf({ agreements, unusedMoney, unusedDates }: Linked, ids: Ids['agreement']): Uses {
  const moneyUses = new Map<MoneyMention, MoneyUse>();
  const dateUses = new Map<DateMention, DateUses>();
  const note = (date: DateMention, use: DateUses[number]) => {
    const known = dateUses.get(date);
    if (known) known.push(use);
    else dateUses.set(date, [use]);
  };
  agreements.forEach(({ amounts, dates, duration, extension }, index) => {
    const agreement = ids[index] as string;
    for (const { money, role } of amounts)
      for (const one of money) if (!moneyUses.has(one)) moneyUses.set(one, { agreement, role });
    for (const { date, role } of dates) note(date, { agreement, role });
    if (duration) note(duration, { agreement, role: 'duration' });
    if (extension) note(extension.date, { agreement, role: 'extension' });
  });
  return { money: moneyUses, dates: dateUses, unusedMoney, unusedDates };
}

function partyOf(
  entity: Entity,
  byKey: ReadonlyMap<string, Entity>,
  ids: Ids,
  quote: Quote,
): ArticleRecord['parties'][number] {
  const { name, type, country, identifier, affiliation, mentions } = entity;
  const body = affiliation === null ? undefined : byKey.get(affiliation);
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
