import type { Draft, Meaning, Point } from '#extractors/dates/draft';
import { dayOf, keyOf, partOf, tokenText, yearOf } from '#extractors/dates/parts';
import { draft } from '#extractors/dates/read-points';
import { isDay } from '#pipeline/language/calendar';
import type { Match, Resolved } from '#schemas/extractor';
import type { NumberValue, Part } from '#schemas/mention';

type Read = Resolved<Draft> | null;

const MORE = /^(%|million|billion|trillion|crore|percent|per|:|am|pm|a\.m\.|p\.m\.)$/i;

type Found = {
  readonly match: Match;
  readonly month: number;
  readonly day: number;
  readonly dayPart: Part;
  readonly endPart: Part | null;
  readonly year: number | null;
  readonly monthFirst: boolean;
  /** First token without "the", and the token after the last part that is kept. */
  readonly first: number;
  readonly last: number;
  /** Whether a number is the count of what follows it. */
  readonly counts: (part: Part) => boolean;
  readonly months: ReadonlyMap<string, number>;
};

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
  const monthFirst = monthPart.first < dayPart.first;
  if (day === null || !isDay(year ?? 2000, month, day)) return null;
  if (monthFirst && isSpelled(dayPart) && !endsThere(match, dayPart)) return null;
  const first = tokenText(match, match.first).toLowerCase() === 'the' ? match.first + 1 : match.first;
  const last = year !== null || yearPart === null ? match.last : lastBefore(monthPart, dayPart, endPart);
  const counts = (part: Part): boolean => {
    const after = tokenText(match, part.last).toLowerCase();
    return monthFirst && year === null && (MORE.test(after) || counted.has(after));
  };
  const found = { match, month, day, dayPart, endPart, year, monthFirst, first, last, counts, months };
  return endPart === null ? oneDay(found) : twoDays(found, endPart);
}

function oneDay({ month, day, dayPart, year, first, last, counts }: Found): Read {
  if (counts(dayPart)) return null;
  return { value: draft(point({ month, day }, year)), first, last };
}

function twoDays(found: Found, endPart: Part): Read {
  const { match, month, day, dayPart, year, monthFirst, first, last, counts, months } = found;
  const end = dayOf(endPart);
  const goesOn = months.has(tokenText(match, endPart.last).toLowerCase());
  // "March 4 and 2018 saw", "March 4 to 2,000 men", "March 4 to 12 April": the second number is no day of this month.
  if (end === null || (monthFirst && (goesOn || counts(endPart)))) {
    return monthFirst ? { value: draft(point({ month, day }, null)), first, last: dayPart.last } : null;
  }
  if (!isDay(year ?? 2000, month, end)) return null;
  const from = point({ month, day }, year);
  const to = point({ month, day: end }, year);
  if (/^(and|or|&)$/i.test(connector(match, dayPart, endPart))) {
    return { value: { ...draft(to), split: { at: dayPart.last, next: endPart.first, first: from } }, first, last };
  }
  return end > day ? { value: draft({ is: 'range', from, to }), first, last } : null;
}

function point(values: Point, year: number | null): Meaning {
  return { is: 'point', point: year === null ? values : { ...values, year } };
}

const isSpelled = ({ value }: Part): boolean => (value as NumberValue).form === 'words';

/** "April the first" ends there; "in April the first batch arrives" goes on. */
function endsThere(match: Match, day: Part): boolean {
  const after = day.last >= match.sentence.last ? '' : tokenText(match, day.last);
  return tokenText(match, day.first - 1).toLowerCase() === 'the' && /^[.,;:)]?$/.test(after);
}

/** The word or mark between the two days. */
function connector(match: Match, day: Part, end: Part): string {
  const at = tokenText(match, end.first - 1).toLowerCase() === 'the' ? end.first - 2 : end.first - 1;
  return tokenText(match, Math.max(at, day.last));
}

function lastBefore(...parts: readonly (Part | null)[]): number {
  return Math.max(...parts.map((part) => part?.last ?? 0));
}
