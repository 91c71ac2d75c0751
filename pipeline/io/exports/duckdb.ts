import { mkdtempSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { jsonlSink } from '#pipeline/io/exports/jsonl';
import { optional, type TableSink } from '#pipeline/io/exports/sink';
import { type ColumnType, TABLE_NAMES, TABLES, type TableName } from '#pipeline/io/exports/tables';
import { VIEWS } from '#pipeline/io/exports/views';

const TYPES: Readonly<Record<ColumnType, string>> = {
  text: 'VARCHAR',
  number: 'DOUBLE',
  integer: 'BIGINT',
  boolean: 'BOOLEAN',
};
const load = () => optional('@duckdb/node-api', () => import('@duckdb/node-api'));

/** One database file with all tables and the views of questions. */
export async function duckdbSink(file: string): Promise<TableSink> {
  const { DuckDBInstance } = await load();
  const folder = mkdtempSync(join(dirname(file), '.entente-'));
  const lines = jsonlSink(folder);
  return {
    add: lines.add,
    close: async () => {
      await lines.close();
      for (const old of [file, `${file}.wal`]) rmSync(old, { force: true });
      const instance = await DuckDBInstance.create(file);
      const connection = await instance.connect();
      try {
        for (const name of TABLE_NAMES) await connection.run(createTable(name, join(folder, `${name}.jsonl`)));
        for (const { name, sql } of VIEWS) await connection.run(`CREATE VIEW "${name}" AS ${sql}`);
        await connection.run('CHECKPOINT');
      } finally {
        connection.closeSync();
        instance.closeSync();
        rmSync(folder, { recursive: true });
      }
    },
  };
}

function createTable(name: TableName, lines: string): string {
  const columns = Object.entries(TABLES[name]).map(([column, type]) => `'${column}': '${TYPES[type]}'`);
  return `CREATE TABLE "${name}" AS SELECT * FROM read_json('${lines.replaceAll("'", "''")}', format = 'newline_delimited', columns = {${columns.join(', ')}})`;
}

export type QueryResult = {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
};

/** Integers that DuckDB gives as text, because they may be too large for a number. */
const WIDE = /^U?(?:BIG|HUGE)INT$/;

const plainNumber = (value: unknown): unknown =>
  typeof value === 'string' && Number.isSafeInteger(Number(value)) ? Number(value) : value;

/** Runs one query on a database that an export wrote; it cannot be changed by it, nor other files be read. */
export async function queryDuckdb(file: string, sql: string): Promise<QueryResult> {
  const { DuckDBInstance } = await load();
  const instance = await DuckDBInstance.create(file, { access_mode: 'READ_ONLY', enable_external_access: 'false' });
  const connection = await instance.connect();
  try {
    const reader = await connection.runAndReadAll(sql);
    const areWide = reader.columnTypes().map((type) => WIDE.test(String(type)));
    const rows = reader.getRowsJson().map((row) => row.map((value, i) => (areWide[i] ? plainNumber(value) : value)));
    return { columns: reader.columnNames(), rows };
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
