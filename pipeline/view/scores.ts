import { columns } from '#pipeline/view/columns';
import { oneLine, type Paint } from '#pipeline/view/paint';
import type { Difference, Figure, Rates, Tally } from '#schemas/score';

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
      ...Object.entries(figures).map(([figure, of]) => row(NAMES[figure as Figure], of)),
      ...Object.entries(slots).map(([kind, of]) => row(`  ${kind}`, of)),
    ],
    ['left', ...Array<'right'>(6).fill('right')],
  );
  return `${[paint.bold(head), ...lines].join('\n')}\n`;
}

/** One difference as a line: what was missed (−), unexpected (+) or wrong (≠), and where. */
export function differenceLine({ kind, problem, subject, expected, found, at }: Difference, paint: Paint): string {
  const what = `${kind} ${oneLine(subject)}`;
  const place = at ? paint.dim(` @${at.start}`) : '';
  if (problem === 'missed') return `${paint.red(`− ${what}`)}${expected ? `  ${expected}` : ''}${place}`;
  if (problem === 'unexpected') return `${paint.yellow(`+ ${what}`)}${found ? `  ${found}` : ''}${place}`;
  return `${paint.red(`≠ ${what}`)}  expected ${expected}, found ${found}${place}`;
}
