import { Command } from 'commander';
import { collect } from '#pipeline/cli/options';

export type CheckOptions = {
  readonly errors?: boolean;
  readonly json?: boolean;
  readonly rules: readonly string[];
  readonly floors?: string;
  readonly updateFloors?: boolean;
  readonly acceptLower?: boolean;
  readonly report?: string;
  readonly update?: string;
};

export function checkCommand(): Command {
  return new Command('check')
    .description('Score what is extracted against what people expect of the same articles.')
    .argument('<folder>', 'NAME/article.txt|html with NAME/expected.json, or NAME.txt|html with NAME.gold.json')
    .option('--errors', 'list every difference, in its context')
    .option('--report <file>', 'write an HTML file: for each article what is expected beside what is found')
    .option('--update <id>', 'show how the expectation of one article would change, and ask whether to write it')
    .option('--json', 'write the scores as JSON')
    .option('--rules <folder>', 'add a folder of your own rules (may be repeated)', collect, [])
    .option('--floors <file>', 'compare with the floors of a file; exit code 3 if a figure is lower')
    .option('--update-floors', 'write the figures of this run to the floors file, if none of them is lower')
    .option('--accept-lower', 'with --update-floors: write lower figures too')
    .addHelpText(
      'after',
      `
Examples:
  $ entente check fixtures --errors
  $ entente check fixtures --report check.html
  $ entente check fixtures --update contract-digest
  $ entente check fixtures --floors fixtures/floors.json
  $ entente check fixtures --floors fixtures/floors.json --update-floors`,
    )
    .action(async (folder: string, options: CheckOptions) => {
      const { runCheck } = await import('#pipeline/cli/run-check');
      process.exitCode = await runCheck(folder, options);
    });
}
