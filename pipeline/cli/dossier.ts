import { Command } from 'commander';

export type DossierOptions = { readonly output?: string; readonly decisions?: string; readonly pretty?: boolean };

export function dossierCommand(): Command {
  return new Command('dossier')
    .description('Gather what many articles say of the same agreement: timeline, amounts, conflicts, sources.')
    .argument('<run>', 'folder of a run, or records (.jsonl) that `extract` wrote')
    .option('-o, --output <file>', 'where to (RUN/dossiers.jsonl, or dossiers.jsonl)')
    .option(
      '--decisions <file>',
      'pairs that a person joined or told apart: {"together": [[KEY, KEY]], "apart": [[KEY, KEY]]}',
    )
    .option('--pretty', 'show the dossiers of more than one article')
    .addHelpText(
      'after',
      `
Examples:
  $ entente dossier run --pretty
  $ entente dossier run --decisions decisions.json     (a KEY is ARTICLE-ID#a1, as under "members")

Nothing is settled: claims stand side by side with their articles, "conflict" says where they exclude each other, "merges"
says why two agreements were taken for one.`,
    )
    .action(async (run: string, options: DossierOptions) => {
      const { runDossier } = await import('#pipeline/cli/run-dossier');
      process.exitCode = await runDossier(run, options);
    });
}
