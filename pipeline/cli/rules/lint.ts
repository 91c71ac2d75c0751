import { Command } from 'commander';

export function lintCommand(): Command {
  return new Command('lint')
    .description('Look for rules that are doubled, shadowed, never fire, match almost anything or hold misspelt words.')
    .argument(
      '[folder...]',
      'packs, one folder of a pack, or extractors/ for the built-in rules (default: the packs at hand)',
    )
    .addHelpText(
      'after',
      `
Examples:
  $ entente rules lint my-rules

Exit codes: 0 nothing to say · 1 something to look at · 2 a file cannot be read`,
    )
    .action(async (folders: readonly string[]) => {
      const { runLint } = await import('#pipeline/cli/rules/run-lint');
      process.exitCode = await runLint(folders);
    });
}
