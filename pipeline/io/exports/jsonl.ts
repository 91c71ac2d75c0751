import { join } from 'node:path';
import type { TableSink } from '#pipeline/io/exports/sink';
import { TABLE_NAMES, TABLES } from '#pipeline/io/exports/tables';
import { textFile } from '#pipeline/io/exports/text-file';

/** One TABLE.jsonl each, every column in every line. */
export function jsonlSink(folder: string): TableSink {
  const files = new Map(TABLE_NAMES.map((name) => [name, textFile(join(folder, `${name}.jsonl`))] as const));
  return {
    add: (table, row) => {
      const ordered = Object.keys(TABLES[table]).map((column) => [column, row[column] ?? null]);
      files.get(table)?.write(`${JSON.stringify(Object.fromEntries(ordered))}\n`);
    },
    close: async () => {
      for (const file of files.values()) file.close();
    },
  };
}
