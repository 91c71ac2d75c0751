import { fromDays, padded, toDays, weekdayOf } from '#pipeline/language/calendar';

/** A week of ISO 8601: Monday to Sunday, in the year that holds its Thursday. */
export type Week = { readonly year: number; readonly week: number };

export function weekOf(days: number): Week {
  const thursday = days - weekdayOf(days) + 4;
  const { year } = fromDays(thursday);
  return { year, week: Math.floor((thursday - toDays(year, 1, 1)) / 7) + 1 };
}

/** The Monday of a week. */
export function mondayOf({ year, week }: Week): number {
  const fourth = toDays(year, 1, 4);
  return fourth - weekdayOf(fourth) + 1 + (week - 1) * 7;
}

/** `2019-W05`; open where four digits cannot say the year. */
export function formatWeek({ year, week }: Week): string {
  if (year < 1 || year > 9999) return 'XXXX-WXX';
  return `${padded(year, 4)}-W${padded(week, 2)}`;
}
