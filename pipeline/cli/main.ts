#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import { annotateCommand } from '#pipeline/cli/annotate';
import { batchCommand } from '#pipeline/cli/batch';
import { checkCommand } from '#pipeline/cli/check';
import { dossierCommand } from '#pipeline/cli/dossier';
import { EXIT } from '#pipeline/cli/exit';
import { explainCommand } from '#pipeline/cli/explain';
import { exportCommand, queryCommand } from '#pipeline/cli/export';
import { extractCommand } from '#pipeline/cli/extract';
import { reportCommand } from '#pipeline/cli/report';
import { rulesCommand } from '#pipeline/cli/rules/rules';
import { statusCommand, workerCommand } from '#pipeline/cli/worker';

// A reader that has seen enough (`entente extract … | head`) is no error.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(process.exitCode ?? EXIT.fine);
  });

// An interrupted run ends through `exit`, so that half-written files are taken away.
for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)
  process.once(signal, () => process.exit(code));

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));

const program = new Command('entente')
  .description('Defence news into structured, auditable facts: who agreed what with whom, when, for how much.')
  .version(version)
  .showHelpAfterError('(add --help for what is understood)')
  .addHelpText(
    'after',
    `
Examples:
  $ entente extract article.txt --pretty        the facts of one article as a table
  $ entente extract articles/ -o records.jsonl  a whole folder, one JSON object a line
  $ entente batch archive/ --out run            an archive overnight; killed, it goes on where it was
  $ entente report records.jsonl                one HTML file: the articles with their facts marked
  $ entente explain article.txt                 which rule and which words gave each fact
  $ entente rules new exercise                  a folder for rules of your own
  $ entente check fixtures                      precision and recall against what people expect

Exit codes: 0 all done · 1 some input failed · 2 wrong call or wrong rules · 3 a score fell below its floor · 4 too many
errors · 73/74 output or input · 75 another process works on the run · 130/143 interrupted`,
  );
for (const command of [
  extractCommand(),
  batchCommand(),
  exportCommand(),
  queryCommand(),
  workerCommand(),
  statusCommand(),
  dossierCommand(),
  reportCommand(),
  checkCommand(),
  explainCommand(),
  annotateCommand(),
  rulesCommand(),
])
  program.addCommand(command.copyInheritedSettings(program));
for (const command of allOf(program)) command.exitOverride();

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = report(error);
}

/** A command and all below it. */
function allOf(command: Command): Command[] {
  return [command, ...command.commands.flatMap(allOf)];
}

/** Says what went wrong; only a fault of the program itself is worth its stack. */
function report(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.fine : EXIT.usage;
  const isMessage = error instanceof Error && (error.name === 'Error' || 'code' in error);
  console.error(isMessage ? `error: ${error.message}` : error);
  return EXIT.usage;
}
