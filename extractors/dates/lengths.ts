import type { Draft, Unit } from '#extractors/dates/draft';
import { keyOf, partOf, tokenText } from '#extractors/dates/parts';
import type { Match, Resolved } from '#schemas/extractor';

export type Read = Resolved<Draft> | null;

/** Years in a decade and a century. */
const YEARS: Partial<Record<Unit, number>> = { DE: 10, CE: 100, FY: 1 };

/** A length as TIMEX3 writes it: 5 Y is P5Y, 2 DE is P20Y, 24 TH is PT24H, X M is PXM. Null for units that have no length. */
export function lengthOf(count: string, unit: Unit): string | null {
  if (unit.startsWith('T')) return `PT${count}${unit.slice(1)}`;
  if (unit === 'WE') return null;
  if (count === 'X') return `PX${unit === 'FY' ? 'Y' : unit === 'FN' ? 'W' : unit}`;
  if (unit === 'FN') return `P${tidy(Number(count) * 2)}W`;
  const years = YEARS[unit];
  return years === undefined ? `P${count}${unit}` : `P${tidy(Number(count) * years)}Y`;
}

/** A number without the dust of floating point. */
export const tidy = (value: number): string => String(Number(value.toFixed(4)));

export const duration = (value: string, mod: Draft['mod'] = null): Draft => ({
  meaning: { is: 'duration', value },
  mod,
});

export const unitOf = (match: Match, role = 'unit'): Unit => keyOf(match, role) as Unit;

/** Text of a token in small letters. */
export const smallText = (match: Match, at: number): string => tokenText(match, at).toLowerCase();

/** Whether the unit stands in the plural. */
export function isPlural(match: Match, role = 'unit'): boolean {
  const part = partOf(match, role);
  return part !== null && /s$/i.test(match.document.text.slice(part.start, part.end));
}

/** The length of a match; "long" or "old" behind it stays outside after a blank, and is part of the word after a hyphen. */
export function spanOf(match: Match, count: string, unit: Unit): Read {
  const value = lengthOf(count, unit);
  return value === null ? null : { value: duration(value), last: withoutLong(match) };
}

/** The end of a match without the "long" or "old" that is a word of its own. */
export function withoutLong(match: Match): number {
  const isWord = /^(old|long)$/.test(smallText(match, match.last - 1));
  return isWord && tokenText(match, match.last - 2) !== '-' ? match.last - 1 : match.last;
}

/** A stretch between two lengths ("P3Y/P5Y"); null where it would not grow. */
export function between(low: string | null, unit: Unit, high: string | null, highUnit: Unit): string | null {
  if (low === null || high === null || (unit === highUnit && Number(low) >= Number(high))) return null;
  const values = [lengthOf(low, unit), lengthOf(high, highUnit)];
  return values.includes(null) ? null : values.join('/');
}

/** Words before "a year" or "one day" that make it a length and no rate. */
export const FOR_ONE =
  /^(for|in|within|over|after|than|nearly|almost|about|around|under|of|lasted|last|lasting|takes|took|take|taken|by|until|during|through|to|least|roughly|approximately|only|just|barely|spent|spend|spends|every|some|into|most|marks|marked|cost|costs|gives|give|with|without|and|or|first|initial|extra|as)$/;
