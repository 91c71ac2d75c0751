import { Command } from 'commander';

export function newCommand(): Command {
  return new Command('new')
    .description('Make a folder with rules, words and cases that work, to be changed into your own.')
    .argument('<kind>', 'a built-in kind to add to (deals, money, agreements, …) or the name of a new one (exercise)')
    .argument('[pack]', 'folder of your rules; made where it is missing (default: the pack at hand, else my-rules)')
    .addHelpText(
      'after',
      `
Examples:
  $ entente rules new exercise          a new kind; what it finds stands under “other” in the records
  $ entente rules new deals my-rules    phrases that give amounts, days and parties their place in a record
  $ entente rules new money             currencies and ways to write amounts`,
    )
    .action(async (kind: string, pack: string | undefined) => {
      const { runNew } = await import('#pipeline/cli/rules/run-new');
      process.exitCode = runNew(kind, pack);
    });
}
