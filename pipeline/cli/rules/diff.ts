import { Command } from 'commander';
import { day } from '#pipeline/cli/options';

export type DiffOptions = { readonly published?: string; readonly json?: boolean };

export function diffCommand(): Command {
  return new Command('diff')
    .description('What a change of rules adds, loses and alters in the records of articles, before it is taken over.')
    .argument('<old>', 'a pack, packs joined by commas, or “none” for the built-in rules alone')
    .argument('<new>', 'the same, as it shall be')
    .argument('<input...>', 'articles: files, folders or globs')
    .option('--published <date>', 'publication day of articles whose source does not give it: 2025-04-14', day)
    .option('--json', 'one JSON line for each article that differs')
    .addHelpText(
      'after',
      `
Examples:
  $ entente rules diff none my-rules -- articles/
  $ entente rules diff rules-of-may my-rules -- archive/*.html

Exit codes: 0 the records are the same · 1 some differ · 2 a wrong call or wrong rules`,
    )
    .action(async (before: string, after: string, inputs: readonly string[], options: DiffOptions) => {
      const { runDiff } = await import('#pipeline/cli/rules/run-diff');
      process.exitCode = await runDiff(before, after, inputs, options);
    });
}
