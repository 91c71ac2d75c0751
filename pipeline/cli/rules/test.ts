import { Command } from 'commander';

export type TestOptions = { readonly watch?: boolean };

export function testCommand(): Command {
  return new Command('test')
    .description('Run the cases of rules: what is expected and what is found, and why where they differ.')
    .argument(
      '[folder...]',
      'packs, one folder of a pack, or extractors/ for the built-in rules (default: the packs at hand)',
    )
    .option('-w, --watch', 'run again at every change')
    .addHelpText(
      'after',
      `
Examples:
  $ entente rules test my-rules --watch
  $ entente rules test my-rules/exercises

Exit codes: 0 all cases hold · 1 some do not, or a rule is shown by none · 2 a file cannot be read`,
    )
    .action(async (folders: readonly string[], options: TestOptions) => {
      const { runTest } = await import('#pipeline/cli/rules/run-test');
      process.exitCode = await runTest(folders, options);
    });
}
