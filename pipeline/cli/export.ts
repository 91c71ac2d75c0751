import { Command, Option } from 'commander';
import { EXPORT_FORMATS, type ExportFormat } from '#pipeline/io/exports/formats';

export type ExportOptions = {
  readonly to: ExportFormat;
  readonly output?: string;
  readonly offsets: 'codepoint' | 'utf16' | 'byte';
};

export function exportCommand(): Command {
  return new Command('export')
    .description('Write the records of a run in another format.')
    .argument('<run>', 'folder of a run, or records (.jsonl) that `extract` wrote')
    .addOption(new Option('--to <format>', 'what to write').choices(EXPORT_FORMATS).makeOptionMandatory())
    .option(
      '-o, --output <path>',
      'where to: a file for sqlite and duckdb, else a folder (new, or an older export of the format)',
    )
    .addOption(
      new Option('--offsets <unit>', 'what offsets count in tables; brat and Label Studio count code points')
        .choices(['codepoint', 'utf16', 'byte'])
        .default('codepoint'),
    )
    .addHelpText(
      'after',
      `
Examples:
  $ entente export run --to csv -o tables/
  $ entente export run --to duckdb -o run.duckdb
  $ entente export records.jsonl --to followthemoney -o graph/

Tables: articles, agreements, parties, amounts, dates, items, relations, evidence, with keys that stay the same. SQLite and
DuckDB files also have the views who_agreed_what, agreed_and_demanded, suppliers, country_pairs, what_expires and proof.`,
    )
    .action(async (run: string, options: ExportOptions) => {
      const { runExport } = await import('#pipeline/cli/run-export');
      process.exitCode = await runExport(run, options);
    });
}

export function queryCommand(): Command {
  return new Command('query')
    .description('Ask a run a question in SQL (DuckDB; an optional package).')
    .argument('<run>', 'folder of a run, or records (.jsonl) that `extract` wrote')
    .argument('[sql]', 'the question; without it the tables and views are listed')
    .addOption(new Option('--format <format>', 'of the answer').choices(['table', 'csv', 'jsonl']).default('table'))
    .addHelpText(
      'after',
      `
Examples:
  $ entente query run
  $ entente query run "SELECT * FROM suppliers ORDER BY total DESC LIMIT 10"
  $ entente query run "SELECT status, count(*) FROM agreements GROUP BY status" --format csv`,
    )
    .action(async (run: string, sql: string | undefined, options: { readonly format: 'table' | 'csv' | 'jsonl' }) => {
      const { runQuery } = await import('#pipeline/cli/run-query');
      process.exitCode = await runQuery(run, sql ?? null, options.format);
    });
}
