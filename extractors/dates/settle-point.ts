import { fiscalText, monthText, yearText } from '#extractors/dates/anchor';
import type { Context } from '#extractors/dates/context';
import type { Atom, Point } from '#extractors/dates/draft';
import type { Settled } from '#extractors/dates/settle';
import type { Direction } from '#extractors/dates/tense';
import { wordAt } from '#extractors/dates/words-of';
import { formatDay, fromDays, isDay, padded, toDays, weekdayOf } from '#pipeline/language/calendar';
import { holiday as holidayOf, nthWeekday } from '#pipeline/language/calendar/holidays';
import { type Interval, intervalOf } from '#pipeline/language/calendar/intervals';

const explicit = (value: string): Settled => ({ value, type: 'date', anchor: 'none', certainty: 'explicit' });

/** Settles a point of the calendar: its own year, or the one that the text's time makes most likely. */
export function settlePoint(point: Point, atom: Atom, context: Context): Settled | null {
  if (point.decade !== undefined) return explicit(`${point.decade}X`);
  if (point.century !== undefined) return explicit(centuryText(point.century, point.era));
  if (point.year !== undefined) {
    if (point.unsure) return settleUnsure(point, context);
    const value = textOf(point, point.era === 'BC' ? -point.year : point.year);
    return value === null ? null : explicit(value);
  }
  if (point.weekday !== undefined && point.month === undefined) return settleWeekday(point, atom, context);
  return settleOpen(point, atom, context);
}

function centuryText(century: number, era: 'BC' | undefined): string {
  return era === 'BC' ? `BC${padded(century - 1, 2)}` : `${padded(century - 1, 2)}XX`;
}

/** The TIMEX3 value of a point in a year (negative before Christ); null where there is no such day. */
function textOf(point: Point, year: number): string | null {
  const { month, day, season, quarter, half, holiday, nth, weekday } = point;
  if (nth !== undefined && month !== undefined && weekday !== undefined) {
    const days = nthWeekday(year, month, weekday, nth);
    return fromDays(days).month === month ? formatDay(days) : null;
  }
  if (point.fiscal)
    return `${fiscalText(year)}${quarter === undefined ? '' : `-Q${quarter}`}${half === undefined ? '' : `-H${half}`}`;
  if (quarter !== undefined) return `${yearText(year)}-Q${quarter}`;
  if (half !== undefined) return `${yearText(year)}-H${half}`;
  if (season !== undefined) return `${yearText(year)}-${season}`;
  if (holiday !== undefined) {
    const days = holidayOf(holiday, year);
    return days === null ? null : formatDay(days);
  }
  if (month === undefined) return yearText(year);
  if (day === undefined) return monthText(year, month);
  return isDay(Math.abs(year), month, day) ? `${monthText(year, month)}-${padded(day, 2)}` : null;
}

/** "05/02/2019": the reading that is not after publication, else day first. */
function settleUnsure({ year, month, day }: Point, { published }: Context): Settled {
  const readings = [
    toDays(year as number, month as number, day as number),
    toDays(year as number, day as number, month as number),
  ];
  const past = published === null ? [] : readings.filter((days) => days <= published + 1).sort((a, b) => b - a);
  const chosen = past[0] ?? (readings[0] as number);
  return { value: formatDay(chosen) as string, type: 'date', anchor: 'none', certainty: 'ambiguous' };
}

/** A month, day, season, quarter or half without its year. */
function settleOpen(point: Point, atom: Atom, context: Context): Settled | null {
  const { published, publishedYear, narrative, anchor } = context;
  const open = openText(point);
  if (narrative && anchor !== null && point.which === undefined) {
    const year = narrativeYear(point, anchor.year, anchor.month, anchor.grain === 'year' || anchor.grain === 'decade');
    const value = textOf(point, year);
    return value === null ? null : { value, type: 'date', anchor: 'previous-date', certainty: 'inferred' };
  }
  const direction = point.which === undefined ? context.direction(atom) : null;
  const told = direction === 'past' || direction === null ? yearOfStory(point, atom, context) : null;
  if (told !== null) {
    const value = textOf(point, told);
    return value === null ? null : { value, type: 'date', anchor: 'previous-date', certainty: 'inferred' };
  }
  if (direction === 'habit') return { value: open, type: 'date', anchor: 'none', certainty: 'explicit' };
  if (published === null) {
    if (publishedYear === null || narrative)
      return { value: open, type: 'date', anchor: 'none', certainty: 'ambiguous' };
    const value = textOf(point, publishedYear + (point.which ?? 0));
    return value === null ? null : { value, type: 'date', anchor: 'published', certainty: 'inferred' };
  }
  const value = nearest(point, published, direction);
  return value === null ? null : { value, type: 'date', anchor: 'published', certainty: 'inferred' };
}

/** Years back from which a full date opens a story of its own, that the open dates right after it go on with. */
const STORY = 3;

/** The year of a full date of long ago in this sentence or the one before: "signed on 3 June 1998, ratified on 5 July". */
function yearOfStory(
  { month, which }: Point,
  { sentence }: Atom,
  { full, publishedYear, document }: Context,
): number | null {
  if (full === null || publishedYear === null || month === undefined || which !== undefined) return null;
  const { anchor } = full;
  if (anchor.year > publishedYear - STORY || sentence - full.sentence > 1) return null;
  if (document.sentences[sentence]?.segment !== document.sentences[full.sentence]?.segment) return null;
  return month < (anchor.month as number) ? null : anchor.year;
}

function openText({ month, day, season, quarter, half }: Point): string {
  if (month !== undefined) return `XXXX-${padded(month, 2)}${day === undefined ? '' : `-${padded(day, 2)}`}`;
  if (season !== undefined) return `XXXX-${season}`;
  if (quarter !== undefined) return `XXXX-Q${quarter}`;
  return half === undefined ? 'XXXX-XX-XX' : `XXXX-H${half}`;
}

const FIRST_MONTH = { SP: 3, SU: 6, FA: 9, WI: 12 } as const;

/** History goes on: the year in which the month lies nearest after the date before, a little way back allowed. */
function narrativeYear(point: Point, year: number, month: number | null, isWhole: boolean): number {
  const own = point.month ?? (point.season ? FIRST_MONTH[point.season] : null);
  if (own === null || month === null || isWhole) return year;
  const steps = own - month;
  if (steps < -6) return year + 1;
  return steps > 9 ? year - 1 : year;
}

/** The reading of this year, the one before or the one after that the direction asks for, else the nearest. */
function nearest(point: Point, published: number, direction: Direction): string | null {
  const { year } = fromDays(published);
  const readings = [year - 1, year, year + 1, year - 2]
    .map((one) => textOf(point, one))
    .filter((value): value is string => value !== null)
    .map((value) => ({ value, ...(intervalOf(value) as Interval) }))
    .sort((a, b) => a.first - b.first);
  const distance = ({ first, last }: Interval): number =>
    published < first ? first - published : published > last ? published - last : 0;
  const past = readings.filter(({ first }) => first <= published);
  const future = readings.filter(({ last }) => last >= published);
  if (point.which === -1) return readings.filter(({ last }) => last < published).at(-1)?.value ?? null;
  if (point.which === 1) return readings.find(({ first }) => first > published)?.value ?? null;
  if (point.which === undefined && direction === 'past') return past.at(-1)?.value ?? null;
  if (point.which === undefined && direction === 'future') return future[0]?.value ?? null;
  return (
    readings.reduce<(typeof readings)[number] | null>(
      (best, one) => (best === null || distance(one) < distance(best) ? one : best),
      null,
    )?.value ?? null
  );
}

/** Days back that a bare weekday may lie; one more back would be tomorrow (counted on 126 real ones). */
const FURTHEST_BACK = 5;

/** A weekday: the publication day or the nearest past one, what words of the future push ahead, what a day of the month fixes. */
function settleWeekday(point: Point, atom: Atom, context: Context): Settled {
  const weekday = point.weekday as number;
  const { published, narrative, anchor } = context;
  const reference = narrative && anchor?.grain === 'day' && point.which === undefined ? anchor.first : published;
  const kind = reference === published ? 'published' : 'previous-date';
  if (reference === null) return { value: `XXXX-WXX-${weekday}`, type: 'date', anchor: 'none', certainty: 'ambiguous' };
  const settled = (days: number): Settled => ({
    value: formatDay(days) ?? `XXXX-WXX-${weekday}`,
    type: 'date',
    anchor: kind,
    certainty: 'inferred',
  });
  if (point.day !== undefined) return settled(byDayOfMonth(weekday, point.day, reference));
  const back = (weekdayOf(reference) - weekday + 7) % 7;
  const ahead = (7 - back) % 7;
  if (point.which === -1) return settled(reference - (back === 0 ? 7 : back));
  if (point.which === 1) return settled(reference + (ahead === 0 ? 7 : ahead));
  const direction = context.direction(atom);
  if (direction === 'future' && point.which === undefined) return settled(reference + ahead);
  if (direction === null && point.which === undefined && isScheduled(atom, context)) return settled(reference + ahead);
  return settled(back > FURTHEST_BACK ? reference + 1 : reference - back);
}

/** "The ships sail on Friday.": a whole sentence in the present, with nothing of the past in it. */
function isScheduled({ first, sentence }: Atom, { document }: Context): boolean {
  const bounds = document.sentences[sentence];
  if (bounds === undefined || wordAt(document, bounds.last - 1) !== '.') return false;
  return /^(on|from|until|till|by)$/.test(wordAt(document, first - 1));
}

/** "Monday 20": the nearest day that is both. */
function byDayOfMonth(weekday: number, day: number, reference: number): number {
  for (let distance = 0; distance < 370; distance++) {
    for (const days of [reference + distance, reference - distance]) {
      if (weekdayOf(days) === weekday && fromDays(days).day === day) return days;
    }
  }
  return reference;
}
