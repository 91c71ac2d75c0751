import { watch } from 'node:fs';
import { relative } from 'node:path';
import { EXIT } from '#pipeline/cli/exit';
import { paintOn } from '#pipeline/cli/options';
import type { TestOptions } from '#pipeline/cli/rules/test';
import { type Which, whichOrHere } from '#pipeline/cli/rules/which';
import { casePlaces } from '#pipeline/io/case-places';
import { faultMessage } from '#pipeline/io/fault-message';
import { BUILT_IN, type LoadedRules, loadRules } from '#pipeline/io/rules';
import { runSuite, type SuiteResult } from '#pipeline/rules/suite';
import { nearMisses } from '#pipeline/run/near-misses';
import { findInText } from '#pipeline/stages/find-in-text';
import { caseFailure } from '#pipeline/view/case-failure';
import type { Paint } from '#pipeline/view/paint';
import { reachLine } from '#pipeline/view/reach-line';

/** A save is several events of the file system. */
const SETTLED = 15;

/** Runs `entente rules test`; the answer is the exit code. With --watch it goes on until it is interrupted. */
export async function runTest(folders: readonly string[], { watch: isWatching = false }: TestOptions): Promise<number> {
  const chosen = whichOrHere(folders);
  const exit = await testOnce(chosen, isWatching);
  if (isWatching) await watchFor(chosen);
  return exit;
}

/** Runs the cases once. Where a watch goes on, what cannot be read is told and waited out. */
async function testOnce(chosen: Which, isWatching: boolean): Promise<number> {
  const started = performance.now();
  try {
    const loaded = await loadRules({ rules: chosen.rules });
    const suites = suitesOf(chosen, loaded);
    console.log(reportOf(suites, loaded, performance.now() - started));
    return suites.every(isFine) ? EXIT.fine : EXIT.someFailed;
  } catch (error) {
    if (!isWatching || !(error instanceof Error)) throw error;
    console.log(`${error.message}\n`);
    return EXIT.usage;
  }
}

function suitesOf({ kind, isBuiltIn }: Which, { engine, base, packs }: LoadedRules): readonly SuiteResult[] {
  const all = isBuiltIn ? base.extractors : packs.flatMap(({ extractors }) => extractors);
  const meant = all.filter((extractor) => kind === null || extractor.kind === kind);
  return meant.map((extractor) => runSuite(extractor, engine, findInText));
}

const isFine = ({ results, unshown }: SuiteResult): boolean =>
  unshown.length === 0 && results.every(({ holds }) => holds);

function reportOf(suites: readonly SuiteResult[], loaded: LoadedRules, milliseconds: number): string {
  const paint = paintOn(process.stdout);
  const lines = suites.flatMap((suite) => suiteLines(suite, loaded, paint));
  const cases = suites.flatMap(({ results }) => results);
  const failed = cases.filter(({ holds }) => !holds).length;
  const unshown = suites.flatMap((suite) => suite.unshown).length;
  const without = unshown > 0 ? [`${counted(unshown, 'rule')} without a case`] : [];
  const counts = [counted(cases.length, 'case'), `${failed} failed`, ...without];
  const summary = `${counts.join(', ')} (${milliseconds.toFixed(0)} ms)`;
  return [...lines, failed + unshown > 0 ? paint.red(summary) : paint.green(summary), ''].join('\n');
}

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

function suiteLines(suite: SuiteResult, loaded: LoadedRules, paint: Paint): readonly string[] {
  const { extractor, results, unshown } = suite;
  const failed = results.filter(({ holds }) => !holds);
  const name = extractor.pack === undefined ? extractor.kind : `${extractor.pack} › ${extractor.kind}`;
  const mark = isFine(suite) ? paint.green('✓') : paint.red('✗');
  const head = `${mark} ${name}: ${counted(extractor.rules.length, 'rule')}, ${counted(results.length, 'case')}`;
  const places = failed.length > 0 ? casePlaces(extractor.files.cases) : [];
  const failures = failed.flatMap((result) => [
    '',
    paint.bold(`${relative('.', extractor.files.cases)}:${places[result.index] ?? '?'}`),
    ...caseFailure(result, paint),
    ...nearMisses(result.case, extractor, loaded.engine).map((reach) => `  ${paint.dim(reachLine(reach))}`),
  ]);
  return [head, ...failures, ...(failed.length > 0 ? [''] : []), ...unshown.map((fault) => `${faultMessage(fault)}\n`)];
}

async function watchFor(chosen: Which): Promise<never> {
  const directories = chosen.isBuiltIn ? [BUILT_IN] : chosen.rules;
  console.log(`watching ${directories.join(', ')} (Ctrl-C ends it)\n`);
  let timer: NodeJS.Timeout | undefined;
  const again = () => {
    clearTimeout(timer);
    timer = setTimeout(() => void testOnce(chosen, true), SETTLED);
  };
  for (const directory of directories)
    watch(directory, { recursive: true }, (_, file) => {
      if (file === null || /\.yaml$/.test(file)) again();
    });
  return new Promise<never>(() => {});
}
