import { type Anchor, fiscalText, monthsAway, yearText } from '#extractors/dates/anchor';
import type { Context } from '#extractors/dates/context';
import type { Atom, Meaning, Unit } from '#extractors/dates/draft';
import { fiscalYearAt } from '#extractors/dates/fiscal';
import type { Settled } from '#extractors/dates/settle';
import { formatDay, fromDays, padded, toDays, weekdayOf } from '#pipeline/language/calendar';
import { formatWeek, mondayOf, weekOf } from '#pipeline/language/calendar/weeks';

type Of<Kind extends Meaning['is']> = Extract<Meaning, { is: Kind }>;

const published = (value: string): Settled => ({ value, type: 'date', anchor: 'published', certainty: 'inferred' });
const previous = (value: string): Settled => ({ value, type: 'date', anchor: 'previous-date', certainty: 'inferred' });
const open = (value: string): Settled => ({ value, type: 'date', anchor: 'none', certainty: 'ambiguous' });

const OPEN: Readonly<Record<Unit, string>> = {
  Y: 'XXXX',
  FY: 'XXXX',
  M: 'XXXX-XX',
  W: 'XXXX-WXX',
  FN: 'XXXX-WXX',
  WE: 'XXXX-WXX-WE',
  D: 'XXXX-XX-XX',
  Q: 'XXXX-QX',
  DE: 'XXXX',
  CE: 'XXXX',
  TH: 'XXXX-XX-XXTXX',
  TM: 'XXXX-XX-XXTXX:XX',
  TS: 'XXXX-XX-XXTXX:XX',
};

/** "Last year", "next week", "yesterday"; "the end of the month" is of the date before where history is told. */
export function settleShift({ unit, by, here }: Of<'shift'>, _: Atom, context: Context): Settled {
  const { narrative, anchor, publishedYear } = context;
  if (here && narrative && anchor !== null) return stepped(anchor, unit, by);
  const day = unit === 'D' ? (context.written ?? context.published) : context.published;
  if (day !== null) return published(unitAt(day, unit, by, context));
  if (publishedYear !== null && (unit === 'Y' || unit === 'DE' || unit === 'CE')) {
    return published(unitAt(toDays(publishedYear, 7, 1), unit, by, context));
  }
  return open(OPEN[unit]);
}

/** The unit that holds a day, some units on. */
function unitAt(days: number, unit: Unit, by: number, context: Context): string {
  const { year, month } = fromDays(days);
  switch (unit) {
    case 'D':
    case 'TH':
    case 'TM':
    case 'TS':
      return formatDay(days + by) ?? OPEN.D;
    case 'W':
    case 'FN':
      return formatWeek(weekOf(days + by * 7));
    case 'WE':
      return `${formatWeek(weekOf(days + by * 7))}-WE`;
    case 'M':
      return monthsAway(year, month, by);
    case 'Q':
      return quarterText(year, month, by);
    case 'Y':
      return yearText(year + by);
    case 'FY': {
      const calendar = context.fiscal();
      return fiscalText((calendar === null ? year : fiscalYearAt(calendar, days)) + by);
    }
    case 'DE':
      return wideText(year, 10, by);
    case 'CE':
      return wideText(year, 100, by);
  }
}

/** "This weekend", "over the weekend": the one under way, else the past or the coming one as the words around say. */
export function settleWeekend(atom: Atom, context: Context): Settled {
  if (context.published === null) return open(OPEN.WE);
  const weekday = weekdayOf(context.published);
  const week = (by: number): Settled => published(`${formatWeek(weekOf((context.published as number) + by * 7))}-WE`);
  if (weekday >= 6) return week(0);
  const direction = context.direction(atom);
  if (direction === 'future') return week(0);
  if (direction === 'past') return week(-1);
  return week(weekday <= 3 ? -1 : 0);
}

/** "Three weeks ago": to the day for days, else the week, month or year. */
export function settleAgo({ unit, count, by, exact }: Of<'ago'>, context: Context): Settled {
  if (count === null) return published(by < 0 ? 'PAST_REF' : 'FUTURE_REF');
  const { published: day, publishedYear } = context;
  if (day === null) {
    const years = yearsOf(unit, count);
    return years !== null && publishedYear !== null
      ? published(yearText(publishedYear + by * years))
      : open(OPEN[unit]);
  }
  return published(away(day, unit, count * by, exact === true));
}

/** Whole years of a count of years, decades or centuries; null for shorter units. */
function yearsOf(unit: Unit, count: number): number | null {
  const size = { Y: 1, FY: 1, DE: 10, CE: 100 }[unit as 'Y'];
  return size === undefined ? null : Math.round(size * count);
}

function away(day: number, unit: Unit, count: number, exact: boolean): string {
  const { year, month, day: ofMonth } = fromDays(day);
  const years = yearsOf(unit, 1);
  if (unit === 'D') return formatDay(day + Math.round(count)) ?? OPEN.D;
  if (unit === 'W' || unit === 'FN') {
    const there = day + Math.round(count * (unit === 'FN' ? 14 : 7));
    return exact ? (formatDay(there) ?? OPEN.D) : formatWeek(weekOf(there));
  }
  if (unit === 'WE') return `${formatWeek(weekOf(day + Math.round(count) * 7))}-WE`;
  if (years !== null && Number.isInteger(count * years)) {
    const there = year + count * years;
    return exact ? (formatDay(toDays(there, month, ofMonth)) ?? OPEN.D) : yearText(there);
  }
  const months = (years === null ? (unit === 'Q' ? 3 : 1) : years * 12) * count;
  const daily = { TH: 24, TM: 1440, TS: 86_400 }[unit as 'TH'];
  if (daily !== undefined) return formatDay(day + Math.trunc(count / daily)) ?? OPEN.D;
  return monthsAway(year, month, Math.round(months));
}

/** "Two years later", counted from the date before; with none before it, years back from the day of writing ("up from a year earlier"). */
export function settleLater({ unit, count, by }: Of<'later'>, context: Context): Settled {
  if (count === null) return previous(by < 0 ? 'PAST_REF' : 'FUTURE_REF');
  const { anchor } = context;
  if (anchor === null) {
    const isCompared = by < 0 && yearsOf(unit, 1) !== null && context.published !== null;
    return isCompared ? published(away(context.published as number, unit, count * by, false)) : open(OPEN[unit]);
  }
  return previous(steppedBy(anchor, unit, count * by));
}

function steppedBy(anchor: Anchor, unit: Unit, count: number): string {
  const years = yearsOf(unit, 1);
  if (years !== null) return yearsOn(anchor, count * years);
  if (unit === 'M' || unit === 'Q') {
    const months = Math.round(count * (unit === 'Q' ? 3 : 1));
    return anchor.month === null ? `${yearText(anchor.year)}-XX` : monthsAway(anchor.year, anchor.month, months);
  }
  if (anchor.grain !== 'day' || anchor.first === null) {
    return `${anchor.month === null ? `${yearText(anchor.year)}-XX` : anchor.value}-XX`;
  }
  const days: Partial<Record<Unit, number>> = { D: 1, W: 7, WE: 7, FN: 14 };
  return formatDay(anchor.first + Math.round(count * (days[unit] ?? 0))) ?? OPEN.D;
}

/** Whole years keep the quarter, half or season that they are counted from; parts of a year go by months. */
function yearsOn({ year, month, value }: Anchor, years: number): string {
  if (Number.isInteger(years)) {
    return yearText(year + years) + (/^\d{4}(-(?:Q\d|H\d|SP|SU|FA|WI))$/.exec(value)?.[1] ?? '');
  }
  return month === null ? yearText(year + Math.round(years)) : monthsAway(year, month, Math.round(years * 12));
}

/** "The following year", "that month", "the day before". */
export function settleFollow({ unit, by }: Of<'follow'>, context: Context): Settled {
  const { anchor } = context;
  if (anchor === null) return open(OPEN[unit]);
  return stepped(anchor, unit, by);
}

/** The unit that holds the anchor, some units on. */
function stepped(anchor: Anchor, unit: Unit, by: number): Settled {
  const { year, month, first, grain } = anchor;
  if (unit === 'Y' || unit === 'FY') return previous(yearText(year + by));
  if (unit === 'DE') return previous(wideText(year, 10, by));
  if (unit === 'CE') return previous(wideText(year, 100, by));
  if (unit === 'M') return previous(month === null ? `${yearText(year)}-XX` : monthsAway(year, month, by));
  if (first === null || (grain !== 'day' && grain !== 'week')) {
    return previous(month === null ? `${yearText(year)}-XX-XX` : `${anchor.value.slice(0, 7)}-XX`);
  }
  if (unit === 'D') return previous(formatDay(first + by) ?? OPEN.D);
  if (unit === 'W' || unit === 'FN') return previous(formatWeek(weekOf(first + by * 7)));
  if (unit === 'WE') return previous(`${formatWeek(weekOf(mondayOf(weekOf(first)) + by * 7))}-WE`);
  return previous(quarterText(year, month ?? 1, by));
}

/** The decade (10 years) or century (100) of a year, some on: "199X", "19XX", before Christ "BC048". */
function wideText(year: number, years: number, by: number): string {
  const [width, open] = years === 10 ? [3, 'X'] : [2, 'XX'];
  const count = year < 0 ? Math.floor(-year / years) - by : Math.floor(year / years) + by;
  if (count < 0) return 'XXXX';
  return year < 0 ? `BC${padded(count, width)}` : `${padded(count, width)}${open}`;
}

function quarterText(year: number, month: number, by: number): string {
  const quarter = year * 4 + Math.floor((month - 1) / 3) + by;
  return `${yearText(Math.floor(quarter / 4))}-Q${(((quarter % 4) + 4) % 4) + 1}`;
}
