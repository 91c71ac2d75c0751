import { z } from 'zod';

/** What `entente batch` writes beside the records: the plan, the journal, and one line for each input. */
const text = z.string().min(1);
const digest = z.string().regex(/^sha256:[0-9a-f]{64}$/);
const count = z.int().nonnegative();
const columnPairs = z.array(z.tuple([text, text]));

export const DOCUMENT_STATUSES = ['ok', 'duplicate', 'skipped', 'failed'] as const;

/** A line of RUN/documents.jsonl. Every input has exactly one, in the order of the inputs. */
export const DocumentLineSchema = z.strictObject({
  /** Place among all inputs, from 1. */
  n: z.int().positive(),
  uri: z.string(),
  /** Digest of the input bytes; null where they could not be read. */
  id: digest.nullable(),
  /** skipped: not in English, so its record holds the article and no facts. */
  status: z.enum(DOCUMENT_STATUSES),
  /** Why it failed or was skipped. */
  class: text.nullable(),
  message: text.nullable(),
  /** Id of the first article that it repeats. */
  duplicateOf: digest.nullable(),
  /** 1 for the same bytes, else the estimated share of common wording (Jaccard over runs of five words). */
  similarity: z.number().min(0).max(1).nullable(),
  /** Agreements in its record; 0 where it has none. */
  agreements: count,
});
export type DocumentLine = z.infer<typeof DocumentLineSchema>;

/** A line of RUN/parts/NNNNNN.documents.jsonl: what the end of the run needs to tell duplicates. */
export const PartLineSchema = z.strictObject({
  document: DocumentLineSchema,
  /** Whether the next line of the part's records belongs to it. */
  hasRecord: z.boolean(),
  /** MinHash of the wording (base64 of 64 little-endian 16-bit numbers), null for short texts. */
  signature: z.string().nullable(),
  /** Hashes of the figures in the text (base64 of little-endian 32-bit numbers). */
  figures: z.string().nullable(),
});
export type PartLine = z.infer<typeof PartLineSchema>;

/** RUN/plan.json: what decides the bytes of the output. */
export const PlanSchema = z.strictObject({
  id: digest,
  format: z.literal(1),
  version: text,
  rules: digest,
  options: z.strictObject({
    published: z.string().nullable(),
    all: z.boolean(),
    partSize: z.int().positive(),
    /** Which columns of tables hold what, as [field, column] in the order of the fields. */
    columns: columnPairs,
    /** Whether pages that files speak of are fetched. */
    fetch: z.boolean(),
  }),
  inputs: z.strictObject({
    digest,
    files: count,
    bytes: count,
    /** Articles in them, or null where archives are not counted beforehand; an estimate for the time left. */
    articles: count.nullable(),
  }),
});
export type Plan = z.infer<typeof PlanSchema>;

/** RUN/walked.json (or of a shard): how many inputs there are, known when all have been walked. */
export const WalkedSchema = z.strictObject({ plan: digest, inputs: count, parts: count });
export type Walked = z.infer<typeof WalkedSchema>;

export const CountsSchema = z.strictObject({
  ok: count,
  duplicate: count,
  skipped: count,
  failed: count,
  agreements: count,
});
export type Counts = z.infer<typeof CountsSchema>;

const at = z.iso.datetime();
/** A line of RUN/journal.jsonl: what happened when; the only place with a clock. */
export const JournalLineSchema = z.discriminatedUnion('event', [
  z.strictObject({ event: z.literal('started'), at, plan: digest, pid: count, host: z.string(), jobs: count }),
  z.strictObject({ event: z.literal('part'), at, part: count, documents: count, failed: count }),
  z.strictObject({ event: z.literal('stopped'), at, reason: text }),
  z.strictObject({ event: z.literal('finished'), at, plan: digest, counts: CountsSchema, records: digest }),
]);
export type JournalLine = z.infer<typeof JournalLineSchema>;

/** What a job of the queue says: one part of one run. Paths are as the producer gave them, for workers in the same folder. */
export const QueueJobSchema = z.strictObject({
  plan: digest,
  part: count,
  run: text,
  inputs: z.array(text).min(1),
  rules: z.array(text),
  published: z.string().nullable(),
  all: z.boolean(),
  partSize: z.int().positive(),
  columns: columnPairs,
  fetch: z.boolean(),
  timeBudget: z.number().positive(),
});
export type QueueJob = z.infer<typeof QueueJobSchema>;
