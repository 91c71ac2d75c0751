import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { AnnotateOptions } from '#pipeline/cli/annotate';
import { EXIT } from '#pipeline/cli/exit';
import { paintOn } from '#pipeline/cli/options';
import { expectedText } from '#pipeline/cli/update-expected';
import { BRAT_CONFIG, fromBrat, toBrat } from '#pipeline/evaluate/annotations/brat';
import { fromLabelStudio, LABEL_STUDIO_CONFIG, toLabelStudio } from '#pipeline/evaluate/annotations/label-studio';
import { annotationsOf, type ReadBack, withAnnotations } from '#pipeline/evaluate/annotations/model';
import { goldFaults } from '#pipeline/evaluate/gold-faults';
import { draftExpected } from '#pipeline/evaluate/to-expected';
import { loadEngine } from '#pipeline/io/engine';
import { readInputs } from '#pipeline/io/inputs';
import { articlesWithout, type Fixture, readFixtures } from '#pipeline/run/fixtures';
import { hasFailed, processInput } from '#pipeline/run/process';
import { lineDiff } from '#pipeline/view/line-diff';
import { TasksSchema } from '#schemas/label-studio';

/** Runs `entente annotate`; the answer is the exit code. */
export async function runAnnotate(folder: string, options: AnnotateOptions): Promise<number> {
  if (options.export && options.import) throw new Error('--export or --import, not both');
  if (options.export) return exportTo(folder, options);
  if (options.import) return importFrom(folder, options);
  return draft(folder, options);
}

/** Writes a draft beside each article that has no expectation yet. */
async function draft(folder: string, { published, rules }: AnnotateOptions): Promise<number> {
  const places = articlesWithout(folder);
  if (!places.length) {
    console.error(`${folder}: every article has an expectation (change one with check --update)`);
    return EXIT.fine;
  }
  const engine = await loadEngine({ rules });
  let exit: number = EXIT.fine;
  for (const { article, expected } of places)
    for await (const input of readInputs([article], { published: published ?? null })) {
      const outcome = processInput(input, engine);
      try {
        if (hasFailed(outcome)) throw new Error(outcome.error.message);
        const isHtml = !/\.txt$/i.test(article);
        const note = 'A draft of the program: read every value before you trust it.';
        writeFileSync(expected, expectedText({ ...draftExpected(outcome, isHtml), note }), { flag: 'wx' });
        console.error(`${expected} is drafted`);
      } catch (error) {
        console.error(error instanceof Error ? error.message : error);
        exit = EXIT.someFailed;
      }
    }
  return exit;
}

function fixturesOf(folder: string): readonly Fixture[] {
  const { fixtures, faults } = readFixtures(folder);
  for (const fault of faults) console.error(fault);
  return fixtures;
}

function exportTo(folder: string, { export: format, output }: AnnotateOptions): number {
  if (output === undefined) throw new Error('--export needs -o: where to write');
  const fixtures = fixturesOf(folder);
  if (format === 'brat') {
    mkdirSync(output, { recursive: true });
    writeFileSync(join(output, 'annotation.conf'), BRAT_CONFIG);
    const digests = Object.fromEntries(fixtures.map(({ id, digest }) => [id, digest]));
    writeFileSync(join(output, 'entente.json'), expectedText(digests));
    for (const { id, gold, text } of fixtures) {
      writeFileSync(join(output, `${id}.txt`), text);
      writeFileSync(join(output, `${id}.ann`), toBrat(annotationsOf(gold, text), text));
    }
  } else {
    const tasks = fixtures.map(({ id, gold, text, digest }) =>
      toLabelStudio(annotationsOf(gold, text), { id, text, digest }),
    );
    writeFileSync(output, expectedText(tasks));
    writeFileSync(output.replace(/(\.json)?$/, '.xml'), LABEL_STUDIO_CONFIG);
  }
  console.error(`${fixtures.length} articles in ${output}`);
  return EXIT.fine;
}

type Returned = ReadBack & { readonly text: string; readonly digest: string | undefined };

function importFrom(folder: string, { import: format, from, force = false }: AnnotateOptions): number {
  if (from === undefined) throw new Error('--import needs --from: what comes back');
  const returned = format === 'brat' ? bratReader(from) : labelStudioReader(from);
  const exits = fixturesOf(folder).map((fixture) => {
    const back = returned(fixture.id);
    return back === null ? EXIT.fine : takeBack(fixture, back, force);
  });
  return exits.some((exit) => exit !== EXIT.fine) ? EXIT.someFailed : EXIT.fine;
}

function bratReader(folder: string): (id: string) => Returned | null {
  const index = join(folder, 'entente.json');
  const digests = z.record(z.string(), z.string()).parse(existsSync(index) ? readJson(index) : {});
  return (id) => {
    const [ann, txt] = [join(folder, `${id}.ann`), join(folder, `${id}.txt`)];
    if (!existsSync(ann) || !existsSync(txt)) return null;
    const text = readFileSync(txt, 'utf8');
    return { ...fromBrat(readFileSync(ann, 'utf8'), text), text, digest: digests[id] };
  };
}

function labelStudioReader(file: string): (id: string) => Returned | null {
  const result = TasksSchema.safeParse(readJson(file));
  if (!result.success) throw new Error(`${file}: no tasks of this program\n${z.prettifyError(result.error)}`);
  return (id) => {
    const task = result.data.find(({ data }) => data.id === id);
    return task ? { ...fromLabelStudio(task), text: task.data.text, digest: task.data.digest } : null;
  };
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Error(`${file}: ${error instanceof Error ? error.message : error}`, { cause: error });
  }
}

/** Shows what changes and writes it, unless something is wrong with it or the expectation has changed meanwhile. */
function takeBack(fixture: Fixture, { annotations, faults, text, digest }: Returned, isForced: boolean): number {
  const { id, gold, expected } = fixture;
  if (text !== fixture.text) return refuse(id, ['its text is no longer that of the article']);
  const after = withAnnotations(gold, text, annotations);
  const before = expectedText(JSON.parse(readFileSync(expected, 'utf8')));
  const changed = expectedText({ ...JSON.parse(before), ...after.expected });
  const diff = lineDiff(expectedText(gold), expectedText(after.expected), paintOn(process.stdout));
  if (diff === '' && !faults.length && !after.faults.length) return EXIT.fine;
  console.log(`${id}\n${diff}`);
  const wrong = [...faults, ...after.faults, ...goldFaults(after.expected, text)];
  if (wrong.length) return refuse(id, wrong);
  if (digest !== fixture.digest && !isForced)
    return refuse(id, ['article or expectation have changed since the export (--force takes what came back)']);
  writeFileSync(expected, changed);
  console.error(`${expected} is written`);
  return EXIT.fine;
}

function refuse(id: string, conflicts: readonly string[]): number {
  for (const conflict of conflicts) console.error(`${id}: ${conflict}`);
  console.error(`${id}: nothing is written`);
  return EXIT.someFailed;
}
