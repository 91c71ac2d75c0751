import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { bratSink } from '#pipeline/io/exports/brat';
import { csvSink } from '#pipeline/io/exports/csv';
import { duckdbSink } from '#pipeline/io/exports/duckdb';
import { followTheMoneySink } from '#pipeline/io/exports/follow-the-money';
import type { ExportFormat } from '#pipeline/io/exports/formats';
import { jsonlSink } from '#pipeline/io/exports/jsonl';
import { labelStudioSink } from '#pipeline/io/exports/label-studio';
import { ocdsSink } from '#pipeline/io/exports/ocds';
import type { OffsetUnit } from '#pipeline/io/exports/offsets';
import { parquetSink } from '#pipeline/io/exports/parquet';
import { refuseForeign } from '#pipeline/io/exports/place';
import { rowsOf } from '#pipeline/io/exports/rows';
import type { RecordSink, TableSink } from '#pipeline/io/exports/sink';
import { sqliteSink } from '#pipeline/io/exports/sqlite';
import type { ArticleRecord } from '#schemas/record';

/**
 * Writes records in another format; the result appears when it is whole, in the place of an older one.
 * @param unit what offsets count in tables; annotation tools have their own
 * @throws Stop `cannot-create` where something else than an older export stands there
 * @returns how many articles were written, and how many were left out because their id had come before
 */
export async function exportRecords(
  records: AsyncIterable<ArticleRecord>,
  format: ExportFormat,
  out: string,
  unit: OffsetUnit,
): Promise<{ readonly articles: number; readonly repeated: number }> {
  refuseForeign(format, out);
  const partial = `${out}.partial-${process.pid}`;
  mkdirSync(dirname(out), { recursive: true });
  const discard = () => {
    for (const path of [partial, `${partial}.wal`, `${partial}-journal`])
      rmSync(path, { recursive: true, force: true });
  };
  process.once('exit', discard);
  try {
    const sink = await open(format, partial, unit);
    const seen = new Set<string>();
    let repeated = 0;
    for await (const record of records) {
      if (seen.has(record.id)) {
        repeated++;
        continue;
      }
      seen.add(record.id);
      await sink.add(record);
    }
    await sink.close();
    rmSync(out, { recursive: true, force: true });
    renameSync(partial, out);
    return { articles: seen.size, repeated };
  } finally {
    process.off('exit', discard);
    discard();
  }
}

type Sink = { readonly add: (record: ArticleRecord) => void | Promise<void>; readonly close: () => Promise<void> };

async function open(format: ExportFormat, out: string, unit: OffsetUnit): Promise<Sink | RecordSink> {
  switch (format) {
    case 'csv':
      return tabular(csvSink(out), unit);
    case 'jsonl':
      return tabular(jsonlSink(out), unit);
    case 'sqlite':
      return tabular(await sqliteSink(out), unit);
    case 'duckdb':
      return tabular(await duckdbSink(out), unit);
    case 'parquet':
      return tabular(await parquetSink(out), unit);
    case 'followthemoney':
      return followTheMoneySink(out);
    case 'ocds':
      return ocdsSink(out);
    case 'brat':
      return bratSink(out);
    case 'label-studio':
      return labelStudioSink(out);
  }
}

const tabular = (sink: TableSink, unit: OffsetUnit): Sink => ({
  add: async (record) => {
    for (const [table, row] of rowsOf(record, unit)) await sink.add(table, row);
  },
  close: sink.close,
});
