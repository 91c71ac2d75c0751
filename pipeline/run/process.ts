import { extract } from '#pipeline/extract';
import type { InputFailure } from '#pipeline/io/inputs';
import type { Engine } from '#pipeline/rules/engine';
import type { ArticleInput } from '#schemas/document';
import { type ArticleRecord, type ErrorRecord, SCHEMA_VERSION } from '#schemas/record';

export type Outcome = ArticleRecord | ErrorRecord;
export const hasFailed = (outcome: Outcome): outcome is ErrorRecord => 'error' in outcome;

/** One input's record; an article that cannot be processed gives an error record and never stops the others. */
export function processInput(input: ArticleInput | InputFailure, engine: Engine): Outcome {
  if ('error' in input) return { schemaVersion: SCHEMA_VERSION, source: input.source, error: input.error };
  try {
    return extract(input, engine);
  } catch (error) {
    const { name, message } = error instanceof Error ? error : { name: 'Error', message: String(error) };
    return {
      schemaVersion: SCHEMA_VERSION,
      source: input.source,
      error: { class: name, message: `${input.source.uri}: ${message}` },
    };
  }
}
