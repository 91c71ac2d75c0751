export const EXPORT_FORMATS = [
  'csv',
  'jsonl',
  'sqlite',
  'duckdb',
  'parquet',
  'followthemoney',
  'ocds',
  'brat',
  'label-studio',
] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** Formats that are one file; the others are a folder. */
export const isOneFile = (format: ExportFormat): boolean => format === 'sqlite' || format === 'duckdb';
