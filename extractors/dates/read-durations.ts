import type { Unit } from '#extractors/dates/draft';
import {
  between,
  duration,
  FOR_ONE,
  isPlural,
  lengthOf,
  type Read,
  smallText,
  spanOf,
  tidy,
  unitOf,
} from '#extractors/dates/lengths';
import { countOf, partOf, tokenText } from '#extractors/dates/parts';
import type { Match } from '#schemas/extractor';
import type { Part } from '#schemas/mention';

/** "Five-year", "two years and six months", "a year and a half", "three to five years", "six months to two years". */
export function readDuration(match: Match, things: ReadonlySet<string>): Read {
  const count = countOf(partOf(match, 'count'));
  if (count === null) return null;
  const isBetween = smallText(match, match.first) === 'between';
  const first = isBetween ? match.first + 1 : match.first;
  if (partOf(match, 'high') !== null) return readRange(match, first, isBetween);
  const unit = unitOf(match);
  const tail = wider(match, count, unit, first);
  if (tail !== null) return tail;
  const own = withoutTail(match, first);
  if (isNoLength(own, count, unit)) return null;
  return smallText(own, own.last - 1) === 'old' ? readAge(own, count, unit, things) : spanOf(own, count, unit);
}

/** The match up to its unit, and "old" or "long" behind it. */
function withoutTail(match: Match, first: number): Match {
  const unitEnd = (partOf(match, 'unit') as Part).last;
  const hyphen = tokenText(match, unitEnd) === '-' ? 1 : 0;
  const isOld = /^(old|long)$/.test(smallText(match, unitEnd + hyphen));
  const last = isOld ? unitEnd + hyphen + 1 : unitEnd;
  const { start, end } = match.document.tokens;
  return { ...match, first, last, start: start[first] as number, end: end[last - 1] as number };
}

const AT_TIME = /^(at|by|from|until|to|around|about|before|after|and|or)$/;

/** Prices, ages, idioms and times of day that look like a length. */
function isNoLength(own: Match, count: string, unit: Unit): boolean {
  const before = smallText(own, own.first - 1);
  const after = smallText(own, own.last);
  if (/^[$€£¥]$/.test(before) || (/^[-/]$/.test(before) && isGlued(own, own.first))) return true;
  if (after === 'age' || (after === 'of' && smallText(own, own.last + 1) === 'age') || /^(aged|age)$/.test(before)) {
    return true;
  }
  // "Six days a week" says how often.
  if (/^(a|per)$/.test(after) && /^(day|week|month|year)$/.test(smallText(own, own.last + 1))) return true;
  if (unit === 'Q') return after === 'of' || !isPlural(own);
  if (unit === 'D') return count === '1' && !/-/.test(textOf(own)) && !FOR_ONE.test(before);
  return unit === 'TH' && /^\d{4}$/.test(count) && AT_TIME.test(before);
}

const textOf = ({ document, start, end }: Match): string => document.text.slice(start, end);

function isGlued({ document: { tokens }, sentence }: Match, at: number): boolean {
  return at > sentence.first && tokens.start[at] === tokens.end[at - 1];
}

/** The parts after the unit that make a longer length: a smaller unit, a half, another end; null where there are none. */
function wider(match: Match, count: string, unit: Unit, first: number): Read {
  const second = countOf(partOf(match, 'second-count'));
  if (second !== null) {
    const isNext = /^(later|ago|earlier|before|after)$/.test(smallText(match, match.last));
    return isNext ? null : readPair(match, count, second, first);
  }
  const far = countOf(partOf(match, 'far-count'));
  if (far !== null) return drafted(between(count, unit, far, unitOf(match, 'far-unit')), first);
  if (smallText(match, match.last - 1) !== 'half') return null;
  return drafted(lengthOf(tidy(Number(count) + 0.5), unit), first);
}

function drafted(value: string | null, first: number): Read {
  return value === null ? null : { value: duration(value), first };
}

/** How many of a smaller unit a greater one holds: "five years and six months" is one length, "ten days and 24 hours" two. */
const HELD: Partial<Record<Unit, Partial<Record<Unit, number>>>> = {
  Y: { M: 12, W: 53, D: 366 },
  M: { W: 5, D: 31 },
  W: { D: 7 },
  D: { TH: 24 },
  TH: { TM: 60 },
};

export function readPair(match: Match, count: string, second: string, at: number): Read {
  const big = unitOf(match);
  const small = unitOf(match, 'second-unit');
  const held = HELD[big]?.[small];
  if (held === undefined || Number(second) >= held) return null;
  const first = lengthOf(count, big) as string;
  const rest = lengthOf(second, small) as string;
  return drafted(first.startsWith('PT') ? first + rest.slice(2) : first + rest.slice(1), at);
}

const PERSON =
  /^(he|she|who|man|woman|boy|girl|soldier|sergeant|captain|father|mother|son|daughter|sailors|soldiers|men|women|people|aged|i|,|\()$/i;

/** "A 31-year-old sergeant" tells an age, "a 25-year-old agreement" a duration. */
function readAge(match: Match, count: string, unit: Unit, things: ReadonlySet<string>): Read {
  if (unit === 'DE' || unit === 'CE') return spanOf(match, count, unit);
  if (/-\s?old$/i.test(textOf(match))) {
    const isThing = things.has(smallText(match, match.last)) || things.has(smallText(match, match.last + 1));
    return isThing ? spanOf(match, count, unit) : null;
  }
  for (let back = 1; back <= 4; back++) if (PERSON.test(tokenText(match, match.first - back))) return null;
  return spanOf(match, count, unit);
}

/** "Three to five years"; with "and" only where "between" stands before it. */
export function readRange(match: Match, first: number, isBetween: boolean): Read {
  const high = partOf(match, 'high') as Part;
  if (smallText(match, high.first - 1) === 'and' && !isBetween) return null;
  const unit = unitOf(match);
  const value = between(countOf(partOf(match, 'count')), unit, countOf(high), unit);
  return value === null ? null : { value: duration(value), first, last: (partOf(match, 'unit') as Part).last };
}
