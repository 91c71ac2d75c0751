import { isDay } from '#pipeline/stages/read/printed-date';
import type { Published } from '#schemas/record';
import type { PublishedSource } from '#schemas/vocabulary';

/** A publication date that something about the article states. `value` is a day or a year. */
export type DateClaim = { readonly value: string; readonly source: PublishedSource; readonly inferred?: boolean };

export type Conflict = { readonly field: string; readonly value: string; readonly source: string };

/** "2019-02-05" or "2019" out of what a caller gave (a stamp may follow the day); null where it is neither. */
export function givenDay(given: string): string | null {
  const match = /^(\d{4})(?:-(\d{2})-(\d{2})(?:[T ].*)?)?$/.exec(given.trim());
  if (!match) return null;
  const [, year = '', month, day] = match;
  if (month === undefined || day === undefined) return year;
  return isDay(Number(year), Number(month), Number(day)) ? `${year}-${month}-${day}` : null;
}

/** The first claim wins; claims of another day are kept as conflicts. A day off by one is a time zone, no conflict. */
export function publishedOf(claims: readonly DateClaim[]): {
  published: Published | null;
  conflicts: readonly Conflict[];
} {
  const [first] = claims;
  if (!first) return { published: null, conflicts: [] };
  const conflicts = claims
    .filter(({ value }, i) => daysApart(value, first.value) > 1 && claims.findIndex((c) => c.value === value) === i)
    .map(({ value, source }) => ({ field: 'published', value, source }));
  const certainty = first.inferred
    ? 'inferred'
    : conflicts.length > 0 && first.source !== 'option'
      ? 'conflicting'
      : 'explicit';
  return { published: { value: first.value, source: first.source, certainty }, conflicts };
}

function daysApart(a: string, b: string): number {
  if (a.length < 10 || b.length < 10) return a.slice(0, 4) === b.slice(0, 4) ? 0 : 365;
  return Math.abs(Date.UTC(...ymd(a)) - Date.UTC(...ymd(b))) / 86_400_000;
}

const ymd = (day: string): [number, number, number] => [
  Number(day.slice(0, 4)),
  Number(day.slice(5, 7)) - 1,
  Number(day.slice(8, 10)),
];
