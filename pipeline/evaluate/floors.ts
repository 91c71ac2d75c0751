import { rates } from '#pipeline/evaluate/tally';
import type { Floors } from '#schemas/fixture';
import type { Figure, Score } from '#schemas/score';

/** The figures whose F1 must not fall. */
export const FLOOR_FIGURES: readonly Figure[] = [
  'moneyStrict',
  'moneyValue',
  'dateStrict',
  'dateValue',
  'party',
  'slot',
  'record',
];

export type Floor = Floors[string];

/** The floors that a score sets: F1 cut (not rounded) to three decimals, so that the score that set them meets them. */
export function floorOf(score: Score, digest: string, articles: number): Floor {
  const figures = FLOOR_FIGURES.flatMap((figure) => {
    const { f1 } = rates(score.figures[figure]);
    return f1 === null ? [] : [[figure, Math.floor(f1 * 1000 + 1e-9) / 1000] as const];
  });
  return { digest, articles, falseRecords: score.falseRecords, figures: Object.fromEntries(figures) };
}

/** What has fallen from one floor to another, one message each; a figure that is gone counts as fallen. */
export function fallsBelow(now: Floor, before: Floor): readonly string[] {
  const fallen = Object.entries(before.figures).flatMap(([figure, least]) => {
    const value = now.figures[figure];
    if (value !== undefined && value >= least) return [];
    return [`${figure} fell to ${value?.toFixed(3) ?? 'nothing'}; its floor is ${least.toFixed(3)}`];
  });
  if (now.falseRecords <= before.falseRecords) return fallen;
  return [...fallen, `false records rose to ${now.falseRecords}; at most ${before.falseRecords} are allowed`];
}
