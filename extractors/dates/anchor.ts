import { padded } from '#pipeline/language/calendar';
import { intervalOf } from '#pipeline/language/calendar/intervals';

export type Grain = 'day' | 'week' | 'month' | 'quarter' | 'half' | 'season' | 'year' | 'decade' | 'century';

/** A resolved date as something to count from. Years before Christ are negative (-490 is 490 BC). */
export type Anchor = {
  readonly grain: Grain;
  readonly year: number;
  readonly month: number | null;
  /** Count of days of its first day; null before Christ. */
  readonly first: number | null;
  readonly value: string;
};

/** The anchor that a TIMEX3 value makes; null for durations, sets and values with open parts. */
export function anchorOf(value: string): Anchor | null {
  const slash = value.indexOf('/');
  const one = (slash < 0 ? value : value.slice(slash + 1)).replace(/T.*$/, '');
  const christ = /^BC(\d{4})(?:-(\d{2}))?/.exec(one);
  if (christ) {
    const month = christ[2] === undefined ? null : Number(christ[2]);
    return { grain: month === null ? 'year' : 'month', year: -Number(christ[1]), month, first: null, value: one };
  }
  const fiscal = /^FY(\d{4})/.exec(one);
  if (fiscal) return { grain: 'year', year: Number(fiscal[1]), month: null, first: null, value: one };
  const interval = intervalOf(one);
  if (interval === null) return null;
  const grain = grainOf(one);
  if (grain === null) return null;
  const year = Number(one.slice(0, 4).replaceAll('X', '0'));
  const month = /^\d{4}-\d{2}/.test(one) ? Number(one.slice(5, 7)) : null;
  return { grain, year, month, first: interval.first, value: one };
}

function grainOf(value: string): Grain | null {
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return 'day';
  if (/^\d{4}-\d{2}$/.test(value)) return 'month';
  if (/^\d{4}$/.test(value)) return 'year';
  if (/^\d{4}-W/.test(value)) return 'week';
  if (/-Q\d$/.test(value)) return 'quarter';
  if (/-H\d$/.test(value)) return 'half';
  if (/-(SP|SU|FA|WI)$/.test(value)) return 'season';
  if (/^\d{3}X$/.test(value)) return 'decade';
  return /^\d\dXX$/.test(value) ? 'century' : null;
}

/** "1998", "BC0490"; "XXXX" where four digits cannot say it. */
export function yearText(year: number): string {
  if (year === 0 || year > 9999) return 'XXXX';
  return year < 0 ? `BC${padded(-year, 4)}` : padded(year, 4);
}

/** "FY2019". */
export function fiscalText(year: number): string {
  return year < 1 || year > 9999 ? 'FYXXXX' : `FY${padded(year, 4)}`;
}

export function monthText(year: number, month: number): string {
  return `${yearText(year)}-${padded(month, 2)}`;
}

/** A month some months away from another. */
export function monthsAway(year: number, month: number, count: number): string {
  const total = year * 12 + month - 1 + count;
  return monthText(Math.floor(total / 12), (((total % 12) + 12) % 12) + 1);
}
