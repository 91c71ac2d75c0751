import { z } from 'zod';
import {
  AMOUNT_ROLES,
  BOUNDS,
  DATE_ROLES,
  INSTRUMENTS,
  MODALITIES,
  PARTY_ROLES,
  PARTY_TYPES,
  STATUSES,
  SUBJECTS,
} from '#schemas/vocabulary';

/** One agreement as many articles tell it: every claim with its source, nothing settled, nothing overwritten. */
const text = z.string().min(1);
/** ARTICLE-ID#a1: an agreement in a record. */
const key = z.string().regex(/^sha256:[0-9a-f]{64}#a\d+$/);

/** Who says it: the claim's agreement, its article, its words. */
const source = { from: key, uri: z.string(), published: z.string().nullable(), quote: z.string().nullable() };

export const DossierSchema = z.strictObject({
  /** Digest of the smallest key of its members, so that it stays while members join. */
  id: z.string().regex(/^dossier-[0-9a-f]{16}$/),
  name: z.string().nullable(),
  identifiers: z.array(text),
  instruments: z.array(z.enum(INSTRUMENTS)),
  subjects: z.array(z.enum(SUBJECTS)),
  parties: z.array(
    z.strictObject({
      name: text,
      type: z.enum(PARTY_TYPES),
      country: z.string().nullable(),
      roles: z.array(z.enum(PARTY_ROLES)),
      from: z.array(key),
    }),
  ),
  /** In order of the day they were published, then of the article. */
  timeline: z.array(z.strictObject({ status: z.enum(STATUSES).nullable(), ...source })),
  /** Claims about one role; `conflict` where they give different sums in one currency. */
  amounts: z.array(
    z.strictObject({
      role: z.enum(AMOUNT_ROLES),
      modality: z.enum(MODALITIES),
      currency: z.string().nullable(),
      conflict: z.boolean(),
      claims: z.array(
        z.strictObject({
          amount: z.number().nullable(),
          low: z.number().nullable(),
          high: z.number().nullable(),
          bound: z.enum(BOUNDS),
          ...source,
        }),
      ),
    }),
  ),
  dates: z.array(
    z.strictObject({
      role: z.enum(DATE_ROLES),
      modality: z.enum(MODALITIES),
      conflict: z.boolean(),
      claims: z.array(
        z.strictObject({
          value: text,
          earliest: z.string().nullable(),
          latest: z.string().nullable(),
          ...source,
        }),
      ),
    }),
  ),
  members: z.array(key).min(1),
  /** Why two members are one agreement, in words. */
  merges: z.array(z.strictObject({ a: key, b: key, because: z.array(text).min(1) })),
});
export type Dossier = z.infer<typeof DossierSchema>;

/** What a person decided: pairs that are one agreement, and pairs that are not. */
export const DossierDecisionsSchema = z.strictObject({
  apart: z.array(z.tuple([key, key])).default([]),
  together: z.array(z.tuple([key, key])).default([]),
});
export type DossierDecisions = z.infer<typeof DossierDecisionsSchema>;
