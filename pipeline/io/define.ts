import { z } from 'zod';
import { problemsOf } from '#pipeline/io/yaml-issues';
import {
  CaseSchema,
  type Configure,
  type Extractor,
  LexiconSchema,
  type Refine,
  type Resolve,
  RuleSchema,
  type Scan,
} from '#schemas/extractor';

const DataSchema = z.strictObject({
  kind: z.string().regex(/^[a-z][a-z0-9-]*$/, 'expected small letters, digits and hyphens, beginning with a letter'),
  lexicon: LexiconSchema.default({}),
  rules: z.array(RuleSchema).default([]),
  cases: z.array(CaseSchema).default([]),
});

/** What an extractor says, and the code that turns its matches into values of a type. */
export type ExtractorDefinition<Value> = z.input<typeof DataSchema> & {
  readonly resolve?: Resolve<Value>;
  readonly refine?: Refine<Value>;
  readonly scan?: Scan<Value>;
  readonly configure?: Configure;
  /** Kinds whose mentions `scan` or `refine` reads beyond those that the rules name. */
  readonly needs?: readonly string[];
  /** Whether overlapping mentions all stay; else the longest wins. */
  readonly overlap?: boolean;
};

/**
 * An extractor in TypeScript, for `loadEngine({ extractors: [...] })`: the same as a folder of YAML, with code where a
 * value is computed. Its cases are its proof, as everywhere: a rule that none of them shows is refused.
 * @throws Error for data that does not have the form of rules, lexicon or cases.
 */
export function defineExtractor<Value>(definition: ExtractorDefinition<Value>): Extractor {
  const { resolve, refine, scan, configure, needs = [], overlap = false, ...given } = definition;
  const data = DataSchema.safeParse(given);
  if (!data.success) {
    const problems = problemsOf(data.error.issues, DataSchema, given);
    throw new Error(`extractor “${given.kind}”: ${problems.map(({ message }) => message).join('; ')}`);
  }
  return {
    ...data.data,
    pack: 'code',
    resolve: resolve ?? null,
    // Mentions of a kind hold the values that its own code has made.
    refine: (refine as Refine | undefined) ?? null,
    scan: scan ?? null,
    configure: configure ?? null,
    needs,
    overlap,
    files: { rules: '', cases: '', lexicons: [] },
  };
}
