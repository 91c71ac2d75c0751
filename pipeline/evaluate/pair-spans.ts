import type { Span } from '#schemas/document';

export type Pairs<P, G> = {
  readonly pairs: readonly (readonly [P, G])[];
  /** Predicted ones without a partner. */
  readonly extra: readonly P[];
  /** Gold ones without a partner. */
  readonly missed: readonly G[];
};

/** Pairs overlapping spans one to one, the longest overlap first; ties go to the earlier ones. */
export function pairSpans<P extends Span, G extends Span>(predicted: readonly P[], gold: readonly G[]): Pairs<P, G> {
  const overlaps = predicted.flatMap((p) =>
    gold.flatMap((g) => {
      const length = Math.min(p.end, g.end) - Math.max(p.start, g.start);
      return length > 0 ? [{ p, g, length }] : [];
    }),
  );
  const partner = new Map<P, G>();
  const taken = new Set<G>();
  for (const { p, g } of overlaps.sort((x, y) => y.length - x.length)) {
    if (partner.has(p) || taken.has(g)) continue;
    partner.set(p, g);
    taken.add(g);
  }
  return {
    pairs: [...partner],
    extra: predicted.filter((p) => !partner.has(p)),
    missed: gold.filter((g) => !taken.has(g)),
  };
}
