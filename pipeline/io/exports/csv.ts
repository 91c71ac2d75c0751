import { join } from 'node:path';
import type { TableSink } from '#pipeline/io/exports/sink';
import { type Cell, TABLE_NAMES, TABLES, type TableName } from '#pipeline/io/exports/tables';
import { type TextFile, textFile } from '#pipeline/io/exports/text-file';

/** One TABLE.csv each (RFC 4180, UTF-8). */
export function csvSink(folder: string): TableSink {
  const files = new Map<TableName, TextFile>(
    TABLE_NAMES.map((name) => [name, textFile(join(folder, `${name}.csv`))] as const),
  );
  for (const [name, file] of files) file.write(`${Object.keys(TABLES[name]).join(',')}\r\n`);
  return {
    add: (table, row) => {
      const cells = Object.keys(TABLES[table]).map((column) => csvCell(row[column] ?? null));
      files.get(table)?.write(`${cells.join(',')}\r\n`);
    },
    close: async () => {
      for (const file of files.values()) file.close();
    },
  };
}

/** A spreadsheet takes these for the beginning of a formula; an apostrophe before them makes them text (OWASP, "CSV injection"). */
const FORMULA = /^[=+\-@\t\r\0]/;

export function csvCell(value: Cell): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
