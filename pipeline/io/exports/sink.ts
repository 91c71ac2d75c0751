import type { Row, TableName } from '#pipeline/io/exports/tables';
import type { ArticleRecord } from '#schemas/record';

/** Takes the rows of all tables, in the order of the articles. */
export type TableSink = {
  readonly add: (table: TableName, row: Row) => void | Promise<void>;
  readonly close: () => Promise<void>;
};

/** Takes whole records, for formats that are no tables. */
export type RecordSink = {
  readonly add: (record: ArticleRecord) => void;
  readonly close: () => Promise<void>;
};

/** Loads a package that is asked for only by some exports. */
export async function optional<T>(name: string, load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND';
    if (!isMissing) throw error;
    throw new Error(`this needs the optional package ${name}: npm install ${name}`, { cause: error });
  }
}
