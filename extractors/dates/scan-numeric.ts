import type { Draft } from '#extractors/dates/draft';
import { digits, drafted, glued, type Look, point, type Shape, textAt } from '#extractors/dates/look';
import { fullYear } from '#extractors/dates/parts';
import { isDay } from '#pipeline/language/calendar';

export function isoDate(look: Look, at: number, year: number): Shape {
  const mark = textAt(look, at + 1);
  if ((mark !== '-' && mark !== '/') || textAt(look, at + 3) !== mark) return null;
  const month = digits(look, at + 2, 1, 2);
  const day = digits(look, at + 4, 1, 2);
  if (month === null || day === null || !isDay(year, month, day)) return null;
  if ([1, 2, 3, 4].some((step) => !glued(look, at + step))) return null;
  // In an address of the web the digits name a page.
  if (
    mark === '/' &&
    ((textAt(look, at - 1) === '/' && glued(look, at)) || (textAt(look, at + 5) === '/' && glued(look, at + 5)))
  )
    return null;
  return { rule: 'iso-date', draft: drafted(point({ year, month, day })), first: at, last: at + 5 };
}

/** "19-Nov-12", "19-Nov-2012". */
export function dayMonthCode(look: Look, at: number, day: number): Shape {
  const month = look.words.months.get(textAt(look, at + 2));
  const full = digits(look, at + 4, 4);
  const short = digits(look, at + 4, 2);
  if (month === undefined || textAt(look, at + 3) !== '-' || (full === null && short === null) || !glued(look, at + 2))
    return null;
  const year = full ?? fullYear(short as number);
  if (!isDay(year, month, day)) return null;
  return { rule: 'numeric-date', draft: drafted(point({ year, month, day })), first: at, last: at + 5 };
}

/** "05/02/2019", "5-2-2019": day first, unless only the other way is a day; `unsure` where both are. */
export function slashed(look: Look, at: number, first: number, mark: string): Shape {
  const second = digits(look, at + 2, 1, 2);
  if (
    second === null ||
    textAt(look, at + 3) !== mark ||
    [1, 2, 3, 4].some((step) => at + step >= look.sentence.last || !glued(look, at + step))
  )
    return null;
  const full = digits(look, at + 4, 4);
  const short = digits(look, at + 4, 2);
  if (full === null && (short === null || mark !== '/')) return null;
  return dayAndMonth(full ?? fullYear(short as number), first, second, at, at + 5);
}

export function dotted(look: Look, at: number): Shape {
  const parts = /^(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})$/.exec(textAt(look, at));
  if (!parts) return null;
  const year = (parts[3] as string).length === 4 ? Number(parts[3]) : fullYear(Number(parts[3]));
  const shaped = dayAndMonth(year, Number(parts[1]), Number(parts[2]), at, at + 1);
  // Dots are written where the day comes first.
  return shaped && { ...shaped, draft: sure(shaped.draft) };
}

function sure(draft: Draft): Draft {
  if (draft.meaning.is !== 'point') return draft;
  const { unsure: _, ...values } = draft.meaning.point;
  return drafted(point(values));
}

function dayAndMonth(year: number, first: number, second: number, from: number, last: number): Shape {
  if (year < 1000 || year > 2199) return null;
  const dayFirst = isDay(year, second, first);
  const monthFirst = isDay(year, first, second);
  if (!dayFirst && !monthFirst) return null;
  const values = dayFirst ? { year, month: second, day: first } : { year, month: first, day: second };
  const unsure = dayFirst && monthFirst && first !== second;
  return { rule: 'numeric-date', draft: drafted(point(unsure ? { ...values, unsure } : values)), first: from, last };
}
