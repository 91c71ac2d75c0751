import { columns } from '#pipeline/view/columns';
import type { Paint } from '#pipeline/view/paint';
import type { Figure, Rates, Tally } from '#schemas/score';

export type ScoreRow = { readonly tally: Tally; readonly rates: Rates };

const NAMES: Readonly<Record<Figure, string>> = {
  moneyStrict: 'money, exact span',
  moneyRelaxed: 'money, any overlap',
  moneyValue: 'money, value',
  moneyUse: 'money, use (of matched)',
  moneyBound: 'money, bound (of matched)',
  moneyBasis: 'money, basis (of matched)',
  dateStrict: 'dates, exact span',
  dateRelaxed: 'dates, any overlap',
  dateValue: 'dates, value',
  party: 'parties',
  partyCountry: 'parties, country (of matched)',
  slot: 'record slots',
  record: 'records',
};

const percent = (rate: number | null): string => (rate === null ? '–' : rate.toFixed(3));

/** Precision, recall and F1 for each figure and each kind of slot. */
export function scoreTable(
  figures: Readonly<Record<Figure, ScoreRow>>,
  slots: Readonly<Record<string, ScoreRow>>,
  paint: Paint,
): string {
  const row = (name: string, { tally, rates }: ScoreRow) => [
    name,
    percent(rates.p),
    percent(rates.r),
    percent(rates.f1),
    String(tally.right),
    String(tally.predicted),
    String(tally.gold),
  ];
  const [head = '', ...lines] = columns(
    [
      ['', 'precision', 'recall', 'F1', 'right', 'found', 'expected'],
      ...namedRows(figures, slots).map(([name, of]) => row(name, of)),
    ],
    ['left', ...Array<'right'>(6).fill('right')],
  );
  return `${[paint.bold(head), ...lines].join('\n')}\n`;
}

/** The rows of the table with their names: figures, then kinds of slots. */
export function namedRows(
  figures: Readonly<Record<Figure, ScoreRow>>,
  slots: Readonly<Record<string, ScoreRow>>,
): readonly (readonly [name: string, row: ScoreRow])[] {
  return [
    ...Object.entries(figures).map(([figure, row]) => [NAMES[figure as Figure], row] as const),
    ...Object.entries(slots).map(([kind, row]) => [`  ${kind}`, row] as const),
  ];
}

/** What is told of each tag. */
export const TAG_FIGURES: readonly Figure[] = ['moneyValue', 'dateValue', 'party', 'slot', 'record'];

/** F1 of the chief figures for each tag that articles bear. */
export function tagTable(
  tags: readonly (readonly [tag: string, count: number, f1: readonly (number | null)[]])[],
  paint: Paint,
): string {
  const [head = '', ...lines] = columns(
    [
      ['F1 by tag', 'articles', ...TAG_FIGURES.map((figure) => NAMES[figure])],
      ...tags.map(([tag, count, f1]) => [tag, String(count), ...f1.map(percent)]),
    ],
    ['left', ...Array<'right'>(TAG_FIGURES.length + 1).fill('right')],
  );
  return [paint.bold(head), ...lines].join('\n');
}
