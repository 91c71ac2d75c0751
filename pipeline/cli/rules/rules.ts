import { Command } from 'commander';
import { diffCommand } from '#pipeline/cli/rules/diff';
import { lintCommand } from '#pipeline/cli/rules/lint';
import { listCommand } from '#pipeline/cli/rules/list';
import { newCommand } from '#pipeline/cli/rules/new';
import { parseCommand } from '#pipeline/cli/rules/parse';
import { sampleCommand } from '#pipeline/cli/rules/sample';
import { testCommand } from '#pipeline/cli/rules/test';

export function rulesCommand(): Command {
  const command = new Command('rules')
    .description('Write, test and examine rules of your own: folders of YAML, nothing is compiled.')
    .addHelpText(
      'after',
      `
Examples:
  $ entente rules new exercise                 a folder for a new kind of thing, in the pack my-rules
  $ entente rules test my-rules --watch        run its cases at every change
  $ entente rules parse "Oslo carries a bill of 5 million euros."
  $ entente extract articles/ --rules my-rules`,
    );
  for (const one of [
    newCommand(),
    testCommand(),
    listCommand(),
    lintCommand(),
    sampleCommand(),
    parseCommand(),
    diffCommand(),
  ])
    command.addCommand(one.copyInheritedSettings(command));
  return command;
}
