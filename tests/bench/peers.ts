import * as chrono from 'chrono-node';
import nlp from 'compromise';
import compromiseDates from 'compromise-dates';
import { recognizersDates, recognizersMoney } from './peer-recognizers.js';
import { inUnits, todayOf, trimmed } from './peer-text.js';
import type { GoldLine, SuiteSpan } from './suite.js';

/**
 * The libraries that one would take instead, each answering in the notation of the suites. They get what helps them:
 * the day of the text as their "today", spans without the preposition in front and the mark behind, their past reading of
 * a weekday (news looks back), and one family of currency for "dollar".
 */
export type Peer = {
  readonly name: string;
  readonly money: ((line: GoldLine) => readonly SuiteSpan[]) | null;
  readonly dates: ((line: GoldLine) => readonly SuiteSpan[]) | null;
  /** Above this many characters a text is not given to it: its time grows faster than the text. */
  readonly longest: number;
};

type CompromiseHit = {
  readonly text: string;
  readonly offset: { readonly start: number };
  readonly dates?: { readonly start: string | null; readonly end: string | null; readonly unit?: string };
  readonly duration?: Readonly<Record<string, number>>;
  readonly money?: { readonly num: number | null; readonly currency?: string | null };
};
nlp.plugin(compromiseDates as never);

export const PEERS: readonly Peer[] = [
  { name: 'chrono-node', money: null, dates: chronoDates, longest: Number.POSITIVE_INFINITY },
  { name: 'compromise', money: compromiseMoney, dates: compromiseDays, longest: Number.POSITIVE_INFINITY },
  { name: 'Recognizers-Text', money: recognizersMoney, dates: recognizersDates, longest: 6000 },
];

function chronoDates(line: GoldLine): readonly SuiteSpan[] {
  return chrono.parse(line.text, todayOf(line)).map(({ index, text, start, end }) => ({
    kind: 'timex',
    ...trimmed(line, index, index + text.length),
    type: start.isCertain('hour') ? 'TIME' : 'DATE',
    value: end === null || end === undefined ? componentsOf(start) : `${componentsOf(start)}/${componentsOf(end)}`,
    fromFull: fullOf(start),
    ...(end ? { toInclusive: fullOf(end) } : {}),
  }));
}

function componentsOf(parts: chrono.ParsedComponents): string {
  const [year, month, day] = [parts.get('year'), parts.get('month'), parts.get('day')].map((part) => String(part ?? 0));
  const date = `${year?.padStart(4, '0')}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`;
  const two = (part: 'hour' | 'minute'): string => String(parts.get(part) ?? 0).padStart(2, '0');
  if (parts.isCertain('hour')) return `${date}T${two('hour')}:${two('minute')}`;
  if (parts.isCertain('day') || parts.isCertain('weekday')) return date;
  if (parts.isCertain('month')) return date.slice(0, 7);
  return parts.isCertain('year') ? date.slice(0, 4) : date;
}

function fullOf(parts: chrono.ParsedComponents): string {
  const [year, month, day, hour, minute, second] = (['year', 'month', 'day', 'hour', 'minute', 'second'] as const).map(
    (unit) => String(parts.get(unit) ?? 0).padStart(2, '0'),
  );
  return `${year?.padStart(4, '0')}-${month}-${day}T${hour}:${minute}:${second}`;
}

/** Its offsets are those of the text that it was given, save for what it normalises: looked for near by. */
function placed(line: GoldLine, hit: CompromiseHit): { readonly start: number; readonly end: number } {
  const { text } = line;
  const at = text.startsWith(hit.text, hit.offset.start) ? hit.offset.start : text.indexOf(hit.text);
  const start = at < 0 ? hit.offset.start : at;
  return trimmed(line, start, start + hit.text.length);
}

function compromiseDays(line: GoldLine): readonly SuiteSpan[] {
  type View = { readonly json: (options: object) => readonly CompromiseHit[] };
  const document = nlp(line.text) as unknown as {
    readonly dates: (options: object) => View;
    readonly durations: () => View;
  };
  const days = document
    .dates({ today: (line.dct ?? '2020-01-15').slice(0, 10), timezone: 'UTC' })
    .json({ offset: true });
  const lengths = document.durations().json({ offset: true });
  const spans = days.map((hit): SuiteSpan => {
    const value = unitValue(hit);
    return { kind: 'timex', ...placed(line, hit), type: 'DATE', ...(value === null ? {} : { value }) };
  });
  const rest = lengths.map((hit): SuiteSpan => {
    const value = periodOf(hit.duration ?? {});
    return { kind: 'timex', ...placed(line, hit), type: 'DURATION', ...(value === null ? {} : { value }) };
  });
  return [...spans, ...rest.filter(({ start, end }) => !spans.some((one) => one.start < end && start < one.end))];
}

function unitValue({ dates }: CompromiseHit): string | null {
  if (!dates?.start) return null;
  const [start, end] = [dates.start, dates.end ?? dates.start];
  if (dates.unit === 'year') return start.slice(0, 4);
  if (dates.unit === 'month') return start.slice(0, 7);
  if (start.slice(0, 10) === end.slice(0, 10))
    return dates.unit === 'day' || dates.unit === undefined ? start.slice(0, 10) : start.slice(0, 16);
  return `${start.slice(0, 10)}/${end.slice(0, 10)}`;
}

function periodOf(duration: Readonly<Record<string, number>>): string | null {
  const days = ['year', 'month', 'week', 'day'].map((unit) => part(duration[unit], unit)).join('');
  const hours = ['hour', 'minute', 'second'].map((unit) => part(duration[unit], unit)).join('');
  return days + hours === '' ? null : `P${days}${hours === '' ? '' : `T${hours}`}`;
}

function part(count: number | undefined, unit: string): string {
  return count === undefined ? '' : `${count}${unit.charAt(0).toUpperCase()}`;
}

function compromiseMoney(line: GoldLine): readonly SuiteSpan[] {
  const money = (
    nlp(line.text) as unknown as { money: () => { json: (options: object) => readonly CompromiseHit[] } }
  ).money();
  return money.json({ offset: true }).map((hit) => {
    const amount = typeof hit.money?.num === 'number' ? String(hit.money.num) : undefined;
    return { kind: 'money', ...placed(line, hit), ...inUnits(hit.money?.currency, amount) };
  });
}
