import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { optional, type TableSink } from '#pipeline/io/exports/sink';
import { type Cell, type ColumnType, TABLE_NAMES, TABLES, type TableName } from '#pipeline/io/exports/tables';

const TYPES = { text: 'STRING', number: 'DOUBLE', integer: 'INT32', boolean: 'BOOLEAN' } as const satisfies Record<
  ColumnType,
  string
>;
const ROW_GROUP = 20_000;

/** One TABLE.parquet each, written a row group at a time. */
export async function parquetSink(folder: string): Promise<TableSink> {
  const { fileWriter, ParquetWriter, schemaFromColumnData } = await optional(
    'hyparquet-writer',
    () => import('hyparquet-writer'),
  );
  mkdirSync(folder, { recursive: true });
  const open = (name: TableName) => {
    const columns = Object.entries(TABLES[name]);
    let cells: Cell[][] = columns.map(() => []);
    const typed = () => columns.map(([column, type], i) => ({ name: column, type: TYPES[type], data: cells[i] ?? [] }));
    const writer = fileWriter(join(folder, `${name}.parquet`));
    const parquet = new ParquetWriter({ writer, schema: schemaFromColumnData({ columnData: typed() }) });
    const flush = async () => {
      // The schema has the types already.
      const columnData = typed().map(({ type: _, ...column }) => column);
      if (cells[0]?.length) await parquet.write({ columnData, rowGroupSize: ROW_GROUP });
      cells = columns.map(() => []);
    };
    return {
      add: (row: Readonly<Record<string, Cell>>): void | Promise<void> => {
        for (const [i, [column]] of columns.entries()) cells[i]?.push(row[column] ?? null);
        if ((cells[0]?.length ?? 0) >= ROW_GROUP) return flush();
      },
      close: async () => {
        await flush();
        await parquet.finish();
      },
    };
  };
  const tables = new Map(TABLE_NAMES.map((name) => [name, open(name)] as const));
  return {
    add: (table, row) => tables.get(table)?.add(row),
    close: async () => {
      for (const table of tables.values()) await table.close();
    },
  };
}
