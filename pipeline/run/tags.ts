import { rates, sumScores } from '#pipeline/evaluate/tally';
import type { ScoredFixture } from '#pipeline/run/score-fixtures';
import type { Figure } from '#schemas/score';

export type TagRow = readonly [tag: string, count: number, f1: readonly (number | null)[]];

/** F1 of some figures over the articles of each tag, in the order of the tags' names. */
export function tagRows(scored: readonly ScoredFixture[], figures: readonly Figure[]): readonly TagRow[] {
  const tags = [...new Set(scored.flatMap(({ fixture }) => fixture.tags))].sort();
  return tags.map((tag) => {
    const tagged = scored.filter(({ fixture }) => fixture.tags.includes(tag));
    const total = sumScores(tagged.map(({ score }) => score));
    return [tag, tagged.length, figures.map((figure) => rates(total.figures[figure]).f1)];
  });
}
