import { Command } from 'commander';
import { collect, day } from '#pipeline/cli/options';

export type ExtractOptions = {
  readonly output?: string;
  readonly published?: string;
  readonly rules: readonly string[];
  readonly pretty?: boolean;
  readonly text: boolean;
};

export function extractCommand(): Command {
  return new Command('extract')
    .description('Read articles and write one record each: JSON lines, or a table for people.')
    .argument('<input...>', 'files (.txt .html .htm .jsonl), folders, globs, or - for standard input')
    .option('-o, --output <file>', 'write the JSON lines to a file; it appears when it is complete')
    .option('--published <date>', 'publication day of articles whose source does not give it: 2025-04-14', day)
    .option('--rules <folder>', 'add a folder of your own rules (may be repeated)', collect, [])
    .option('--pretty', 'show a table instead of JSON lines (with -o: both)')
    .option('--no-text', 'leave article.text out of the records')
    .addHelpText(
      'after',
      `
Examples:
  $ entente extract article.html --pretty
  $ entente extract articles/ more.jsonl -o records.jsonl
  $ cat story.txt | entente extract - --published 2025-04-14
  $ entente extract articles/ --rules my-rules --no-text | jq .agreements

A source.json beside an article ({"published", "url", "title", "publisher"}) is read with it. A line of a .jsonl file is
{"text" or "html" or "path", "id"?, "title"?, "url"?, "published"?}. An input that fails gives a record with "error",
the others go on, and the exit code is 1.`,
    )
    .action(async (inputs: readonly string[], options: ExtractOptions) => {
      const { runExtract } = await import('#pipeline/cli/run-extract');
      process.exitCode = await runExtract(inputs, options);
    });
}
