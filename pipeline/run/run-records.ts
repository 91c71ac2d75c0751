import { createReadStream, existsSync, statSync } from 'node:fs';
import { byteLines } from '#pipeline/io/byte-lines';
import { recordsFile } from '#pipeline/run/finish';
import { readPlan } from '#pipeline/run/plan';
import { finishedRun } from '#pipeline/run/run-folder';
import { stop } from '#pipeline/run/stop';
import { type ArticleRecord, SCHEMA_VERSION } from '#schemas/record';

/** The file of records that a path means: a run folder that is finished, or a file that `extract` wrote. */
export function recordsPath(path: string): string {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) throw stop('usage', `${path}: no such file or folder`);
  if (!found.isDirectory()) return path;
  const plan = readPlan(path);
  if (plan === null) throw stop('usage', `${path}: no run is there (no plan.json)`);
  if (!existsSync(recordsFile(path)) || finishedRun(path, plan) === null)
    throw stop('usage', `${path}: the run is not finished; run \`entente batch\` again, or merge its shards`);
  return recordsFile(path);
}

/**
 * The records of a file one by one, errors left out. Their form is that of this version, which wrote them; a line that
 * is no record stops with its place.
 */
export async function* eachRecord(file: string): AsyncGenerator<ArticleRecord> {
  for await (const { number, bytes } of byteLines(createReadStream(file), 1 << 30)) {
    if (bytes === null || bytes.length === 0) continue;
    const record = parse(Buffer.from(bytes).toString('utf8'), `${file}:${number}`);
    if ('error' in record) continue;
    yield record as ArticleRecord;
  }
}

function parse(line: string, place: string): object {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch (error) {
    throw stop('usage', `${place} is no JSON: ${error instanceof Error ? error.message : error}`, error);
  }
  if (typeof json !== 'object' || json === null || !('schemaVersion' in json))
    throw stop('usage', `${place} is no record; expected lines that \`extract\` or \`batch\` wrote`);
  if (json.schemaVersion !== SCHEMA_VERSION)
    throw stop('usage', `${place} is a record of schema version ${json.schemaVersion}, expected ${SCHEMA_VERSION}`);
  const { article } = json as { readonly article?: { readonly text?: unknown } };
  if (!('error' in json) && typeof article?.text !== 'string')
    throw stop('usage', `${place} has no article text (was it written with --no-text?)`);
  return json;
}
