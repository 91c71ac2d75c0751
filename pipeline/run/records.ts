import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Outcome } from '#pipeline/run/process';
import { ArticleRecordSchema, ErrorRecordSchema } from '#schemas/record';

const OutcomeSchema = z.union([ArticleRecordSchema, ErrorRecordSchema]);

/**
 * The records of a file that `extract` wrote, or null where the file is something else (then it is an article).
 * @throws Error with file and line where a record does not have the form of this version
 */
export async function readRecords(file: string): Promise<readonly Outcome[] | null> {
  if (!file.endsWith('.jsonl') || !existsSync(file)) return null;
  const lines = (await readFile(file, 'utf8')).split('\n');
  if (!lines[0]?.startsWith('{"schemaVersion"')) return null;
  return lines.flatMap((line, i) => (line.trim() ? [parse(line, `${file}:${i + 1}`)] : []));
}

function parse(line: string, place: string): Outcome {
  const result = OutcomeSchema.safeParse(JSON.parse(line));
  if (result.success) return result.data;
  throw new Error(
    `${place}: not a record of this version (was it written with --no-text?)\n${z.prettifyError(result.error)}`,
  );
}
