import { Command, Option } from 'commander';
import { collect, day } from '#pipeline/cli/options';

export type Format = 'brat' | 'label-studio';
export type AnnotateOptions = {
  readonly published?: string;
  readonly rules: readonly string[];
  readonly export?: Format;
  readonly import?: Format;
  readonly output?: string;
  readonly from?: string;
  readonly force?: boolean;
};

const FORMATS: readonly Format[] = ['brat', 'label-studio'];

export function annotateCommand(): Command {
  return new Command('annotate')
    .description('Draft what to expect of articles, for a person to correct, here or in brat or Label Studio.')
    .argument('<folder>', 'NAME/article.txt|html, or NAME.txt|html')
    .option('--published <date>', 'publication day, where the source does not give it: 2025-04-14', day)
    .option('--rules <folder>', 'add a folder of your own rules (may be repeated)', collect, [])
    .addOption(new Option('--export <format>', 'write the expectations for an annotation tool').choices(FORMATS))
    .option('-o, --output <path>', 'with --export: a folder (brat), a file (label-studio)')
    .addOption(new Option('--import <format>', 'take corrected expectations back').choices(FORMATS))
    .option('--from <path>', 'with --import: the folder or file that comes back')
    .option('--force', 'with --import: also where the expectation has changed since the export')
    .addHelpText(
      'after',
      `
Examples:
  $ entente annotate articles/                                       drafts expected.json where there is none
  $ entente annotate articles/ --export brat -o brat/
  $ entente annotate articles/ --import brat --from brat/
  $ entente annotate articles/ --export label-studio -o tasks.json   (and tasks.xml: the labelling interface)
  $ entente annotate articles/ --import label-studio --from done.json

A draft says what the program found, not what is right: read every value. An expectation that exists is never
overwritten by a draft. Offsets are code points in both tools. The value of a span is JSON in its note or field.`,
    )
    .action(async (folder: string, options: AnnotateOptions) => {
      const { runAnnotate } = await import('#pipeline/cli/run-annotate');
      process.exitCode = await runAnnotate(folder, options);
    });
}
