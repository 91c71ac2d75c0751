import { Command } from 'commander';

export type ReportOptions = { readonly output: string };

export function reportCommand(): Command {
  return new Command('report')
    .description('Write records as one HTML file: the articles with their facts marked, filters, drawings.')
    .argument('<records>', 'records that `extract` wrote (.jsonl), or the folder of a finished run')
    .option('-o, --output <file>', 'where the page goes', 'report.html')
    .addHelpText(
      'after',
      `
Examples:
  $ entente extract articles/ -o records.jsonl && entente report records.jsonl
  $ entente report records.jsonl -o out/report.html

The page needs no network and no other file; open it from the disk.`,
    )
    .action(async (records: string, options: ReportOptions) => {
      const { runReport } = await import('#pipeline/cli/run-report');
      process.exitCode = await runReport(records, options);
    });
}
