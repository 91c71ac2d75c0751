import { EXIT } from '#pipeline/cli/exit';
import { paintOn } from '#pipeline/cli/options';
import type { DiffOptions } from '#pipeline/cli/rules/diff';
import { loadEngine } from '#pipeline/io/engine';
import { readInputs } from '#pipeline/io/inputs';
import type { Engine } from '#pipeline/rules/engine';
import { hasFailed, processInput } from '#pipeline/run/process';
import { oneLine, type Paint } from '#pipeline/view/paint';
import { type Difference, diffRecords } from '#pipeline/view/record-diff';

/** Runs `entente rules diff`; the answer is the exit code. */
export async function runDiff(
  before: string,
  after: string,
  inputs: readonly string[],
  options: DiffOptions,
): Promise<number> {
  const [old, now] = [await engineOf(before), await engineOf(after)];
  const paint = paintOn(process.stdout);
  const counts = { articles: 0, differing: 0, added: 0, lost: 0, altered: 0 };
  for await (const input of readInputs(inputs, { published: options.published ?? null })) {
    const [first, second] = [processInput(input, old), processInput(input, now)];
    const failed = [first, second].find(hasFailed);
    if (failed) console.error(oneLine(failed.error.message));
    if (hasFailed(first) || hasFailed(second)) continue;
    counts.articles++;
    const differences = diffRecords(first, second);
    if (differences.length === 0) continue;
    counts.differing++;
    for (const one of differences) counts[kindOf(one)]++;
    const { uri } = second.source;
    if (options.json) console.log(JSON.stringify({ source: uri, title: second.article.title, differences }));
    else console.log([paint.bold(uri), ...differences.map((one) => lineOf(one, paint)), ''].join('\n'));
  }
  const { articles, differing, added, lost, altered } = counts;
  console.error(`${articles} articles, ${differing} differ: ${added} facts added, ${lost} lost, ${altered} altered`);
  return differing > 0 ? EXIT.someFailed : EXIT.fine;
}

async function engineOf(packs: string): Promise<Engine> {
  return loadEngine({ rules: packs === 'none' ? [] : packs.split(',') });
}

function kindOf({ before, after }: Difference): 'added' | 'lost' | 'altered' {
  if (before === null) return 'added';
  return after === null ? 'lost' : 'altered';
}

function lineOf(difference: Difference, paint: Paint): string {
  const { what, before, after } = difference;
  if (before === null) return paint.green(`  + ${what}: ${after}`);
  if (after === null) return paint.red(`  - ${what}: ${before}`);
  return paint.yellow(`  ~ ${what}: ${before} → ${after}`);
}
