import type { Draft, Meaning, Point } from '#extractors/dates/draft';
import { dayOf, keyOf, partOf, tokenText, yearOf } from '#extractors/dates/parts';
import { draft } from '#extractors/dates/read-points';
import { isDay } from '#pipeline/language/calendar';
import type { Match, Resolved } from '#schemas/extractor';
import type { NumberValue, Part } from '#schemas/mention';

type Read = Resolved<Draft> | null;

const MORE = /^(%|million|billion|trillion|crore|percent|per|:|am|pm|a\.m\.|p\.m\.)$/i;

/**
 * A day and a month in either order, with a second day and a year where they are there: "March 4-12", "the 5th of
 * March 2019", "5 and 6 May". What was taken too much ("March 4, 40 ships") is given back.
 */
export function readDays(match: Match, counted: ReadonlySet<string>, months: ReadonlyMap<string, number>): Read {
  const month = Number(keyOf(match, 'month'));
  const monthPart = partOf(match, 'month') as Part;
  const dayPart = partOf(match, 'day') as Part;
  const endPart = partOf(match, 'day-end');
  const yearPart = partOf(match, 'year');
  const year = yearOf(match, yearPart);
  const day = dayOf(dayPart);
  if (day === null || !isDay(year ?? 2000, month, day)) return null;
  const first = tokenText(match, match.first).toLowerCase() === 'the' ? match.first + 1 : match.first;
  const monthFirst = monthPart.first < dayPart.first;
  if (monthFirst && isSpelled(dayPart) && !endsThere(match, dayPart)) return null;
  const isCounted = (part: Part): boolean =>
    part !== yearPart &&
    (MORE.test(tokenText(match, part.last)) || counted.has(tokenText(match, part.last).toLowerCase()));
  const point = (values: Point): Meaning => ({ is: 'point', point: year === null ? values : { ...values, year } });
  const from: Point = { month, day };
  const alone = (last: number, value: Meaning): Read => ({ value: draft(value), first, last });
  const end = endPart === null ? null : dayOf(endPart);
  const isYearKept = year !== null || yearPart === null;
  const last = isYearKept ? match.last : lastBefore(monthPart, dayPart, endPart);
  if (endPart === null || end === null) {
    // "March 4 and 2018 saw", "March 4 to 2,000 men": the second number is no day.
    if (endPart !== null && !monthFirst) return null;
    const stop = endPart === null ? last : dayPart.last;
    if (monthFirst && year === null && isCounted(dayPart)) return null;
    return alone(stop, endPart === null ? point(from) : { is: 'point', point: from });
  }
  const goesOn = months.has(tokenText(match, endPart.last).toLowerCase());
  if (monthFirst && (goesOn || (year === null && isCounted(endPart))))
    return alone(dayPart.last, { is: 'point', point: from });
  if (!isDay(year ?? 2000, month, end)) return null;
  const to: Point = { month, day: end };
  if (/^(and|or|&)$/i.test(connector(match, dayPart, endPart))) {
    const split = { at: dayPart.last, next: endPart.first, first: point(from) };
    return { value: { ...draft(point(to)), split }, first, last };
  }
  if (end > day) return alone(last, { is: 'range', from: point(from), to: point(to) });
  return null;
}

const isSpelled = ({ value }: Part): boolean => (value as NumberValue).form === 'words';

/** "April the first" ends there; "in April the first batch arrives" goes on. */
function endsThere(match: Match, day: Part): boolean {
  const after = day.last >= match.sentence.last ? '' : tokenText(match, day.last);
  return tokenText(match, day.first - 1).toLowerCase() === 'the' && /^[.,;:)]?$/.test(after);
}

/** The word or mark between the two days. */
function connector(match: Match, day: Part, end: Part): string {
  return tokenText(
    match,
    day.last === end.first
      ? day.last
      : tokenText(match, end.first - 1).toLowerCase() === 'the'
        ? end.first - 2
        : end.first - 1,
  );
}

function lastBefore(...parts: readonly (Part | null)[]): number {
  return Math.max(...parts.map((part) => part?.last ?? 0));
}
