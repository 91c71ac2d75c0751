import { formatDay, toDays } from '#pipeline/language/calendar';
import type { Interval } from '#pipeline/language/calendar/intervals';
import type { Document } from '#schemas/document';

/** First month of the fiscal year, and whether it is named by the year in which it ends. */
export type FiscalCalendar = { readonly month: number; readonly endYear: boolean };

const CALENDARS: readonly { readonly cues: RegExp; readonly calendar: FiscalCalendar }[] = [
  { cues: /\b(?:India|Indian|New Delhi|crore|lakh|rupees?|Rs)\b/g, calendar: { month: 4, endYear: true } },
  { cues: /\b(?:Japan|Japanese|Tokyo|yen)\b/g, calendar: { month: 4, endYear: false } },
  {
    cues: /\b(?:U\.S\.|US|United States|American?|Pentagon|Congress|Washington|Navy Department)\b/g,
    calendar: { month: 10, endYear: true },
  },
  { cues: /\b(?:UK|U\.K\.|Britain|British|Whitehall|London)\b/g, calendar: { month: 4, endYear: true } },
  { cues: /\b(?:Pakistan|Pakistani|Islamabad)\b/g, calendar: { month: 7, endYear: true } },
  { cues: /\b(?:Australia|Australian|Canberra)\b/g, calendar: { month: 7, endYear: true } },
  { cues: /\b(?:Canada|Canadian|Ottawa)\b/g, calendar: { month: 4, endYear: true } },
];

/** The fiscal calendar of the country that the text names most; null where it names none that has its own. */
export function fiscalCalendarOf({ text }: Document): FiscalCalendar | null {
  let best: { calendar: FiscalCalendar; count: number } | null = null;
  for (const { cues, calendar } of CALENDARS) {
    const count = text.match(cues)?.length ?? 0;
    if (count > 0 && (best === null || count > best.count)) best = { calendar, count };
  }
  return best?.calendar ?? null;
}

/** Whether a text counts money as India does, where "2021-22" is a financial year by itself. */
export function isIndian({ text }: Document): boolean {
  return /\b(?:crore|lakh|New Delhi)\b/.test(text);
}

/** The days of the fiscal year of this name. */
export function fiscalInterval({ month, endYear }: FiscalCalendar, year: number): Interval {
  const start = endYear ? year - 1 : year;
  return { first: toDays(start, month, 1), last: toDays(start + 1, month, 1) - 1 };
}

/** The name of the fiscal year that holds a day. */
export function fiscalYearAt({ month, endYear }: FiscalCalendar, days: number): number {
  const [year, ofYear] = (formatDay(days) as string).split('-').map(Number) as [number, number];
  const start = ofYear >= month ? year : year - 1;
  return endYear ? start + 1 : start;
}
