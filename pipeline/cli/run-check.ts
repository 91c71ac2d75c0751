import type { CheckOptions } from '#pipeline/cli/check';
import { EXIT } from '#pipeline/cli/exit';
import { paintOn } from '#pipeline/cli/options';
import { digest, styles } from '#pipeline/cli/report-files';
import { updateExpected } from '#pipeline/cli/update-expected';
import { fallsBelow } from '#pipeline/evaluate/floors';
import { rates, sumScores } from '#pipeline/evaluate/tally';
import { loadEngine } from '#pipeline/io/engine';
import { readFixtures } from '#pipeline/run/fixtures';
import { measureFloor, readFloor, writeFloor } from '#pipeline/run/floors-file';
import { openLines } from '#pipeline/run/lines';
import { type ScoredFixture, scoreFixtures } from '#pipeline/run/score-fixtures';
import { tagRows } from '#pipeline/run/tags';
import { differenceLines } from '#pipeline/view/differences';
import { checkPage } from '#pipeline/view/report/check-page';
import { namedRows, type ScoreRow, scoreTable, TAG_FIGURES, tagTable } from '#pipeline/view/scores';
import type { Score, Tally } from '#schemas/score';

/** Runs `entente check`; the answer is the exit code. */
export async function runCheck(folder: string, options: CheckOptions): Promise<number> {
  if ((options.updateFloors || options.acceptLower) && !options.floors)
    throw new Error('--update-floors and --accept-lower need --floors FILE');
  const set = readFixtures(folder);
  for (const fault of set.faults) console.error(fault);
  const scored = await scoreFixtures(set.fixtures, await loadEngine({ rules: options.rules }));
  const failures = scored.filter(({ failure }) => failure !== null);
  for (const { failure } of failures) console.error(failure);
  if (options.update !== undefined) return updateExpected(scored, options.update);
  if (options.report !== undefined) await writePage(options.report, scored);
  console.log(options.json ? asJson(scored, options) : asText(scored, options));
  const floors = options.floors === undefined ? EXIT.fine : compareFloors(options.floors, folder, scored, options);
  if (floors !== EXIT.fine) return floors;
  return set.faults.length || failures.length ? EXIT.someFailed : EXIT.fine;
}

const row = (tally: Tally): ScoreRow => ({ tally, rates: rates(tally) });
const rows = <Key extends string>(tallies: Readonly<Record<Key, Tally>>): Record<Key, ScoreRow> =>
  Object.fromEntries(Object.entries<Tally>(tallies).map(([key, tally]) => [key, row(tally)])) as Record<Key, ScoreRow>;

function asText(scored: readonly ScoredFixture[], { errors = false }: CheckOptions): string {
  const paint = paintOn(process.stdout);
  const total = sumScores(scored.map(({ score }) => score));
  const without = scored.filter(({ fixture }) => !fixture.gold.records.length).length;
  const tags = tagRows(scored, TAG_FIGURES);
  const differences = scored.flatMap(({ fixture, score }) =>
    errors && score.differences.length
      ? ['', paint.bold(fixture.id), ...score.differences.flatMap((one) => differenceLines(one, fixture.text, paint))]
      : [],
  );
  return [
    `${scored.length} articles, ${without} of them without an agreement (${total.falseRecords} false records there)`,
    '',
    scoreTable(rows(total.figures), rows(total.slots), paint).trimEnd(),
    ...(tags.length > 1 ? ['', tagTable(tags, paint)] : []),
    ...differences,
  ].join('\n');
}

async function writePage(file: string, scored: readonly ScoredFixture[]): Promise<void> {
  const total = sumScores(scored.map(({ score }) => score));
  const page = checkPage(
    {
      rows: namedRows(rows(total.figures), rows(total.slots)),
      tags: tagRows(scored, TAG_FIGURES),
      tagFigures: TAG_FIGURES,
      articles: scored.map(({ fixture, failure, score }) => ({
        id: fixture.id,
        text: fixture.text,
        failure,
        differences: score.differences,
      })),
    },
    styles('base', 'list', 'text', 'records', 'check'),
    digest,
  );
  const lines = await openLines(file);
  await lines.write(page);
  await lines.close();
}

function asJson(scored: readonly ScoredFixture[], { errors = false }: CheckOptions): string {
  const flat = ({ tally, rates: { p, r, f1 } }: ScoreRow) => ({ p, r, f1, ...tally });
  const flatten = (all: Readonly<Record<string, Tally>>) =>
    Object.fromEntries(Object.entries(rows(all)).map(([key, value]) => [key, flat(value)]));
  const one = (score: Score) => ({
    figures: flatten(score.figures),
    slots: flatten(score.slots),
    falseRecords: score.falseRecords,
  });
  const articles = scored.map(({ fixture, failure, score }) => ({
    id: fixture.id,
    failure,
    ...one(score),
    ...(errors ? { differences: score.differences } : {}),
  }));
  const tags = tagRows(scored, TAG_FIGURES).map(([tag, count, f1]) => ({
    tag,
    articles: count,
    f1: Object.fromEntries(TAG_FIGURES.map((figure, i) => [figure, f1[i]])),
  }));
  return JSON.stringify({ total: one(sumScores(scored.map(({ score }) => score))), tags, articles }, null, 2);
}

function compareFloors(
  file: string,
  folder: string,
  scored: readonly ScoredFixture[],
  { updateFloors = false, acceptLower = false }: CheckOptions,
): number {
  const now = measureFloor(scored);
  const before = readFloor(file, folder);
  const falls = before ? fallsBelow(now, before) : [];
  for (const fall of falls) console.error(fall);
  if (updateFloors && (!falls.length || acceptLower)) {
    writeFloor(file, folder, now);
    console.error(`floors of ${now.articles} articles written to ${file}`);
    return EXIT.fine;
  }
  if (falls.length) return EXIT.fell;
  if (before?.digest === now.digest) return EXIT.fine;
  const why = before ? 'these articles are not those that the floors were measured on' : 'there are no floors yet';
  console.error(`${file}: ${why}; --update-floors measures them anew`);
  return EXIT.fell;
}
