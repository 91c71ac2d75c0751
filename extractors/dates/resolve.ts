import type { Draft, Point } from '#extractors/dates/draft';
import { keyOf, partOf, tokenText } from '#extractors/dates/parts';
import { readDays } from '#extractors/dates/read-days';
import { readDuration } from '#extractors/dates/read-durations';
import { readHalf, readLong, readOne, readSome } from '#extractors/dates/read-lengths';
import { readNext, readSet } from '#extractors/dates/read-next';
import { draft, readFiscal, readMonth, readNthWeekday, readPoint, readSeason } from '#extractors/dates/read-points';
import {
  readAgo,
  readClock,
  readDayPart,
  readDaypart,
  readFollow,
  readLater,
  readPart,
  readShift,
  readThat,
  readThe,
  readToday,
  readUnitPart,
  readWeekDay,
  readWeekend,
  readWeekOf,
} from '#extractors/dates/read-relative';
import { refineWith } from '#extractors/dates/refine';
import { scanFor } from '#extractors/dates/scan';
import { numbered, phrases, wordSet } from '#extractors/dates/words-of';
import type { Configure, Match, Refine, Resolve, Resolved } from '#schemas/extractor';

/** Kinds whose mentions are read beyond those that the rules name: none but numbers. */
export const needs: readonly string[] = ['number'];

type Read = Resolved<Draft> | null;
type Reader = (match: Match) => Read;

/**
 * The code of this kind with the words of its lexicon at hand. `resolve` and `scan` say what the words of a match mean
 * by themselves (a draft); `refine` joins neighbours and settles drafts against the article.
 */
export const configure: Configure = (lexicon) => {
  const counted = wordSet(lexicon, 'counted');
  const things = wordSet(lexicon, 'thing');
  const months = numbered(lexicon, 'month');
  const readers: Readonly<Record<string, Reader>> = {
    point: (match) => checkedPoint(match, counted),
    days: (match) => readDays(match, counted, months),
    month: readMonth,
    'short-weekday': (match) => ({
      value: { ...draft({ is: 'point', point: { weekday: Number(keyOf(match, 'weekday')) } }), weak: true },
    }),
    'nth-weekday': readNthWeekday,
    'unit-part': readUnitPart,
    season: readSeason,
    fiscal: readFiscal,
    'new-year': (match) => ({ value: draft({ is: 'fixed', value: 'new-year' }), first: match.last - 2 }),
    'named-day': (match) => ({ value: draft({ is: 'fixed', value: keyOf(match, 'named-day') as string }) }),
    shift: readShift,
    weekend: readWeekend,
    'week-day': readWeekDay,
    today: readToday,
    daypart: readDaypart,
    ago: readAgo,
    later: readLater,
    follow: readFollow,
    that: readThat,
    'the-unit': readThe,
    duration: (match) => readDuration(match, things),
    one: readOne,
    half: readHalf,
    some: readSome,
    long: readLong,
    'next-units': readNext,
    set: readSet,
    clock: readClock,
    part: readPart,
    'week-of': readWeekOf,
    'day-part': readDayPart,
  };
  const resolve: Resolve<Draft> = (match) => readers[String(match.gives.is)]?.(match) ?? null;
  const scan = scanFor({ before: wordSet(lexicon, 'designator'), after: counted, months });
  const refine = refineWith({ bounds: phrases(lexicon, 'bound') });
  return { resolve, scan, refine: refine as Refine };
};

/** Points of the calendar, with what their surroundings forbid. */
function checkedPoint(match: Match, counted: ReadonlySet<string>): Read {
  const read = readPoint(match);
  if (read === null || read.value.meaning.is !== 'point') return read;
  const { point } = read.value.meaning;
  if (isInsideCode(match, point)) return null;
  // "29 February 2021": the day before the month was no day of it.
  if (match.rule.endsWith('/month-year') && /^\d{1,2}$/.test(tokenText(match, match.first - 1))) return null;
  const after = tokenText(match, match.last).toLowerCase();
  const day = partOf(match, 'day') ?? partOf(match, 'day-end');
  // "In March 12 soldiers", "Monday 20 jets": the number counts what follows.
  if (day !== null && day.last === match.last && counted.has(after)) return null;
  if (point.weekday !== undefined && point.day !== undefined && !/^([.,;)]|and|or|-|–|to)?$/.test(after)) return null;
  const isOpen = point.year === undefined && (point.half !== undefined || point.quarter !== undefined);
  const keepsArticle = (point.half !== undefined || point.quarter !== undefined) && isSpaced(match);
  const first =
    keepsArticle && tokenText(match, match.first - 1).toLowerCase() === 'the' && match.first > match.sentence.first
      ? match.first - 1
      : (read.first ?? match.first);
  const value = isOpen && after === 'of' ? { ...read.value, weak: true } : read.value;
  return { ...read, value, first };
}

/** "W31P4Q-25-C-0012": letters and digits of a contract's number. */
function isInsideCode({ document: { text, tokens }, first, sentence }: Match, { quarter, half }: Point): boolean {
  if (quarter === undefined && half === undefined) return false;
  if (first === sentence.first || tokens.start[first] !== tokens.end[first - 1]) return false;
  return (
    /[A-Za-z0-9]/.test(text.charAt((tokens.end[first - 1] as number) - 1)) &&
    !/^(?:\d{4}|FY\d*)$/i.test(text.slice(tokens.start[first - 1], tokens.end[first - 1]))
  );
}

/** "The third quarter", but not "the third-quarter result". */
function isSpaced(match: Match): boolean {
  return !/-/.test(match.document.text.slice(match.start, match.end));
}
