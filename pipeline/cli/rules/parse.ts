import { Command } from 'commander';
import { collect, day } from '#pipeline/cli/options';

export type ParseOptions = {
  readonly rule?: string;
  readonly published?: string;
  readonly rules: readonly string[];
  readonly all?: boolean;
};

export function parseCommand(): Command {
  return new Command('parse')
    .description('Show all that is found in a sentence, every rule that matches, and how far the near ones came.')
    .argument('<sentence>', 'a sentence, in quotes')
    .option('--rule <id>', 'only this rule, however little of it matches')
    .option('--published <date>', 'publication day: 2025-04-14', day)
    .option('--rules <folder>', 'a folder of your own rules (may be repeated; default: the packs at hand)', collect, [])
    .option('--all', 'show near misses of all rules; else only the nearest ones')
    .addHelpText(
      'after',
      `
Examples:
  $ entente rules parse "The contract carries a bill of 5 million euros."
  $ entente rules parse "Norway hosts it." --rule exercise/name-of-parties`,
    )
    .action(async (sentence: string, options: ParseOptions) => {
      const { runParse } = await import('#pipeline/cli/rules/run-parse');
      process.exitCode = await runParse(sentence, options);
    });
}
