import { rmSync } from 'node:fs';
import { optional, type TableSink } from '#pipeline/io/exports/sink';
import { type ColumnType, type Row, TABLE_NAMES, TABLES, type TableName } from '#pipeline/io/exports/tables';
import { VIEWS } from '#pipeline/io/exports/views';

const TYPES: Readonly<Record<ColumnType, string>> = {
  text: 'TEXT',
  number: 'REAL',
  integer: 'INTEGER',
  boolean: 'INTEGER',
};
const ROWS_A_TRANSACTION = 10_000;

/** One database file with all tables, their keys and the views of questions. */
export async function sqliteSink(file: string): Promise<TableSink> {
  const { default: sqlite } = await optional('node-sqlite3-wasm', () => import('node-sqlite3-wasm'));
  rmSync(file, { force: true });
  const database = new sqlite.Database(file);
  for (const name of TABLE_NAMES) database.exec(createTable(name));
  const inserts = new Map(TABLE_NAMES.map((name) => [name, database.prepare(insertInto(name))] as const));
  let rows = 0;
  database.exec('BEGIN');
  return {
    add: (table, row) => {
      inserts.get(table)?.run(valuesOf(table, row));
      if (++rows % ROWS_A_TRANSACTION === 0) database.exec('COMMIT; BEGIN');
    },
    close: async () => {
      database.exec('COMMIT');
      for (const insert of inserts.values()) insert.finalize();
      for (const { name, sql } of VIEWS) database.exec(`CREATE VIEW "${name}" AS ${sql}`);
      database.close();
    },
  };
}

function createTable(name: TableName): string {
  const columns = Object.entries(TABLES[name]).map(
    ([column, type], i) => `"${column}" ${TYPES[type]}${i === 0 ? ' PRIMARY KEY' : ''}`,
  );
  return `CREATE TABLE "${name}" (${columns.join(', ')}) WITHOUT ROWID`;
}

function insertInto(name: TableName): string {
  return `INSERT INTO "${name}" VALUES (${Object.keys(TABLES[name]).map(() => '?')})`;
}

const valuesOf = (table: TableName, row: Row) =>
  Object.keys(TABLES[table]).map((column) => {
    const value = row[column] ?? null;
    return typeof value === 'boolean' ? Number(value) : value;
  });
