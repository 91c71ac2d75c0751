import { existsSync, rmSync, statSync } from 'node:fs';
import { EXIT } from '#pipeline/cli/exit';
import { withStops } from '#pipeline/cli/stops';
import { csvCell } from '#pipeline/io/exports/csv';
import { type QueryResult, queryDuckdb } from '#pipeline/io/exports/duckdb';
import { exportRecords } from '#pipeline/io/exports/export';
import { TABLES } from '#pipeline/io/exports/tables';
import { VIEWS } from '#pipeline/io/exports/views';
import { eachRecord, recordsPath } from '#pipeline/run/run-records';
import { columns } from '#pipeline/view/columns';
import { oneLine } from '#pipeline/view/paint';

/** Runs `entente query`; the answer is the exit code. */
export async function runQuery(run: string, sql: string | null, format: 'table' | 'csv' | 'jsonl'): Promise<number> {
  return withStops(
    (message) => console.error(`error: ${message}`),
    async () => {
      if (sql === null) {
        console.log(listing());
        return EXIT.fine;
      }
      const records = recordsPath(run);
      const database = statSync(run).isDirectory() ? `${run}/entente.duckdb` : `${records}.duckdb`;
      if (isOutdated(database, records)) {
        rmSync(`${database}.wal`, { force: true });
        await exportRecords(eachRecord(records), 'duckdb', database, 'codepoint');
      }
      const result = await queryDuckdb(database, sql).catch((error: Error) => {
        throw new Error(error.message);
      });
      process.stdout.write(show(result, format));
      return EXIT.fine;
    },
  );
}

/** A database is made anew when the records are younger. */
const isOutdated = (database: string, records: string): boolean =>
  !existsSync(database) || statSync(database).mtimeMs < statSync(records).mtimeMs;

function listing(): string {
  const tables = Object.entries(TABLES).map(([name, of]) => [name, Object.keys(of).join(' ')]);
  return columns([...tables, ...VIEWS.map(({ name, question }) => [name, question])]).join('\n');
}

function show({ columns: names, rows }: QueryResult, format: 'table' | 'csv' | 'jsonl'): string {
  const text = (value: unknown): string =>
    value === null ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value);
  switch (format) {
    case 'csv':
      return [names, ...rows].map((row) => `${row.map((value) => csvCell(text(value))).join(',')}\r\n`).join('');
    case 'jsonl':
      return rows
        .map((row) => `${JSON.stringify(Object.fromEntries(names.map((name, i) => [name, row[i]])))}\n`)
        .join('');
    case 'table': {
      const rule = names.map((name) => '─'.repeat(name.length));
      const cells = rows.map((row) => row.map((value) => oneLine(text(value))));
      return `${columns([names, rule, ...cells]).join('\n')}\n`;
    }
  }
}
