import { Command, InvalidArgumentError } from 'commander';
import { collect } from '#pipeline/cli/options';

export type SampleOptions = { readonly count: number; readonly rules: readonly string[] };

const count = (value: string): number => {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1 || number > 1000) throw new InvalidArgumentError('Expected 1 to 1000.');
  return number;
};

export function sampleCommand(): Command {
  return new Command('sample')
    .description('Write sentences that a rule allows, and whether it does find something in each.')
    .argument('<id>', 'kind/id of a rule, or its id alone')
    .option('-n, --count <number>', 'how many sentences', count, 8)
    .option('--rules <folder>', 'a folder of your own rules (may be repeated; default: the packs at hand)', collect, [])
    .addHelpText(
      'after',
      `
Examples:
  $ entente rules sample deal/worth
  $ entente rules sample exercise/named --rules my-rules -n 20`,
    )
    .action(async (id: string, options: SampleOptions) => {
      const { runSample } = await import('#pipeline/cli/rules/run-sample');
      process.exitCode = await runSample(id, options);
    });
}
