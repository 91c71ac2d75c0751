import type { Unit } from '#extractors/dates/draft';
import {
  duration,
  FOR_ONE,
  isPlural,
  lengthOf,
  type Read,
  smallText,
  spanOf,
  unitOf,
  withoutLong,
} from '#extractors/dates/lengths';
import { countOf, keyOf, partOf, tokenText } from '#extractors/dates/parts';
import { readPair } from '#extractors/dates/read-durations';
import type { Match } from '#schemas/extractor';

const textOf = ({ document, start, end }: Match): string => document.text.slice(start, end).toLowerCase();

const BEFORE_RATE =
  /^(\d.*|%|percent|million|billion|trillion|crore|lakh|once|twice|times|time|minutes|hours|days|weeks|dollars|euros|pounds|yen|won|rupees|[$€£¥)])$/;
const AFTER_ONE = /^(after|before|since|of|from|until|into|ahead|long|to)$/;

/** "A year", "one decade", "another month", "a second year"; rates ("$5 a year") are none. */
export function readOne(match: Match): Read {
  const unit = unitOf(match);
  if (isPlural(match) || unit === 'Q' || unit === 'WE') return null;
  const nth = partOf(match, 'nth');
  if (nth !== null) {
    const isOrdinal = (nth.value as { ordinal: boolean }).ordinal;
    return isOrdinal && !unit.startsWith('T') && unit !== 'D' ? spanOf(match, '1', unit) : null;
  }
  const second = countOf(partOf(match, 'second-count'));
  if (second !== null)
    return /^(later|ago|earlier|before|after)$/.test(smallText(match, match.last))
      ? null
      : readPair(match, '1', second, match.first);
  const article = smallText(match, match.first);
  const before = smallText(match, match.first - 1);
  if (BEFORE_RATE.test(before) && article !== 'another') return null;
  if (article === 'a' || article === 'an') return readArticle(match, unit, before);
  const after = smallText(match, match.last);
  if (unit === 'D' && article === 'one' && !FOR_ONE.test(before) && !/^(after|before)$/.test(after)) return null;
  return spanOf(match, hasHalf(match) ? '1.5' : '1', unit);
}

const hasHalf = (match: Match): boolean => /half$/.test(textOf(match));

/** "A year" needs a word before or after it that makes it a length; decades and centuries are no rates. */
function readArticle(match: Match, unit: Unit, before: string): Read {
  const after = smallText(match, match.last);
  if (after === '-') return null;
  if (hasHalf(match)) return spanOf(match, '1.5', unit);
  const isAdjective = /-\s?(old|long)$/.test(textOf(match));
  const isLong = unit === 'DE' || unit === 'CE' || unit === 'FY' || unit === 'FN';
  if (!isAdjective && !isLong && !FOR_ONE.test(before) && !AFTER_ONE.test(after)) return null;
  const span = spanOf(match, '1', unit);
  return span !== null && isAdjective ? { ...span, first: match.first + 1 } : span;
}

/** Halves and quarters of a unit in lengths that are whole in a smaller one. */
const HALF: Partial<Record<Unit, string>> = { Y: 'P6M', CE: 'P50Y', DE: 'P5Y', TH: 'PT30M', D: 'PT12H' };
const QUARTER: Partial<Record<Unit, string>> = { CE: 'P25Y', TH: 'PT15M' };

/** "Half a century", "a quarter-century-old". */
export function readHalf(match: Match): Read {
  const text = textOf(match);
  const unit = unitOf(match);
  const value = (/half/.test(text) ? HALF : QUARTER)[unit];
  if (value === undefined || isPlural(match)) return null;
  if (/^half ?-/.test(text) && (unit === 'Y' || unit === 'D')) return null;
  const isAdjective = /^(a|one) /.test(text) && /-\s?(old|long)$/.test(text);
  const first = isAdjective ? match.first + 1 : match.first;
  return { value: duration(value), first, last: withoutLong(match) };
}

/** "A few months", "several years". */
export function readSome(match: Match): Read {
  const unit = unitOf(match);
  if (!isPlural(match) || /^(how|so|as|too)$/.test(smallText(match, match.first - 1))) return null;
  const value = lengthOf(keyOf(match, 'vague') === 'couple' ? '2' : 'X', unit);
  return value === null ? null : { value: duration(value) };
}

/** "Decade-long", "century-old". */
export function readLong(match: Match): Read {
  if (isPlural(match) || tokenText(match, match.first - 1) === '-') return null;
  const unit = unitOf(match);
  const isAge = smallText(match, match.last - 1) === 'old';
  return isAge && unit !== 'DE' && unit !== 'CE' ? null : spanOf(match, '1', unit);
}
