import { z } from 'zod';
import type { Document, Sentence, Span } from '#schemas/document';
import type { Mention, Part } from '#schemas/mention';

const Id = z.string().regex(/^[a-z][a-z0-9-]*$/, 'use small letters, digits and hyphens, beginning with a letter');
const Forms = z.array(z.string().min(1)).min(1);
const Attribute = z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]);

/** A lexicon entry: how texts write it, and what else is known of it. */
export const EntrySchema = z.union([Forms, z.object({ forms: Forms }).catchall(Attribute)]);
export type Entry = z.infer<typeof EntrySchema>;

/**
 * `lexicon*.yaml`: group → entry → forms. A form in small letters matches any case; a capital in a form must be a
 * capital in the text (so `US` is never "us"). `<verb>` in a form stands for its inflected forms.
 */
export const LexiconSchema = z.record(Id, z.record(z.string().min(1), EntrySchema));
export type Lexicon = z.infer<typeof LexiconSchema>;

/** `rules.yaml`: a rule is a sentence with holes. */
export const RuleSchema = z.strictObject({
  id: Id,
  says: z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]),
  /** Constants of the value that no hole can say. */
  gives: z.record(z.string(), Attribute).optional(),
  note: z.string().optional(),
});
export type Rule = z.infer<typeof RuleSchema>;

/**
 * `cases.yaml`: a text with the expected finds in [[double brackets]], and what is expected of each, in order: an object
 * names the fields that must be equal, any other value must equal the whole value. No brackets: nothing may be found.
 */
export const CaseSchema = z.strictObject({
  text: z.string().min(1),
  published: z.iso.date().optional(),
  finds: z.array(z.json()).optional(),
  because: z.string().optional(),
});
export type Case = z.infer<typeof CaseSchema>;

/** One match of one rule, as a resolver sees it. */
export type Match = Span & {
  readonly rule: string;
  readonly gives: Readonly<Record<string, unknown>>;
  readonly first: number;
  readonly last: number;
  readonly parts: readonly Part[];
  readonly document: Document;
  readonly sentence: Sentence;
};

/** A resolver's answer: the value, and the token span where it is narrower or wider than the match. */
export type Resolved<Value> = { readonly value: Value; readonly first?: number; readonly last?: number };

/** `resolve.ts` default export: turns a match into a value, or refuses it with null. */
export type Resolve<Value = unknown> = (match: Match) => Resolved<Value> | null;

/** `resolve.ts` export `refine`: looks once at all mentions of the kind in text order (longest match already settled) and returns what stays. */
export type Refine<Value = unknown> = (
  mentions: readonly Mention<Value>[],
  document: Document,
  earlier: ReadonlyMap<string, readonly Mention[]>,
) => readonly Mention<Value>[];

/** `resolve.ts` export `scan`: finds mentions that no word pattern can say (numbers, identifiers), before the rules of its kind run. */
export type Scan<Value = unknown> = (
  document: Document,
  earlier: ReadonlyMap<string, readonly Mention[]>,
) => readonly Mention<Value>[];

/** What `resolve.ts` may export beside or instead of its default: code that needs the folder's lexicon at hand. */
export type Configure = (lexicon: Lexicon) => {
  readonly resolve?: Resolve;
  readonly refine?: Refine;
  readonly scan?: Scan;
};

/** One folder of extractors/: knowledge of one kind of mention. */
export type Extractor = {
  readonly kind: string;
  /** Name of the pack that it is from; absent for the built-in rules. */
  readonly pack?: string;
  /** Those of several packs that were joined into this one, in pack order; absent where there is only one. */
  readonly parts?: readonly Extractor[];
  readonly lexicon: Lexicon;
  readonly rules: readonly Rule[];
  readonly cases: readonly Case[];
  readonly resolve: Resolve | null;
  readonly refine: Refine | null;
  readonly scan: Scan | null;
  /** Code that wants the whole lexicon, packs included; called once when all packs are joined. */
  readonly configure: Configure | null;
  /** Kinds whose mentions `scan` or `refine` reads beyond those that the rules name. */
  readonly needs: readonly string[];
  /** Whether overlapping mentions all stay (rules that each fill some slots of a record); else the longest wins. */
  readonly overlap: boolean;
  /** Where each part was read from, for messages. */
  readonly files: { readonly rules: string; readonly cases: string; readonly lexicons: readonly string[] };
};
