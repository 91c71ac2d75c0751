import { EXIT } from '#pipeline/cli/exit';
import type { ExtractOptions } from '#pipeline/cli/extract';
import { inputOptions } from '#pipeline/cli/fetching';
import { paintOn } from '#pipeline/cli/options';
import { createProgress, type Progress } from '#pipeline/cli/progress';
import { loadEngine } from '#pipeline/io/engine';
import { readInputs } from '#pipeline/io/inputs';
import { type Lines, openLines } from '#pipeline/run/lines';
import { hasFailed, type Outcome, processInput } from '#pipeline/run/process';
import { articleTable } from '#pipeline/view/article-table';
import { oneLine } from '#pipeline/view/paint';
import { summary } from '#pipeline/view/summary';

/** Runs `entente extract`; the answer is the exit code. */
export async function runExtract(paths: readonly string[], options: ExtractOptions): Promise<number> {
  const { output, pretty = false, rules } = options;
  const reading = inputOptions(options);
  const engine = await loadEngine({ rules });
  const lines = output !== undefined || !pretty ? await openLines(output ?? null) : null;
  const progress = createProgress();
  const counts = { articles: 0, failed: 0, withAgreement: 0, agreements: 0 };
  try {
    for await (const input of readInputs(paths, { published: options.published ?? null, ...reading })) {
      const outcome = processInput(input, engine);
      count(counts, outcome);
      await emit(outcome, options, lines, progress);
      progress.show(`${counts.articles} articles, ${counts.agreements} agreements`);
    }
    progress.clear();
    await lines?.close();
  } catch (error) {
    await lines?.abandon();
    throw error;
  }
  console.error(summary(counts, output ?? null));
  return counts.failed > 0 || counts.articles === 0 ? EXIT.someFailed : EXIT.fine;
}

async function emit(
  outcome: Outcome,
  { pretty = false, text }: ExtractOptions,
  lines: Lines | null,
  progress: Progress,
): Promise<void> {
  if (hasFailed(outcome)) progress.say(oneLine(outcome.error.message));
  await lines?.write(JSON.stringify(text ? outcome : withoutText(outcome)));
  if (pretty && !hasFailed(outcome)) console.log(articleTable(outcome, paintOn(process.stdout)));
}

function count(
  counts: { articles: number; failed: number; withAgreement: number; agreements: number },
  outcome: Outcome,
): void {
  if (hasFailed(outcome)) {
    counts.failed++;
    return;
  }
  counts.articles++;
  counts.agreements += outcome.agreements.length;
  if (outcome.agreements.length) counts.withAgreement++;
}

function withoutText(outcome: Outcome): unknown {
  if (hasFailed(outcome)) return outcome;
  const { text: _, ...article } = outcome.article;
  return { ...outcome, article };
}
