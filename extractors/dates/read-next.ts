import type { Draft, Unit } from '#extractors/dates/draft';
import { duration, isPlural, lengthOf, type Read, smallText, unitOf } from '#extractors/dates/lengths';
import { countOf, keyOf, partOf, wholeOf } from '#extractors/dates/parts';
import { readRange } from '#extractors/dates/read-durations';
import type { Match } from '#schemas/extractor';
import type { DateMod } from '#schemas/vocabulary';

const OVER =
  /^(over|in|within|for|during|of|through|throughout|to|by|covers?|covering|about|until|into|from|and|with|than|as)$/;
const KEEPS_ARTICLE = /^(first|second|third|fourth|fifth|final|opening|initial)$/;

/** "The next four years", "the past decade", "the first 18 months", "the first week of". */
export function readNext(match: Match): Read {
  const unit = unitOf(match);
  if (unit === 'WE' || unit === 'Q' || unit === 'FY') return null;
  const hasArticle = smallText(match, match.first) === 'the';
  let at = hasArticle ? match.first + 1 : match.first;
  if (smallText(match, at) === 'very') at++;
  const count = countIn(match);
  if (count === undefined) return oneUnit(match, unit, at);
  if (count === null) return null;
  if (partOf(match, 'high') !== null) return readRange(match, at, false);
  const value = lengthOf(count, unit);
  const keeps = hasArticle && KEEPS_ARTICLE.test(smallText(match, at));
  return value === null ? null : { value: duration(value), first: keeps ? match.first : at };
}

/** How many units: "X" where it is vague, null where it cannot be read, undefined where none is named. */
function countIn(match: Match): string | null | undefined {
  const vague = partOf(match, 'vague');
  // "Meant to last a few months": a verb, not "the last few months".
  if (vague !== null && smallText(match, vague.first) === 'a') return null;
  const text = match.document.text.slice(match.start, match.end);
  const some = / (few|several|couple) /i.exec(text)?.[1]?.toLowerCase() ?? keyOf(match, 'vague');
  if (some !== null) return some === 'couple' ? '2' : 'X';
  const counted = partOf(match, 'count');
  return counted === null ? undefined : countOf(counted);
}

const EDGE: Readonly<Record<string, DateMod>> = { first: 'START', opening: 'START', last: 'END', final: 'END' };

function oneUnit(match: Match, unit: Unit, at: number): Read {
  if (isPlural(match) || unit.startsWith('T') || unit === 'D') return null;
  const which = smallText(match, at);
  const value = lengthOf('1', unit) as string;
  if (smallText(match, match.last - 1) === 'of') {
    return { value: duration(value, EDGE[which] ?? null), last: match.last - 1 };
  }
  // "The next year the pact was signed" tells what came after, "over the next year" a length.
  const isLength = OVER.test(smallText(match, match.first - 1)) || which !== 'next';
  const follows: Draft = { meaning: { is: 'follow', unit, by: 1 }, mod: null };
  return { value: isLength ? duration(value) : follows, first: at };
}

/** "Every Wednesday", "each year", "every twelve months". */
export function readSet(match: Match): Read {
  const value = namedSet(match) ?? countedSet(match);
  return value === null ? null : { value: { meaning: { is: 'set', value }, mod: null } };
}

function namedSet(match: Match): string | null {
  const [weekday, daypart, month, season] = ['weekday', 'daypart', 'month', 'season'].map((role) => keyOf(match, role));
  const part = daypart ? `T${daypart}` : '';
  if (weekday) return `XXXX-WXX-${weekday}${part}`;
  if (daypart) return `XXXX-XX-XX${part}`;
  if (month) return `XXXX-${month.padStart(2, '0')}`;
  return season ? `XXXX-${season}` : null;
}

function countedSet(match: Match): string | null {
  const unit = unitOf(match);
  if (unit === 'WE') return 'XXXX-WXX-WE';
  const counted = partOf(match, 'count');
  if (counted === null) {
    return isPlural(match) ? null : lengthOf(smallText(match, match.first + 1) === 'other' ? '2' : '1', unit);
  }
  // "Every fifth year" comes every five.
  const count = countOf(counted) ?? wholeOf(counted);
  return count === null ? null : lengthOf(String(count), unit);
}
