import { z } from 'zod';
import { DocumentLineSchema, JournalLineSchema, PlanSchema } from '#schemas/batch';
import { DossierDecisionsSchema, DossierSchema } from '#schemas/dossier';
import { CaseSchema, LexiconSchema, RuleSchema } from '#schemas/extractor';
import { ExpectedSchema, FixtureSourceSchema, FloorsSchema } from '#schemas/fixture';
import { PackSchema } from '#schemas/pack';
import { ArticleRecordSchema, ErrorRecordSchema } from '#schemas/record';

/** What people and programs outside read or write: the file in schemas/json/, its title and its schema. */
const PUBLISHED: readonly (readonly [string, string, z.ZodType])[] = [
  ['record.json', 'One article as structured facts', ArticleRecordSchema],
  ['error.json', 'An input that could not be processed', ErrorRecordSchema],
  ['document-line.json', 'A line of documents.jsonl: what became of one input of a run', DocumentLineSchema],
  ['plan.json', 'plan.json of a run: what decides its output', PlanSchema],
  ['journal-line.json', 'A line of journal.jsonl of a run', JournalLineSchema],
  ['dossier.json', 'One agreement as many articles tell it', DossierSchema],
  ['dossier-decisions.json', 'Pairs of agreements that a person joined or told apart', DossierDecisionsSchema],
  ['expected.json', 'What a person expects of an article', ExpectedSchema],
  ['source.json', 'What is known of an article from elsewhere', FixtureSourceSchema],
  ['floors.json', 'Scores that must not fall', FloorsSchema],
  ['lexicon.json', 'lexicon*.yaml of an extractor', LexiconSchema],
  ['rules.json', 'rules.yaml of an extractor', z.array(RuleSchema)],
  ['pack.json', 'pack.yaml of a folder of own rules', PackSchema],
  ['cases.json', 'cases.yaml of an extractor', z.array(CaseSchema)],
];

/** The text of every JSON Schema file by its name, generated from the zod schemas. */
export function jsonSchemas(): ReadonlyMap<string, string> {
  return new Map(
    PUBLISHED.map(([file, title, schema]) => {
      const { $schema, ...rest } = z.toJSONSchema(schema, { io: 'input' });
      return [file, `${JSON.stringify({ $schema, title, ...rest }, null, 2)}\n`];
    }),
  );
}
