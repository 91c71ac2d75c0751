import { Command } from 'commander';
import { collect, day } from '#pipeline/cli/options';

export type ExplainOptions = { readonly published?: string; readonly rules: readonly string[] };

export function explainCommand(): Command {
  return new Command('explain')
    .description('Show for each fact of an article the rule that found it and the words that say it.')
    .argument('<file>', 'an article (.txt .html), articles (.jsonl), or records that `extract` wrote (.jsonl)')
    .option('--published <date>', 'publication day, where the source does not give it: 2025-04-14', day)
    .option('--rules <folder>', 'add a folder of your own rules (may be repeated)', collect, [])
    .addHelpText(
      'after',
      `
Examples:
  $ entente explain article.txt --published 2025-04-14
  $ entente extract articles/ -o records.jsonl && entente explain records.jsonl`,
    )
    .action(async (file: string, options: ExplainOptions) => {
      const { runExplain } = await import('#pipeline/cli/run-explain');
      process.exitCode = await runExplain(file, options);
    });
}
