import { fromGold } from '#pipeline/evaluate/from-gold';
import { fromRecord } from '#pipeline/evaluate/from-record';
import { scoreArticle } from '#pipeline/evaluate/score';
import { NOTHING } from '#pipeline/evaluate/side';
import { readInputs } from '#pipeline/io/inputs';
import type { Engine } from '#pipeline/rules/engine';
import type { Fixture } from '#pipeline/run/fixtures';
import { hasFailed, type Outcome, processInput } from '#pipeline/run/process';
import type { Score } from '#schemas/score';

export type ScoredFixture = {
  readonly fixture: Fixture;
  readonly outcome: Outcome;
  readonly score: Score;
  /** Why there is no record; everything then counts as missed. */
  readonly failure: string | null;
};

/** Extracts and scores every fixture, each with the publication day that its expectation gives. */
export async function scoreFixtures(fixtures: readonly Fixture[], engine: Engine): Promise<readonly ScoredFixture[]> {
  const scored: ScoredFixture[] = [];
  for (const fixture of fixtures)
    for await (const outcome of outcomesOf(fixture, engine)) {
      const failure = hasFailed(outcome) ? outcome.error.message : null;
      const predicted = hasFailed(outcome) ? NOTHING : fromRecord(outcome);
      scored.push({ fixture, outcome, failure, score: scoreArticle(predicted, fromGold(fixture.gold, fixture.text)) });
    }
  return scored;
}

async function* outcomesOf({ article, gold: { published } }: Fixture, engine: Engine): AsyncGenerator<Outcome> {
  for await (const input of readInputs([article], { published })) {
    const dated = 'error' in input ? input : { ...input, given: { ...input.given, published } };
    yield processInput(dated, engine);
  }
}
