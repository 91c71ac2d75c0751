import { Command } from 'commander';

export function listCommand(): Command {
  return new Command('list')
    .description('List rules: what each says, in how many cases it finds something, and what sets it off.')
    .argument('[folder...]', 'packs or one folder of a pack (default: the packs at hand, else the built-in rules)')
    .addHelpText(
      'after',
      `
Examples:
  $ entente rules list my-rules
  $ entente rules list extractors/deals`,
    )
    .action(async (folders: readonly string[]) => {
      const { runList } = await import('#pipeline/cli/rules/run-list');
      process.exitCode = await runList(folders);
    });
}
