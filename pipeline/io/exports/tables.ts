import { createHash } from 'node:crypto';

/** The flat tables of an export: names and types of their columns, first the key that stays the same in every run. */
export type ColumnType = 'text' | 'number' | 'integer' | 'boolean';
export type TableName =
  | 'articles'
  | 'agreements'
  | 'parties'
  | 'amounts'
  | 'dates'
  | 'items'
  | 'relations'
  | 'evidence';
export type Cell = string | number | boolean | null;
export type Row = Readonly<Record<string, Cell>>;

const text = 'text' as const;
const number = 'number' as const;
const integer = 'integer' as const;
const boolean = 'boolean' as const;
const span = { quote: text, start: integer, end: integer, rule: text };
const attribution = { attribution_source: text, attribution_kind: text, attribution_via: text };

export const TABLES: Readonly<Record<TableName, Readonly<Record<string, ColumnType>>>> = {
  articles: {
    article_id: text,
    uri: text,
    source_id: text,
    title: text,
    publisher: text,
    url: text,
    language: text,
    published: text,
    published_source: text,
    published_certainty: text,
    duplicate_of: text,
    agreements: integer,
    offset_unit: text,
  },
  agreements: {
    agreement_id: text,
    article_id: text,
    salience: text,
    instrument: text,
    subjects: text,
    status: text,
    name: text,
    acronym: text,
    identifiers: text,
    duration: text,
    extension: text,
    extension_modality: text,
    ...attribution,
  },
  parties: {
    agreement_party_id: text,
    agreement_id: text,
    article_id: text,
    party_id: text,
    role: text,
    name: text,
    type: text,
    country: text,
    identifier: text,
    affiliation: text,
  },
  amounts: {
    amount_id: text,
    article_id: text,
    agreement_id: text,
    entry: integer,
    is_first: boolean,
    role: text,
    modality: text,
    reason: text,
    currency: text,
    currency_certainty: text,
    amount: number,
    low: number,
    high: number,
    vague: boolean,
    bound: text,
    basis: text,
    converted_from: text,
    suspect: boolean,
    payer: text,
    payee: text,
    ...attribution,
    ...span,
  },
  dates: {
    date_use_id: text,
    date_id: text,
    article_id: text,
    agreement_id: text,
    role: text,
    modality: text,
    reason: text,
    type: text,
    value: text,
    mod: text,
    earliest: text,
    latest: text,
    anchor: text,
    certainty: text,
    ...span,
  },
  items: { item_id: text, agreement_id: text, article_id: text, count: number, item: text },
  relations: { relation_id: text, agreement_id: text, article_id: text, type: text, target: text },
  evidence: { evidence_id: text, agreement_id: text, article_id: text, field: text, ...span },
};

export const TABLE_NAMES = Object.keys(TABLES) as readonly TableName[];

/** Digest of what is written, for files that need a name of their own. */
export const shortDigest = (content: string): string => createHash('sha256').update(content).digest('hex').slice(0, 16);
