import { z } from 'zod';
import {
  AMOUNT_ROLES,
  ATTRIBUTION_KINDS,
  BASES,
  BOUNDS,
  CURRENCY_CERTAINTIES,
  CURRENCY_SOURCES,
  DATE_ANCHORS,
  DATE_CERTAINTIES,
  DATE_MODS,
  DATE_REASONS,
  DATE_ROLES,
  DATE_TYPES,
  INSTRUMENTS,
  MODALITIES,
  MONEY_REASONS,
  PARTY_ROLES,
  PARTY_TYPES,
  PUBLISHED_SOURCES,
  RELATION_TYPES,
  SALIENCES,
  SEGMENT_ROLES,
  STATUSES,
  SUBJECTS,
} from '#schemas/vocabulary';

/**
 * The output contract: one JSON object an article. All keys are always present; what the text does not say is null.
 * Offsets are UTF-16 code units into `article.text`, end exclusive: `text.slice(start, end) === quote`.
 */
export const SCHEMA_VERSION = '1';

const offset = z.int().nonnegative();
const quoted = { start: offset, end: offset, quote: z.string().min(1) };
const alpha3 = z.string().regex(/^[A-Z]{3}$/);
const text = z.string().min(1);

export const SegmentSchema = z.strictObject({
  role: z.enum(SEGMENT_ROLES),
  start: offset,
  end: offset,
  /** Why the segment yields no facts; null where it does. */
  reason: z.string().nullable(),
});

export const PublishedSchema = z.strictObject({
  /** A day (2019-02-05) or only a year (2019). */
  value: z.string().regex(/^\d{4}(-\d{2}-\d{2})?$/),
  source: z.enum(PUBLISHED_SOURCES),
  certainty: z.enum(['explicit', 'inferred', 'conflicting']),
});
export type Published = z.infer<typeof PublishedSchema>;

export const ArticleSchema = z.strictObject({
  title: z.string().nullable(),
  byline: z.array(text),
  publisher: z.string().nullable(),
  url: z.string().nullable(),
  language: z.string().nullable(),
  published: PublishedSchema.nullable(),
  modified: z.string().nullable(),
  conflicts: z.array(z.strictObject({ field: text, value: text, source: text })),
  text: z.string(),
  segments: z.array(SegmentSchema),
});

const MoneyUse = z.union([
  z.strictObject({ agreement: text, role: z.enum(AMOUNT_ROLES) }),
  z.strictObject({ reason: z.enum(MONEY_REASONS) }),
]);
export const MoneySchema = z.strictObject({
  id: text,
  ...quoted,
  amount: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  vague: z.boolean(),
  currency: alpha3.nullable(),
  currencyCertainty: z.enum(CURRENCY_CERTAINTIES),
  currencyFrom: z.enum(CURRENCY_SOURCES).nullable(),
  bound: z.enum(BOUNDS),
  basis: z.enum(BASES),
  convertedFrom: z.string().nullable(),
  suspect: z.boolean(),
  use: MoneyUse,
  rule: text,
});

const DateUse = z.union([
  z.array(z.strictObject({ agreement: text, role: z.enum([...DATE_ROLES, 'duration', 'extension']) })).min(1),
  z.strictObject({ reason: z.enum(DATE_REASONS) }),
]);
export const DateSchema = z.strictObject({
  id: text,
  ...quoted,
  type: z.enum(DATE_TYPES),
  value: text,
  mod: z.enum(DATE_MODS).nullable(),
  earliest: z.iso.date().nullable(),
  latest: z.iso.date().nullable(),
  anchor: z.enum(DATE_ANCHORS),
  certainty: z.enum(DATE_CERTAINTIES),
  use: DateUse,
  rule: text,
});

export const PartySchema = z.strictObject({
  id: text,
  name: text,
  type: z.enum(PARTY_TYPES),
  country: alpha3.nullable(),
  identifier: z.string().nullable(),
  affiliation: z.string().nullable(),
  mentions: z.array(z.strictObject(quoted)).min(1),
  rule: text,
});

export const AttributionSchema = z.strictObject({
  source: z.string().nullable(),
  kind: z.enum(ATTRIBUTION_KINDS),
  via: z.string().nullable(),
});
export type Attribution = z.infer<typeof AttributionSchema>;

export const AgreementSchema = z.strictObject({
  id: text,
  salience: z.enum(SALIENCES),
  instrument: z.enum(INSTRUMENTS),
  subjects: z.array(z.enum(SUBJECTS)).min(1),
  status: z.enum(STATUSES).nullable(),
  name: z.string().nullable(),
  acronym: z.string().nullable(),
  identifiers: z.array(text),
  parties: z.array(z.strictObject({ party: text, role: z.enum(PARTY_ROLES) })),
  amounts: z.array(
    z.strictObject({
      money: z.array(text).min(1),
      role: z.enum(AMOUNT_ROLES),
      modality: z.enum(MODALITIES),
      payer: z.string().nullable(),
      payee: z.string().nullable(),
      attribution: AttributionSchema.nullable(),
    }),
  ),
  dates: z.array(z.strictObject({ date: text, role: z.enum(DATE_ROLES), modality: z.enum(MODALITIES) })),
  duration: z.string().nullable(),
  extension: z.strictObject({ duration: text, modality: z.enum(MODALITIES) }).nullable(),
  items: z.array(z.strictObject({ count: z.number().nullable(), item: text })),
  attribution: AttributionSchema.nullable(),
  relations: z.array(z.strictObject({ type: z.enum(RELATION_TYPES), target: text })),
  evidence: z.array(z.strictObject({ field: text, ...quoted, rule: text })).min(1),
  unknown: z.array(z.strictObject({ field: text, reason: text })),
});
export type Agreement = z.infer<typeof AgreementSchema>;

export const WarningSchema = z.strictObject({
  code: text,
  message: text,
  start: offset.nullable(),
  end: offset.nullable(),
});
export type Warning = z.infer<typeof WarningSchema>;

export const SourceSchema = z.strictObject({
  uri: z.string(),
  id: z.string().nullable(),
  mediaType: z.string(),
});
export type Source = z.infer<typeof SourceSchema>;

export const ArticleRecordSchema = z.strictObject({
  schemaVersion: z.literal(SCHEMA_VERSION),
  id: z.string().regex(/^sha256:[0-9a-f]{64}$/),
  source: SourceSchema,
  article: ArticleSchema,
  money: z.array(MoneySchema),
  dates: z.array(DateSchema),
  parties: z.array(PartySchema),
  agreements: z.array(AgreementSchema),
  other: z.array(z.strictObject({ kind: text, ...quoted, value: z.json(), rule: text })),
  duplicateOf: z.string().nullable(),
  warnings: z.array(WarningSchema),
  engine: z.strictObject({
    name: z.literal('entente'),
    version: text,
    rules: z.string().regex(/^sha256:[0-9a-f]{64}$/),
    offsetUnit: z.literal('utf16'),
  }),
});
/** What one article gives. */
export type ArticleRecord = z.infer<typeof ArticleRecordSchema>;

export const ErrorRecordSchema = z.strictObject({
  schemaVersion: z.literal(SCHEMA_VERSION),
  source: SourceSchema,
  error: z.strictObject({ class: text, message: text }),
});
/** What an input gives that could not be processed. */
export type ErrorRecord = z.infer<typeof ErrorRecordSchema>;
