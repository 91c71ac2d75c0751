import { daysInMonth, isDay, toDays } from '#pipeline/language/calendar';
import { mondayOf } from '#pipeline/language/calendar/weeks';

/** First and last day, both inclusive, as counts of days. */
export type Interval = { readonly first: number; readonly last: number };

const SEASON_MONTHS: Readonly<Record<string, number>> = { SP: 3, SU: 6, FA: 9, WI: 12 };
const SHAPE =
  /^(\d{4})(?:-(?:(\d{2})(?:-(\d{2}))?|Q([1-4])|H([12])|(SP|SU|FA|WI)|W(\d{2})(?:-(\d|WE))?))?(?:T\S*|TMO|TAF|TEV|TNI)?$/;

/** Some months from the first day of one. */
export function monthsFrom(year: number, month: number, count: number): Interval {
  const last = year * 12 + month - 1 + count - 1;
  const end = { year: Math.floor(last / 12), month: (last % 12) + 1 };
  return { first: toDays(year, month, 1), last: toDays(end.year, end.month, daysInMonth(end.year, end.month)) };
}

/**
 * The days that a TIMEX3 date or time value covers: days, months, quarters, halves, seasons (meteorological, northern;
 * winter begins in December of its year), ISO weeks and weekends, years, decades (`199X`), centuries (`19XX`), ranges.
 * Null for durations, sets, fiscal years (they need a country) and unresolved values.
 */
export function intervalOf(value: string): Interval | null {
  if (value.length === 4) return yearAlone(value);
  const slash = value.indexOf('/');
  if (slash > 0) {
    const from = intervalOf(value.slice(0, slash));
    const to = intervalOf(value.slice(slash + 1));
    return from && to && from.first <= to.last ? { first: from.first, last: to.last } : null;
  }
  const parts = SHAPE.exec(value);
  return parts ? shaped(parts) : null;
}

/** The commonest value, without an expression: "2019", "199X". */
function yearAlone(value: string): Interval | null {
  let year = 0;
  for (let at = 0; at < 4; at++) {
    const digit = value.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return wideOf(value);
    year = year * 10 + digit;
  }
  return year === 0 ? null : { first: toDays(year, 1, 1), last: toDays(year, 12, 31) };
}

function wideOf(value: string): Interval | null {
  const wide = /^(\d{2})(\d|X)X$/.exec(value);
  if (!wide) return null;
  const years = wide[2] === 'X' ? 100 : 10;
  const year = Number(wide[1]) * 100 + (wide[2] === 'X' ? 0 : Number(wide[2]) * 10);
  return year === 0 ? null : monthsFrom(year, 1, years * 12);
}

function shaped([, yearText, month, day, quarter, half, season, week, weekday]: RegExpExecArray): Interval | null {
  const year = Number(yearText);
  if (year === 0) return null;
  if (quarter) return monthsFrom(year, Number(quarter) * 3 - 2, 3);
  if (half) return monthsFrom(year, Number(half) * 6 - 5, 6);
  if (season) return monthsFrom(year, SEASON_MONTHS[season] as number, 3);
  if (week) {
    const monday = mondayOf({ year, week: Number(week) });
    if (weekday === 'WE') return { first: monday + 5, last: monday + 6 };
    if (weekday) return { first: monday + Number(weekday) - 1, last: monday + Number(weekday) - 1 };
    return { first: monday, last: monday + 6 };
  }
  if (!month) return monthsFrom(year, 1, 12);
  if (!day) return Number(month) >= 1 && Number(month) <= 12 ? monthsFrom(year, Number(month), 1) : null;
  if (!isDay(year, Number(month), Number(day))) return null;
  const days = toDays(year, Number(month), Number(day));
  return { first: days, last: days };
}
