import { isDay, isoDay, type PrintedDate, printedDates } from '#pipeline/stages/read/printed-date';
import type { DateClaim } from '#pipeline/stages/read/published';

type Day = Pick<PrintedDate, 'month' | 'day'>;

/** Days before a report from which it gives full dates as news. */
const RECENT = 14;
/** Years that a report may come after the last one it speaks of as past. */
const LATER = 2;
/** Where the weekday of a report stands. */
const LEAD = 800;
const LONGEST = 100_000;

const DAYS = 'sunday monday tuesday wednesday thursday friday saturday'.split(' ');
const REPORTED = /(?<!(?:next|last|until|by|before) )\bon (sun|mon|tues|wednes|thurs|fri|satur)day\b/i;
/** Sentences about what is to come. */
const TO_COME =
  /\b(?:will|would|shall|(?<!(?:been|was|were) )expect(?:s|ed)?|plan(?:s|ned)? to|planned|due|scheduled|aims? to|targets?|goals?|forecasts?)\b/i;
/** A year; the words before it that put it ahead of the report. */
const YEAR =
  /\b(?:(by|until|till|through|beyond|between|than) (?:the end of |\p{L}+ )?)?(?<![\d.,/-])((?:19|20)\d{2})(?![\d%]|[,.]\d)/giu;

/** The dateline's day as a claim, its year taken from the text; none where the text does not tell it. */
export function inferredClaims(dateline: PrintedDate | null, text: string): readonly DateClaim[] {
  if (dateline === null) return [];
  const year = dateline.year ?? inferredYear(dateline, text);
  return year === null
    ? []
    : [{ value: isoDay(year, dateline.month, dateline.day), source: 'dateline', inferred: true }];
}

/**
 * The year of a dateline that gives only month and day: by a full date of the two weeks before, else by the weekday
 * on which the lead says that it happened, as agencies report on the day itself; of the years from the last one that
 * the text speaks of as past, the one in which the day has that name. Null where the text tells nothing.
 */
export function inferredYear(day: Day, text: string): number | null {
  const body = text.slice(0, LONGEST);
  return yearByRecentDate(day, body) ?? yearByWeekday(day, body);
}

function yearByRecentDate(day: Day, text: string): number | null {
  const near = new Set<number>();
  for (const other of printedDates(text)) {
    if (other.year === null) continue;
    const then = dayNumber(other.year, other);
    for (const year of [other.year, other.year + 1]) {
      const days = dayNumber(year, day) - then;
      if (days >= 0 && days <= RECENT) near.add(year);
    }
  }
  return near.size === 1 ? ([...near][0] ?? null) : null;
}

function yearByWeekday(day: Day, text: string): number | null {
  const weekday = REPORTED.exec(text.slice(0, LEAD))?.[1];
  const last = lastPastYear(text);
  if (weekday === undefined || last === null) return null;
  const wanted = DAYS.indexOf(`${weekday.toLowerCase()}day`);
  for (let year = last; year <= last + LATER; year++)
    if (isDay(year, day.month, day.day) && (dayNumber(year, day) + 4) % 7 === wanted) return year;
  return null;
}

/** The latest year in sentences that speak of nothing to come. */
function lastPastYear(text: string): number | null {
  let last: number | null = null;
  for (const sentence of text.split(/[.!?]["”’]?\s+|\n/)) {
    if (TO_COME.test(sentence)) continue;
    for (const [, ahead, digits] of sentence.matchAll(YEAR))
      if (ahead === undefined) last = Math.max(last ?? 0, Number(digits));
  }
  return last;
}

/** Days since 1970-01-01, a Thursday. */
const dayNumber = (year: number, { month, day }: Day): number => Date.UTC(year, month - 1, day) / 86_400_000;
