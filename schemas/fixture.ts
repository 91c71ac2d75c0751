import { z } from 'zod';
import {
  AMOUNT_ROLES,
  BASES,
  BOUNDS,
  DATE_MODS,
  DATE_ROLES,
  DATE_TYPES,
  INSTRUMENTS,
  MODALITIES,
  MONEY_REASONS,
  PARTY_ROLES,
  PARTY_TYPES,
  RELATION_TYPES,
  SALIENCES,
  STATUSES,
  SUBJECTS,
} from '#schemas/vocabulary';

/**
 * What a person expects of an article: `expected.json` beside it, or `NAME.gold.json` in the flat form. Spans are given
 * as words and the how-manieth occurrence of exactly these words in the article text, so that they can be written by hand.
 */
const text = z.string().min(1);
const quoted = { text, nth: z.int().min(1).default(1) };
const alpha3 = z.string().regex(/^[A-Z]{3}$/, 'expected three capital letters');
const duration = z.string().regex(/^PT?[\dX.]+[A-Z]+$/, 'expected a duration such as P5Y');

/** A number, a range (low and high), or a vague amount: exactly one of the three. */
const quantity = {
  currency: alpha3.nullable(),
  amount: z.number().nullish(),
  low: z.number().nullish(),
  high: z.number().nullish(),
  vague: z.boolean().optional(),
};
type Quantity = {
  readonly amount?: number | null | undefined;
  readonly low?: number | null | undefined;
  readonly high?: number | null | undefined;
  readonly vague?: boolean | undefined;
};
const isQuantity = ({ amount, low, high, vague }: Quantity): boolean =>
  [typeof amount === 'number', typeof low === 'number' && typeof high === 'number', vague === true].filter(Boolean)
    .length === 1;
const oneQuantity = 'needs one of: amount; low and high; vague: true';

const uses: ReadonlySet<string> = new Set([...AMOUNT_ROLES.map((role) => `:${role}`), ...MONEY_REASONS]);
const isUse = (use: string): boolean => uses.has(use.replace(/^[^:]+:/, ':'));

const timex =
  /^(\d{4}(-\d{2}(-\d{2})?|-W\d{2}(-WE|-[1-7])?|-Q[1-4]|-H[12]|-(SP|SU|FA|WI))?(T(MO|AF|EV|NI|\d{2}(:\d{2}(:\d{2})?)?Z?))?|\d{3}X|\d{2}XX|FY\d{4}|XXXX(-\d{2}(-\d{2})?|-WXX-([1-7]|WE)|-(SP|SU|FA|WI)|-XX-\d{2}|-Q[1-4])?(T\S+)?|P(X|\d+(\.\d+)?)(Y|M|W|D|DE|CE)|PT(X|\d+(\.\d+)?)[HMS]|T\S+|(PAST|PRESENT|FUTURE)_REF)$/;
const isTimex = (value: string): boolean => {
  const sides = value.split('/');
  return sides.length <= 2 && sides.every((side) => timex.test(side));
};

export const ExpectedMoneySchema = z
  .strictObject({
    ...quoted,
    ...quantity,
    bound: z.enum(BOUNDS),
    basis: z.enum(BASES),
    suspect: z.boolean().optional(),
    use: z.string().refine(isUse, `expected RECORD:ROLE or one of ${MONEY_REASONS.join(', ')}`),
  })
  .refine(isQuantity, oneQuantity);

export const ExpectedDateSchema = z.strictObject({
  ...quoted,
  type: z.enum(DATE_TYPES),
  value: z.string().refine(isTimex, 'expected a TIMEX3 value such as 2025-04-11, 2024-Q4 or P5Y'),
  mod: z.enum(DATE_MODS).optional(),
});

export const ExpectedPartySchema = z.strictObject({
  name: text,
  type: z.enum(PARTY_TYPES),
  country: alpha3.nullable(),
  affiliation: z.string().nullish(),
  forms: z.array(text).min(1),
});

export const ExpectedRecordSchema = z.strictObject({
  id: z.string().regex(/^[a-z]\d+$/, 'expected an id such as r1'),
  salience: z.enum(SALIENCES),
  instrument: z.enum(INSTRUMENTS),
  subjects: z.array(z.enum(SUBJECTS)).min(1),
  status: z.enum(STATUSES).nullable(),
  name: z.string().nullable(),
  parties: z.array(z.strictObject({ name: text, role: z.enum(PARTY_ROLES) })),
  amounts: z.array(
    z
      .strictObject({ ...quantity, role: z.enum(AMOUNT_ROLES), modality: z.enum(MODALITIES) })
      .refine(isQuantity, oneQuantity),
  ),
  dates: z.array(
    z.strictObject({
      value: z.string().refine(isTimex, 'expected a TIMEX3 value'),
      role: z.enum(DATE_ROLES),
      modality: z.enum(MODALITIES),
    }),
  ),
  duration: duration.nullable(),
  relations: z.array(z.strictObject({ type: z.enum(RELATION_TYPES), target: text })),
  items: z.array(z.strictObject({ count: z.number().nullable(), item: text })),
  identifiers: z.array(text),
});

export const ExpectedSchema = z.strictObject({
  published: z.iso.date(),
  title: z.string().optional(),
  /** The article as a reader would keep it; needed where the article is HTML. */
  text: z.string().optional(),
  note: z.string().optional(),
  money: z.array(ExpectedMoneySchema),
  dates: z.array(ExpectedDateSchema),
  parties: z.array(ExpectedPartySchema),
  records: z.array(ExpectedRecordSchema),
});
export type Expected = z.infer<typeof ExpectedSchema>;

/** `source.json` beside an article: what is known of it from elsewhere. */
export const FixtureSourceSchema = z.strictObject({
  published: z.iso.date(),
  url: z.url().nullable(),
  title: z.string().nullable(),
  publisher: z.string().nullable(),
  /** Words under which `check` sums up articles of a kind. */
  tags: z.array(text).optional(),
});

/** `floors.json`: for each set of fixtures the F1 figures that must hold, and the digest of the set they were measured on. */
export const FloorsSchema = z.record(
  z.string(),
  z.strictObject({
    digest: z.string().regex(/^sha256:[0-9a-f]{64}$/),
    articles: z.int().positive(),
    /** Most records that articles without any agreement may yield. */
    falseRecords: z.int().nonnegative(),
    figures: z.record(z.string(), z.number().min(0).max(1)),
  }),
);
export type Floors = z.infer<typeof FloorsSchema>;
