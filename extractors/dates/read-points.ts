import type { Draft, Meaning, Point, Season } from '#extractors/dates/draft';
import { dayOf, fullYear, keyOf, partOf, textOf, tokenText, wholeOf, yearOf } from '#extractors/dates/parts';
import { isDay } from '#pipeline/language/calendar';
import type { Match, Resolved } from '#schemas/extractor';
import type { Part } from '#schemas/mention';

type Read = Resolved<Draft> | null;

export const draft = (meaning: Draft['meaning'], mod: Draft['mod'] = null): Draft => ({ meaning, mod });
const point = (values: Point): Meaning => ({ is: 'point', point: values });

/** A year in the place of one: four digits, any before "BC". */
function yearPart(match: Match, part: Part | null): number | null | undefined {
  if (part === null) return undefined;
  if (match.gives.era === 'BC') {
    const year = wholeOf(part);
    return year !== null && year > 0 && year < 4000 ? year : null;
  }
  return yearOf(match, part);
}

/** Reads months, days, years, weekdays, seasons, quarters, halves, decades, centuries and holidays. */
export function readPoint(match: Match): Read {
  const year = yearPart(match, partOf(match, 'year'));
  const day = dayPart(match, year);
  const century = centuryPart(match);
  if (year === null || day === null || century === null || yearsGoOn(match)) return null;
  const decade = keyOf(match, 'decade');
  if (decade !== null) return readDecade(match, Number(decade));
  const season = keyOf(match, 'season');
  const holiday = keyOf(match, 'holiday');
  const which = keyOf(match, 'shift') ?? keyOf(match, 'which');
  return ranged(match, {
    ...numbersIn(match),
    ...(year === undefined ? {} : { year }),
    ...(match.gives.era === 'BC' ? { era: 'BC' } : {}),
    ...(season === null ? {} : { season: season as Season }),
    ...(holiday === null ? {} : { holiday }),
    ...(which === null ? {} : { which: Number(which) }),
    ...(day === undefined ? {} : { day }),
    ...(century === undefined ? {} : { century }),
  });
}

/** Parts whose lexicon key is their number. */
function numbersIn(match: Match): Point {
  const values: { month?: number; weekday?: number; quarter?: number; half?: number } = {};
  for (const name of ['month', 'weekday', 'quarter', 'half'] as const) {
    const key = keyOf(match, name);
    if (key !== null) values[name] = Number(key);
  }
  return values;
}

/** "The winter of 2022-23": the years are read together, by another rule. */
function yearsGoOn(match: Match): boolean {
  if (keyOf(match, 'season') === null) return false;
  return /^[-–/]$/.test(tokenText(match, match.last)) && /^\d/.test(tokenText(match, match.last + 1));
}

function dayPart(match: Match, year: number | null | undefined): number | null | undefined {
  const part = partOf(match, 'day');
  if (part === null) return undefined;
  const day = dayOf(part);
  const month = keyOf(match, 'month');
  if (day === null || countsMore(match, part)) return null;
  return month === null || isDay(year ?? 2000, Number(month), day) ? day : null;
}

function centuryPart(match: Match): number | null | undefined {
  const part = partOf(match, 'century');
  if (part === null) return undefined;
  const count = wholeOf(part);
  const isOrdinal = (part.value as { ordinal: boolean }).ordinal;
  return count !== null && count >= 1 && count <= 30 && isOrdinal ? count : null;
}

/** "June 18 billion", "May 5,000": the number goes on as something else. */
function countsMore(match: Match, day: Part): boolean {
  if (day.last !== match.last) return false;
  return /^(%|million|billion|trillion|crore|percent|per|:|am|pm|a\.m\.|p\.m\.)$/i.test(tokenText(match, day.last));
}

/** "The nineties" are those of the twentieth century. */
function readDecade(match: Match, decade: number): Read {
  const { first } = match;
  const says = tokenText(match, first).toLowerCase();
  const isNamed = says === 'the' || says === 'nineteen' || says === 'eighteen';
  if (!isNamed) return null;
  const century = /eighteen/i.test(match.document.text.slice(match.start, match.end)) ? 180 : 190;
  return { value: draft(point({ decade: century + decade })), first: says === 'the' ? first + 1 : first };
}

/** Adds the second end of a range, and drops an article in front. */
function ranged(match: Match, values: Point): Read {
  const article = startOf(match);
  const monthEnd = keyOf(match, 'month-end');
  if (monthEnd !== null) {
    const to = { ...values, month: Number(monthEnd) };
    const { year, ...open } = values;
    const crosses = year !== undefined && to.month < (values.month as number);
    const from = year === undefined ? open : { ...open, year: crosses ? year - 1 : year };
    return { value: draft({ is: 'range', from: point(from), to: point(to) }), first: article };
  }
  const yearEnd = partOf(match, 'year-end');
  if (yearEnd !== null) {
    const year = wholeOf(yearEnd);
    if (year === null || year >= (values.year as number)) return null;
    return { value: draft({ is: 'range', from: point(values), to: point({ ...values, year }) }), first: article };
  }
  return { value: draft(point(values)), first: article };
}

/** The first token without "the", which stays only in parts of a period. */
function startOf(match: Match): number {
  return tokenText(match, match.first).toLowerCase() === 'the' ? match.first + 1 : match.first;
}

const isFirstOf = (match: Match, at: number): boolean => at === match.sentence.first;

const BEFORE_NAME =
  /^(in|since|until|till|by|from|of|during|through|throughout|to|and|or|for|before|after|between|around|about|late|early|mid|next|last|this|on|starting|beginning|ending|until|past|earlier|later|through|each|every|[-–(,—/])$/i;

/**
 * A month without day or year. "May", "March", "August", "April" and "June" are also words and names: they need
 * a preposition before them and no name after.
 */
export function readMonth(match: Match): Read {
  const month = Number(keyOf(match, 'month'));
  const part = partOf(match, 'month') as Part;
  const before = tokenText(match, part.first - 1);
  const after = tokenText(match, part.last);
  // A day that its month does not have ("29 February 2021") leaves no month behind.
  if (/^\d{1,2}$/.test(before) && !isFirstOf(match, part.first) && /^[12]\d{3}$/.test(after)) return null;
  if (NAMES.has(month) && !isMonthName(match, part, month)) return null;
  if (textOf(match, part).length <= 3 && month !== 5 && !BEFORE_NAME.test(before)) return null;
  if (/^(University|Street|Road|Square|Airport|Boulevard)$/.test(after)) return null;
  return { value: draft(point({ month })), first: part.first };
}

/** March, April, May, June and August are also words or names of persons. */
const NAMES: ReadonlySet<number> = new Set([3, 4, 5, 6, 8]);

function isMonthName(match: Match, part: Part, month: number): boolean {
  const before = tokenText(match, part.first - 1);
  const after = tokenText(match, part.last);
  const isCapital = /^[A-Z]/.test(after);
  if (isFirstOf(match, part.first)) return month !== 3 && month !== 5 ? !isCapital : false;
  // "The March summit", not "the March on Rome" or "the August is".
  if (/^the$/i.test(before))
    return /^[a-z]{3,}$/.test(after) && !/^(and|for|from|into|was|were|has|had|said|with|that|who)$/.test(after);
  if (!BEFORE_NAME.test(before)) return false;
  // "April Smith and June Jones", "to May and said": a name goes on, a verb of speech follows a person.
  if (/^(and|or|to|,|—|–|-|\/)$/.test(before) && isCapital) return false;
  return !(before === 'and' && /^(said|says|told|and|'s|’s)$/.test(after));
}

/** A season without year: only where an article, a preposition or a pointing word shows that it is one. */
export function readSeason(match: Match): Read {
  const part = partOf(match, 'season') as Part;
  const text = textOf(match, part);
  const before = tokenText(match, part.first - 1).toLowerCase();
  const after = tokenText(match, part.last);
  if (before === 'and' && !/^(spring|summer|autumn|fall|winter)$/i.test(tokenText(match, part.first - 2))) return null;
  if (
    !/^(the|in|by|until|since|during|through|throughout|over|of|and|early|late|mid|following|previous|next|last|this|-|that)$/.test(
      before,
    )
  )
    return null;
  if (
    /fall/i.test(text) &&
    (/^of$/.test(after) || !/^(the|in|by|last|next|this|until|since|early|late|mid)$/.test(before))
  )
    return null;
  if (
    before === 'the' &&
    !/^(in|by|until|since|during|through|throughout|over|of|before|after|for|from|to|into|and|spent|earlier|later)$/i.test(
      tokenText(match, part.first - 2),
    )
  )
    return null;
  if (/^[A-Z]/.test(text) && /^[A-Z]/.test(after)) return null;
  if (/^(training|offensive)$/.test(after) && before === 'the')
    return { value: draft(point({ season: keyOf(match, 'season') as Season })), first: part.first };
  return { value: draft(point({ season: keyOf(match, 'season') as Season })), first: part.first };
}

/** "Fiscal 2019", "FY19", "this financial year". */
export function readFiscal(match: Match): Read {
  const which = keyOf(match, 'shift');
  if (which !== null) {
    const alone = tokenText(match, match.last - 1).toLowerCase() === 'fiscal';
    if (
      alone &&
      /^[a-z]/.test(tokenText(match, match.last)) &&
      Number(which) === 0 &&
      tokenText(match, match.last) === 'space'
    )
      return null;
    return { value: draft({ is: 'shift', unit: 'FY', by: Number(which) }) };
  }
  const part = partOf(match, 'year') as Part;
  const text = textOf(match, part);
  if (!/^([12]\d{3}|\d\d)$/.test(text)) return null;
  const year = text.length === 4 ? Number(text) : fullYear(Number(text));
  const end = partOf(match, 'year-end');
  if (end === null) return { value: draft(point({ year, fiscal: true })) };
  const endText = textOf(match, end);
  if (!/^([12]\d{3}|\d\d)$/.test(endText)) return null;
  const last = endText.length === 4 ? Number(endText) : Math.floor(year / 100) * 100 + Number(endText);
  if (last <= year) return null;
  const from = point({ year, fiscal: true });
  return { value: draft({ is: 'range', from, to: point({ year: last, fiscal: true }), single: last === year + 1 }) };
}

/** "The first Monday in May", "the last Thursday of November 2019". */
export function readNthWeekday(match: Match): Read {
  const nthPart = partOf(match, 'nth');
  const nth = nthPart === null ? -1 : wholeOf(nthPart);
  const yearPart = partOf(match, 'year');
  const year = yearOf(match, yearPart);
  if (nth === null || nth === 0 || nth > 5) return null;
  const values = { nth, weekday: Number(keyOf(match, 'weekday')), month: Number(keyOf(match, 'month')) };
  const last = yearPart !== null && year === null ? (partOf(match, 'month') as Part).last : match.last;
  return { value: draft(point(year === null ? values : { ...values, year })), last };
}
