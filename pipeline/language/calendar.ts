/**
 * The proleptic Gregorian calendar as whole numbers: a day is a count of days from 1970-01-01, a weekday 1 (Monday)
 * to 7 (Sunday). Nothing here depends on a time zone, a locale or the clock.
 */
export type Day = { readonly year: number; readonly month: number; readonly day: number };

const DAYS_IN_ERA = 146097;
const EPOCH = 719468;

/** Days from 1970-01-01 to a calendar day (Hinnant, "chrono-compatible low-level date algorithms"). */
export function toDays(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * DAYS_IN_ERA + dayOfEra - EPOCH;
}

/** The calendar day of a count of days; the inverse of `toDays`. */
export function fromDays(days: number): Day {
  const shifted = days + EPOCH;
  const era = Math.floor(shifted / DAYS_IN_ERA);
  const dayOfEra = shifted - era * DAYS_IN_ERA;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const part = Math.floor((5 * dayOfYear + 2) / 153);
  const month = part + (part < 10 ? 3 : -9);
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * part + 2) / 5) + 1,
  };
}

export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** @param month 1 to 12 */
export function daysInMonth(year: number, month: number): number {
  return month === 2 && isLeapYear(year) ? 29 : (MONTH_LENGTHS[month - 1] as number);
}

export function isDay(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** 1 (Monday) to 7 (Sunday). */
export function weekdayOf(days: number): number {
  return ((((days + 3) % 7) + 7) % 7) + 1;
}

/** A day some months away; the 31st becomes the last day of a shorter month. */
export function addMonths(days: number, months: number): number {
  const { year, month, day } = fromDays(days);
  const count = year * 12 + month - 1 + months;
  const to = { year: Math.floor(count / 12), month: (((count % 12) + 12) % 12) + 1 };
  return toDays(to.year, to.month, Math.min(day, daysInMonth(to.year, to.month)));
}

/** ISO text of a day (`2019-02-05`); null outside the years 1 to 9999, which ISO 8601 writes with four digits. */
export function formatDay(days: number): string | null {
  const { year, month, day } = fromDays(days);
  return year < 1 || year > 9999 ? null : `${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}`;
}

/** Count of days of `2019-02-05`; null where the text is no day of the calendar. */
export function parseDay(text: string): number | null {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!parts) return null;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  return year > 0 && isDay(year, month, day) ? toDays(year, month, day) : null;
}

/** Digits of a number with zeros in front. */
export function padded(value: number, width: number): string {
  return String(value).padStart(width, '0');
}
