import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openAtomic } from '#pipeline/run/atomic';
import type { Processed } from '#pipeline/run/processed';
import { stop } from '#pipeline/run/stop';
import { type DocumentLine, type PartLine, PartLineSchema } from '#schemas/batch';

/** What became of one input: its line, and what its record and the search for duplicates need. */
export type PartEntry = {
  readonly document: DocumentLine;
  readonly record: string | null;
  readonly signature: string | null;
  readonly figures: string | null;
};

export const partsFolder = (run: string): string => join(run, 'parts');
const name = (part: number): string => String(part).padStart(6, '0');
export const documentsOf = (run: string, part: number): string =>
  join(partsFolder(run), `${name(part)}.documents.jsonl`);
export const recordsOf = (run: string, part: number): string => join(partsFolder(run), `${name(part)}.records.jsonl`);

/** The documents of a part are named last: where they are, the records are too. */
export const isPartDone = (run: string, part: number): boolean => existsSync(documentsOf(run, part));

export function writePart(run: string, part: number, entries: readonly PartEntry[]): void {
  const records = openAtomic(recordsOf(run, part));
  const documents = openAtomic(documentsOf(run, part));
  try {
    for (const { document, record, signature, figures } of entries) {
      if (record !== null) records.write(`${record}\n`);
      const line: PartLine = { document, hasRecord: record !== null, signature, figures };
      documents.write(`${JSON.stringify(line)}\n`);
    }
    records.commit();
    documents.commit();
  } catch (error) {
    records.abandon();
    documents.abandon();
    throw error;
  }
}

/** @throws Stop `input-output` for a part that somebody has changed */
export function readPart(run: string, part: number): readonly PartLine[] {
  const file = documentsOf(run, part);
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.slice(0, -1).map((line, i) => {
    try {
      return PartLineSchema.parse(JSON.parse(line));
    } catch (error) {
      throw stop('input-output', `${file}:${i + 1} is damaged; remove the file and run again`, error);
    }
  });
}

/** The line of an input that was extracted, or failed in it. */
export const processedEntry = (n: number, uri: string, id: string | null, result: Processed): PartEntry => ({
  document: {
    n,
    uri,
    id,
    status: result.status,
    class: result.class,
    message: result.message,
    duplicateOf: null,
    similarity: null,
    agreements: result.agreements,
  },
  record: result.record,
  signature: result.signature,
  figures: result.figures,
});

/** The line of an input whose bytes came before. */
export const repeatedEntry = (n: number, uri: string, id: string): PartEntry => ({
  document: {
    n,
    uri,
    id,
    status: 'duplicate',
    class: null,
    message: null,
    duplicateOf: id,
    similarity: 1,
    agreements: 0,
  },
  record: null,
  signature: null,
  figures: null,
});
