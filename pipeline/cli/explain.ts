import { Command } from 'commander';
import { atLeast, collect, day } from '#pipeline/cli/options';

export type ExplainOptions = {
  readonly published?: string;
  readonly rules: readonly string[];
  readonly mention?: string;
  readonly agreement?: string;
  readonly at?: number;
  readonly whyNot?: string;
};

export function explainCommand(): Command {
  return new Command('explain')
    .description('Show for each fact of an article the rule that found it and the words that say it.')
    .argument('<file>', 'an article (.txt .html), articles (.jsonl), or records that `extract` wrote (.jsonl)')
    .option('--published <date>', 'publication day, where the source does not give it: 2025-04-14', day)
    .option('--rules <folder>', 'add a folder of your own rules (may be repeated)', collect, [])
    .option('--mention <id>', 'how one amount, date or party came about: m3, d2, p1')
    .option('--agreement <id>', 'how one agreement came about, field by field: a1')
    .option('--at <offset>', 'what was found at a place of the text, and what nearly was', atLeast(0))
    .option('--why-not <text>', 'why words of the article did not become a fact')
    .addHelpText(
      'after',
      `
Examples:
  $ entente explain article.txt --published 2025-04-14
  $ entente explain article.txt --agreement a1
  $ entente explain article.txt --why-not "$1.6 billion"
  $ entente extract articles/ -o records.jsonl && entente explain records.jsonl`,
    )
    .action(async (file: string, options: ExplainOptions) => {
      const { runExplain } = await import('#pipeline/cli/run-explain');
      process.exitCode = await runExplain(file, options);
    });
}
