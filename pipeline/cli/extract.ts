import { Command } from 'commander';
import { type ReadingOptions, withReadingOptions } from '#pipeline/cli/fetching';
import { collect, day } from '#pipeline/cli/options';

export type ExtractOptions = ReadingOptions & {
  readonly output?: string;
  readonly published?: string;
  readonly rules: readonly string[];
  readonly pretty?: boolean;
  readonly text: boolean;
};

export function extractCommand(): Command {
  const command = new Command('extract')
    .description('Read articles and write one record each: JSON lines, or a table for people.')
    .argument('<input...>', 'files (see below), folders, globs, URLs, or - for standard input')
    .option('-o, --output <file>', 'write the JSON lines to a file; it appears when it is complete')
    .option('--published <date>', 'publication day of articles whose source does not give it: 2025-04-14', day)
    .option('--rules <folder>', 'add a folder of your own rules (may be repeated)', collect, [])
    .option('--pretty', 'show a table instead of JSON lines (with -o: both)')
    .option('--no-text', 'leave article.text out of the records');
  return withReadingOptions(command)
    .addHelpText(
      'after',
      `
Examples:
  $ entente extract article.html --pretty
  $ entente extract articles/ more.jsonl -o records.jsonl
  $ cat story.txt | entente extract - --published 2025-04-14
  $ entente extract articles/ --rules my-rules --no-text | jq .agreements
  $ entente extract https://www.example.org/news/1.html --cache pages/
  $ entente extract urls.txt sitemap.xml --fetch --cache pages/ -o records.jsonl
  $ entente extract dump.csv --column text=Volltext --column published=Datum

Files by their endings: .txt .html .htm .pdf · .jsonl .ndjson .csv .tsv · .zip .tar .tgz .gz · .warc .warc.gz · .rss .atom
.xml (feeds and sitemaps) · .eml .mht .mhtml · .urls, or a .txt that holds nothing but URLs. The network is used for URLs
given here and, with --fetch, for those in files; never for addresses that are not public.

A source.json beside an article ({"published", "url", "title", "publisher"}) is read with it. A line of a .jsonl file is
{"text" or "html" or "path", "id"?, "title"?, "url"?, "published"?}, or with --fetch {"url"}. An input that fails gives a record with "error",
the others go on, and the exit code is 1.`,
    )
    .action(async (inputs: readonly string[], options: ExtractOptions) => {
      const { runExtract } = await import('#pipeline/cli/run-extract');
      process.exitCode = await runExtract(inputs, options);
    });
}
