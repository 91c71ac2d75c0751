import { type Html, html } from '#pipeline/view/report/html';
import { TONES, type Tone, toneOf } from '#pipeline/view/report/labels';
import { bar, canvas, figure, key, label } from '#pipeline/view/report/svg';
import type { Agreement, ArticleRecord } from '#schemas/record';

type Dated = { readonly day: string; readonly tone: Tone };

const NAMES: Readonly<Record<Tone, string>> = {
  wanted: 'asked or offered',
  pending: 'being decided',
  agreed: 'agreed',
  stopped: 'stopped or ended',
  unknown: 'status unknown',
};
/** More months than these are drawn as years. */
const MOST_MONTHS = 30;
const [WIDTH, HEIGHT, FOOT] = [420, 150, 18];

/** Agreements over time, by the day of their news, in columns by status. */
export function timeChart(records: readonly ArticleRecord[]): Html {
  const dated = records.flatMap(({ article, agreements }) =>
    agreements.map((one) => dateOf(one, article.published?.value)),
  );
  const known = dated.filter(({ day }) => day !== '');
  const columns = columnsOf(known);
  const most = Math.max(1, ...columns.map(({ tones }) => tones.length));
  const step = WIDTH / Math.max(1, columns.length);
  const bars = columns.map(({ name, tones }, i) => {
    let y = HEIGHT - FOOT;
    return TONES.map((tone) => {
      const count = tones.filter((one) => one === tone).length;
      const height = (count / most) * (HEIGHT - FOOT - 14);
      y -= height;
      const width = Math.min(36, step * 0.72);
      const box = { x: i * step + (step - width) / 2, y, width, height };
      return count > 0 && bar(box, `tone ${tone}`, `${name}: ${count} ${NAMES[tone]}`);
    });
  });
  const every = Math.max(1, Math.ceil(columns.length / 8));
  const names = columns.map(({ name }, i) => i % every === 0 && label((i + 0.5) * step, HEIGHT - 4, name, 'middle'));
  const missing = dated.length - known.length;
  const says = [
    ...columns.filter(({ tones }) => tones.length).map(({ name, tones }) => `${name}: ${tones.length}`),
    ...(missing ? [`without a day: ${missing}`] : []),
  ].join('; ');
  const base = html`<line class="axis" x1="0" x2="${WIDTH}" y1="${HEIGHT - FOOT}" y2="${HEIGHT - FOOT}"/>${label(0, 10, `${most}`)}`;
  const drawing = columns.length ? canvas(WIDTH, HEIGHT, `Agreements over time: ${says}`, [base, bars, names]) : null;
  const used = TONES.filter((tone) => known.some((one) => one.tone === tone));
  return figure('Agreements over time', says, drawing, key(used.map((tone) => [`tone ${tone}`, NAMES[tone]])));
}

/** The day of publication is the day of the news. */
const dateOf = ({ status }: Agreement, published: string | undefined): Dated => ({
  day: published ?? '',
  tone: toneOf(status),
});

function columnsOf(dated: readonly Dated[]): readonly { readonly name: string; readonly tones: readonly Tone[] }[] {
  const days = dated.map(({ day }) => day).sort();
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return [];
  const months = monthIndex(last) - monthIndex(first) + 1;
  const byYear = months > MOST_MONTHS || days.some((day) => day.length < 7);
  const names = byYear
    ? range(Number(first.slice(0, 4)), Number(last.slice(0, 4))).map(String)
    : range(monthIndex(first), monthIndex(last)).map(monthName);
  return names.map((name) => ({ name, tones: dated.flatMap(({ day, tone }) => (day.startsWith(name) ? [tone] : [])) }));
}

const monthIndex = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7) || 1) - 1;
const monthName = (index: number): string => `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
const range = (from: number, to: number): readonly number[] =>
  Array.from({ length: to - from + 1 }, (_, i) => from + i);
