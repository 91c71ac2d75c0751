import { daysInMonth, toDays, weekdayOf } from '#pipeline/language/calendar';

/** Western Easter Sunday (anonymous Gregorian computus, Meeus, "Astronomical Algorithms", chapter 8). */
export function easter(year: number): number {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const rest = year % 100;
  const leap = Math.floor(century / 4);
  const moon = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - leap - moon + 15) % 30;
  const sunday = (32 + 2 * (century % 4) + 2 * Math.floor(rest / 4) - epact - (rest % 4)) % 7;
  const correction = Math.floor((golden + 11 * epact + 22 * sunday) / 451);
  const sum = epact + sunday - 7 * correction + 114;
  return toDays(year, Math.floor(sum / 31), (sum % 31) + 1);
}

/** The nth weekday (1 Monday to 7 Sunday) of a month; -1 is the last one. */
export function nthWeekday(year: number, month: number, weekday: number, nth: number): number {
  if (nth < 0) {
    const last = toDays(year, month, daysInMonth(year, month));
    return last - ((weekdayOf(last) - weekday + 7) % 7);
  }
  const first = toDays(year, month, 1);
  return first + ((weekday - weekdayOf(first) + 7) % 7) + (nth - 1) * 7;
}

/** Days of a year by name: fixed, counted from Easter, or the nth weekday of a month. */
const HOLIDAYS: Readonly<Record<string, (year: number) => number>> = {
  'new-year': (year) => toDays(year, 1, 1),
  'new-years-eve': (year) => toDays(year, 12, 31),
  christmas: (year) => toDays(year, 12, 25),
  'christmas-eve': (year) => toDays(year, 12, 24),
  'boxing-day': (year) => toDays(year, 12, 26),
  'valentines-day': (year) => toDays(year, 2, 14),
  'may-day': (year) => toDays(year, 5, 1),
  'bastille-day': (year) => toDays(year, 7, 14),
  halloween: (year) => toDays(year, 10, 31),
  'all-saints': (year) => toDays(year, 11, 1),
  'armistice-day': (year) => toDays(year, 11, 11),
  'veterans-day': (year) => toDays(year, 11, 11),
  'anzac-day': (year) => toDays(year, 4, 25),
  'victory-day': (year) => toDays(year, 5, 9),
  'good-friday': (year) => easter(year) - 2,
  easter: (year) => easter(year),
  'easter-monday': (year) => easter(year) + 1,
  ascension: (year) => easter(year) + 39,
  pentecost: (year) => easter(year) + 49,
  'ash-wednesday': (year) => easter(year) - 46,
  'palm-sunday': (year) => easter(year) - 7,
  'thanksgiving-us': (year) => nthWeekday(year, 11, 4, 4),
  'memorial-day': (year) => nthWeekday(year, 5, 1, -1),
  'labor-day': (year) => nthWeekday(year, 9, 1, 1),
  'presidents-day': (year) => nthWeekday(year, 2, 1, 3),
  'independence-us': (year) => toDays(year, 7, 4),
  'independence-ukr': (year) => toDays(year, 8, 24),
  'independence-pol': (year) => toDays(year, 11, 11),
  'independence-ind': (year) => toDays(year, 8, 15),
  'independence-pak': (year) => toDays(year, 8, 14),
  'independence-fin': (year) => toDays(year, 12, 6),
  'independence-phl': (year) => toDays(year, 6, 12),
  'independence-idn': (year) => toDays(year, 8, 17),
  'independence-mys': (year) => toDays(year, 8, 31),
  'independence-est': (year) => toDays(year, 2, 24),
};

/** The day of a holiday in a year; null for a name that nobody knows. */
export function holiday(name: string, year: number): number | null {
  return Object.hasOwn(HOLIDAYS, name) ? (HOLIDAYS[name] as (year: number) => number)(year) : null;
}
