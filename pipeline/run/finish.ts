import { createHash } from 'node:crypto';
import { createReadStream, rmSync } from 'node:fs';
import { join } from 'node:path';
import { byteLines } from '#pipeline/io/byte-lines';
import { type AtomicFile, openAtomic } from '#pipeline/run/atomic';
import { garbageCollector } from '#pipeline/run/collect';
import { nearDuplicates } from '#pipeline/run/near-duplicates';
import { partsFolder, readPart, recordsOf } from '#pipeline/run/parts';
import { bytesOf } from '#pipeline/run/processed';
import { type SeenIds, seenIds } from '#pipeline/run/seen-ids';
import { stop } from '#pipeline/run/stop';
import type { Counts, DocumentLine, PartLine } from '#schemas/batch';

export const recordsFile = (run: string): string => join(run, 'records.jsonl');
export const documentsFile = (run: string): string => join(run, 'documents.jsonl');

export type Finished = { readonly counts: Counts; readonly records: string };

type Repeat = { readonly duplicateOf: string; readonly similarity: number };

/**
 * Puts the parts together in their order, and tells which inputs repeat an earlier one: this is decided here alone, so
 * that it is the same however the parts were shared out.
 * @param folderOf the run folder in which a part stands
 * @param all whether repeats keep their records
 * @returns counts and the digest of records.jsonl
 */
export async function finishRun(
  run: string,
  parts: number,
  folderOf: (part: number) => string,
  all: boolean,
): Promise<Finished> {
  const out = { records: openAtomic(recordsFile(run)), documents: openAtomic(documentsFile(run)) };
  const hash = createHash('sha256');
  const counts = { ok: 0, duplicate: 0, skipped: 0, failed: 0, agreements: 0 };
  const findRepeat = repeats();
  const collect = garbageCollector();
  try {
    for (let part = 0; part < parts; part++) {
      const folder = folderOf(part);
      const records = lineReader(recordsOf(folder, part));
      for (const line of readPart(folder, part)) {
        const record = line.hasRecord ? await records.next() : null;
        const repeat = findRepeat(line);
        const document = repeat === null ? line.document : repeated(line.document, repeat, all);
        counts[document.status]++;
        counts.agreements += document.agreements;
        out.documents.write(`${JSON.stringify(document)}\n`);
        if (record === null || (repeat !== null && !all)) continue;
        const text = `${repeat === null ? record : markRepeat(record, repeat)}\n`;
        out.records.write(text);
        hash.update(text);
      }
      collect();
    }
    commitBoth(out);
  } catch (error) {
    out.records.abandon();
    out.documents.abandon();
    throw error;
  }
  return { counts, records: `sha256:${hash.digest('hex')}` };
}

/** Both on the disk before either has its name. */
function commitBoth({ records, documents }: { records: AtomicFile; documents: AtomicFile }): void {
  records.flush();
  documents.flush();
  records.commit();
  documents.commit();
}

/** Takes the parts away when they are no longer needed. */
export const removeParts = (run: string): void => rmSync(partsFolder(run), { recursive: true, force: true });

/** Asked for every line in order: which earlier article it repeats. */
function repeats(): (line: PartLine) => Repeat | null {
  const seen: SeenIds = seenIds();
  const near = nearDuplicates();
  return ({ document: { id, status }, signature, figures }) => {
    if (id === null) return null;
    if (!seen.add(id)) return { duplicateOf: id, similarity: 1 };
    if (status !== 'ok' || signature === null || figures === null) return null;
    const wording = new Uint16Array(bytesOf(signature));
    const numbers = new Uint32Array(bytesOf(figures));
    const found = near.find(wording, numbers);
    if (found === null) near.add(id, wording, numbers);
    return found && { duplicateOf: found.id, similarity: found.similarity };
  };
}

function repeated(line: DocumentLine, { duplicateOf, similarity }: Repeat, all: boolean): DocumentLine {
  const kept = all && line.status !== 'duplicate';
  if (kept) return { ...line, duplicateOf, similarity };
  return { ...line, status: 'duplicate', class: null, message: null, duplicateOf, similarity, agreements: 0 };
}

/** An error record stays as it is. */
function markRepeat(record: string, { duplicateOf }: Repeat): string {
  const parsed = JSON.parse(record);
  return 'error' in parsed ? record : JSON.stringify({ ...parsed, duplicateOf });
}

type LineReader = { readonly next: () => Promise<string> };

const LONGEST_RECORD = 1 << 30;

function lineReader(file: string): LineReader {
  const lines = byteLines(createReadStream(file), LONGEST_RECORD);
  return {
    next: async () => {
      const { value, done } = await lines.next();
      if (done || value.bytes === null) throw stop('input-output', `${file} is cut; remove its part and run again`);
      return Buffer.from(value.bytes).toString('utf8');
    },
  };
}
