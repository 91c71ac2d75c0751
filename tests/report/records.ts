import { loadEngine } from '#pipeline/io/engine';
import { readInputs } from '#pipeline/io/inputs';
import { hasFailed, processInput } from '#pipeline/run/process';
import type { ArticleRecord } from '#schemas/record';

const engine = await loadEngine();

/**
 * The records of articles on disk.
 * @throws Error when one of them gives none
 */
export async function recordsOf(...paths: readonly string[]): Promise<readonly ArticleRecord[]> {
  const records: ArticleRecord[] = [];
  for await (const input of readInputs(paths, { published: null })) {
    const outcome = processInput(input, engine);
    if (hasFailed(outcome)) throw new Error(outcome.error.message);
    records.push(outcome);
  }
  return records;
}
