import { FIGURES, type Figure, type Rates, type Score, type Tally } from '#schemas/score';

const NONE: Tally = { right: 0, predicted: 0, gold: 0 };

export const addTallies = (a: Tally = NONE, b: Tally = NONE): Tally => ({
  right: a.right + b.right,
  predicted: a.predicted + b.predicted,
  gold: a.gold + b.gold,
});

const figures = (of: (figure: Figure) => Tally): Score['figures'] =>
  Object.fromEntries(FIGURES.map((figure) => [figure, of(figure)])) as Record<Figure, Tally>;

/** The score over all articles at once (micro average: every mention and every slot weighs the same). */
export function sumScores(scores: readonly Score[]): Score {
  const kinds = [...new Set(scores.flatMap(({ slots }) => Object.keys(slots)))].sort();
  const sum = (of: (score: Score) => Tally | undefined) =>
    scores.reduce((all, score) => addTallies(all, of(score)), NONE);
  return {
    figures: figures((figure) => sum((score) => score.figures[figure])),
    slots: Object.fromEntries(kinds.map((kind) => [kind, sum(({ slots }) => slots[kind])])),
    falseRecords: scores.reduce((all, { falseRecords }) => all + falseRecords, 0),
    differences: scores.flatMap(({ differences }) => differences),
  };
}

/** Precision, recall and their harmonic mean; null where nothing was to be found and nothing was found. */
export function rates({ right, predicted, gold }: Tally): Rates {
  if (!predicted && !gold) return { p: null, r: null, f1: null };
  const p = predicted ? right / predicted : 0;
  const r = gold ? right / gold : 0;
  return { p, r, f1: p + r ? (2 * p * r) / (p + r) : 0 };
}
