import { mapSpans } from '#pipeline/evaluate/map-spans';
import { pairSpans } from '#pipeline/evaluate/pair-spans';
import { quantityLabel, type Side, type SideMoney } from '#pipeline/evaluate/side';
import type { Span } from '#schemas/document';
import type { Difference, Score, Tally } from '#schemas/score';

type Part<Names extends string> = {
  readonly figures: Pick<Score['figures'], Extract<Names, keyof Score['figures']>>;
  readonly differences: readonly Difference[];
};
type Mention = Span & { readonly text: string };
type Compared<T> = {
  readonly strict: Tally;
  readonly relaxed: Tally;
  readonly value: Tally;
  readonly pairs: readonly (readonly [T, T])[];
  readonly differences: readonly Difference[];
};

/** Money: spans and values over all mentions; use, bound and basis over the paired ones. */
export function scoreMoney(
  predicted: Side,
  gold: Side,
): Part<'moneyStrict' | 'moneyRelaxed' | 'moneyValue' | 'moneyUse' | 'moneyBound' | 'moneyBasis'> {
  const { strict, relaxed, value, pairs, differences } = compare(
    'money',
    mapSpans(predicted.money, predicted, gold),
    gold.money,
    quantityLabel,
  );
  const over = (same: (p: SideMoney, g: SideMoney) => boolean): Tally => ({
    right: pairs.filter(([p, g]) => same(p, g)).length,
    predicted: pairs.length,
    gold: pairs.length,
  });
  return {
    figures: {
      moneyStrict: strict,
      moneyRelaxed: relaxed,
      moneyValue: value,
      moneyUse: over((p, g) => p.use === g.use),
      moneyBound: over((p, g) => p.bound === g.bound),
      moneyBasis: over((p, g) => p.basis === g.basis),
    },
    differences: [
      ...differences,
      ...pairs.flatMap(([p, g]) => (p.use === g.use ? [] : [wrong('money', `use of ${g.text}`, g.use, p.use, g)])),
    ],
  };
}

/** Dates: spans and TIMEX3 values. */
export function scoreDates(predicted: Side, gold: Side): Part<'dateStrict' | 'dateRelaxed' | 'dateValue'> {
  const mapped = mapSpans(predicted.dates, predicted, gold);
  const { strict, relaxed, value, differences } = compare('date', mapped, gold.dates, (date) => date.value);
  return { figures: { dateStrict: strict, dateRelaxed: relaxed, dateValue: value }, differences };
}

function compare<T extends Mention>(
  kind: 'money' | 'date',
  predicted: readonly T[],
  gold: readonly T[],
  label: (mention: T) => string,
): Compared<T> {
  const { pairs, extra, missed } = pairSpans(predicted, gold);
  const tally = (right: readonly unknown[]): Tally => ({
    right: right.length,
    predicted: predicted.length,
    gold: gold.length,
  });
  const unequal = pairs.filter(([p, g]) => label(p) !== label(g));
  return {
    strict: tally(pairs.filter(([p, g]) => p.start === g.start && p.end === g.end)),
    relaxed: tally(pairs),
    value: tally(pairs.filter(([p, g]) => label(p) === label(g))),
    pairs,
    differences: [
      ...unequal.map(([p, g]) => wrong(kind, g.text, label(g), label(p), g)),
      ...missed.map((g) => ({
        ...wrong(kind, g.text, label(g), null, g),
        problem: 'missed' as const,
      })),
      ...extra.map((p) => ({
        ...wrong(kind, p.text, null, label(p), p.start < 0 ? null : p),
        problem: 'unexpected' as const,
      })),
    ],
  };
}

function wrong(
  kind: Difference['kind'],
  subject: string,
  expected: string | null,
  found: string | null,
  at: Span | null,
): Difference {
  return { kind, problem: 'wrong', subject, expected, found, at: at && { start: at.start, end: at.end } };
}
