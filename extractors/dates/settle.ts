import { type Anchor, anchorOf, fiscalText, yearText } from '#extractors/dates/anchor';
import type { Context } from '#extractors/dates/context';
import type { Atom, Meaning } from '#extractors/dates/draft';
import { fiscalInterval } from '#extractors/dates/fiscal';
import { settlePoint } from '#extractors/dates/settle-point';
import { settleAgo, settleFollow, settleLater, settleShift, settleWeekend } from '#extractors/dates/settle-relative';
import { wordAt } from '#extractors/dates/words-of';
import { formatDay, fromDays, padded } from '#pipeline/language/calendar';
import { type Interval, intervalOf } from '#pipeline/language/calendar/intervals';
import { formatWeek, mondayOf, weekOf } from '#pipeline/language/calendar/weeks';
import type { DateValue } from '#schemas/mention';
import type { DateAnchor, DateCertainty, DateMod, DateType } from '#schemas/vocabulary';

/** A TIMEX3 value and how it was come by. */
export type Settled = {
  readonly value: string;
  readonly type: DateType;
  readonly anchor: DateAnchor;
  readonly certainty: DateCertainty;
  readonly mod?: DateMod | null;
};

/** Settles one meaning against its context; null where it is no date after all. */
export function settle(meaning: Meaning, atom: Atom, context: Context): Settled | null {
  switch (meaning.is) {
    case 'point':
      return settlePoint(meaning.point, atom, context);
    case 'duration':
      return { value: meaning.value, type: 'duration', anchor: 'none', certainty: 'explicit' };
    case 'set':
      return { value: meaning.value, type: 'set', anchor: 'none', certainty: 'explicit' };
    case 'range':
      return settleRange(meaning, atom, context);
    case 'shift':
      return settleShift(meaning, atom, context);
    case 'weekend':
      return settleWeekend(atom, context);
    case 'ago':
      return settleAgo(meaning, context);
    case 'later':
      return settleLater(meaning, context);
    case 'follow':
      return settleFollow(meaning, context);
    case 'fixed':
      return settleFixed(meaning.value, context);
    case 'week-day':
      return settleWeekDay(meaning.weekday, meaning.by, context);
    case 'week-of':
      return settleWeekOf(meaning.of, atom, context);
    case 'clock':
      return settleClock(meaning, atom, context);
    case 'part-of-day':
      return settlePartOfDay(meaning, atom, context);
    case 'within':
      return settleWithin(meaning, atom, context);
  }
}

const unsettled = (value: string): Settled => ({ value, type: 'date', anchor: 'none', certainty: 'ambiguous' });

function settleFixed(value: string, { published }: Context): Settled {
  if (value !== 'new-year') return { value, type: 'date', anchor: 'none', certainty: 'explicit' };
  if (published === null) return { ...unsettled('XXXX'), mod: 'START' };
  const { year, month } = fromDays(published);
  const named = month > 6 ? year + 1 : year;
  return { value: yearText(named), type: 'date', anchor: 'published', certainty: 'inferred', mod: 'START' };
}

function settleRange(meaning: Extract<Meaning, { is: 'range' }>, atom: Atom, context: Context): Settled | null {
  const { from, to, single } = meaning;
  if (
    from.is === 'point' &&
    to.is === 'point' &&
    from.point.year !== undefined &&
    to.point.year !== undefined &&
    single
  ) {
    const isFiscal = from.point.fiscal || context.indian() || (context.budgets() && saysFiscal(atom, context));
    if (isFiscal) return fiscalYear(to.point.year, context);
  }
  const end = settle(to, atom, context);
  if (end === null) return null;
  const start = settleStart(from, end, atom, context);
  if (start === null) return null;
  const value = `${start.value}/${end.value}`;
  const open = value.includes('X') && /X/.test(value.replace(/\d{3}X|\d\dXX/g, ''));
  if (!open && !value.startsWith('FY') && !value.startsWith('BC') && intervalOf(value) === null) return null;
  return { ...end, value };
}

/** The start of a range takes the year of its end; where that makes it later than the end, the year before. */
function settleStart(from: Meaning, end: Settled, atom: Atom, context: Context): Settled | null {
  if (from.is !== 'point' || from.point.year !== undefined || from.point.month === undefined)
    return settle(from, atom, context);
  const year = /^\d{4}/.exec(end.value);
  if (!year) return settle(from, atom, context);
  const start = settlePoint({ ...from.point, year: Number(year[0]) }, atom, context);
  if (start === null || start.value <= end.value) return start;
  return settlePoint({ ...from.point, year: Number(year[0]) - 1 }, atom, context);
}

/** A financial year is named by the year in which it ends, in Japan by that in which it begins. */
function fiscalYear(end: number, context: Context): Settled {
  const calendar = context.fiscal();
  const named = calendar === null || calendar.endYear ? end : end - 1;
  return { value: fiscalText(named), type: 'date', anchor: 'none', certainty: 'explicit' };
}

function saysFiscal({ first, last, sentence }: Atom, { document }: Context): boolean {
  const { text, tokens, sentences } = document;
  const bounds = sentences[sentence];
  if (bounds === undefined) return false;
  const from = tokens.start[Math.max(bounds.first, first - 6)] as number;
  const to = tokens.end[Math.min(bounds.last, last + 4) - 1] as number;
  return /\b(?:fiscal|financial year|budget|FY)/i.test(text.slice(from, to));
}

function settleWeekDay(weekday: number, by: number, { published }: Context): Settled {
  if (published === null) return unsettled(`XXXX-WXX-${weekday}`);
  const { year, week } = weekOf(published);
  const day = mondayOf({ year, week }) + by * 7 + weekday - 1;
  return { value: formatDay(day) ?? `XXXX-WXX-${weekday}`, type: 'date', anchor: 'published', certainty: 'inferred' };
}

function settleWeekOf(of: Meaning, atom: Atom, context: Context): Settled | null {
  const day = settle(of, atom, context);
  const interval = day === null ? null : intervalOf(day.value);
  if (day === null || interval === null) return day && { ...day, value: 'XXXX-WXX' };
  return interval.first === interval.last ? { ...day, value: formatWeek(weekOf(interval.first)) } : day;
}

/** The day that a time of day without one belongs to: the last one of its sentence, else the day of writing. */
function dayOf(on: Meaning | null, atom: Atom, context: Context): Settled | null {
  if (on !== null) return settle(on, atom, context);
  const { day, published, narrative } = context;
  if (day !== null && (day.sentence === atom.sentence || narrative)) {
    return { value: day.anchor.value, type: 'time', anchor: 'previous-date', certainty: 'inferred' };
  }
  const today = published === null ? null : formatDay(published);
  return today === null ? null : { value: today, type: 'time', anchor: 'published', certainty: 'inferred' };
}

/** `PAST_REF`: "some days ago in the morning" has no day that could have a time. */
const isReference = ({ value }: Settled): boolean => value.endsWith('_REF');

function settleClock(meaning: Extract<Meaning, { is: 'clock' }>, atom: Atom, context: Context): Settled | null {
  const { hour, minute, second, zone } = meaning.clock;
  const day = dayOf(meaning.on, atom, context);
  const time = `T${padded(hour, 2)}:${padded(minute ?? 0, 2)}${second === null ? '' : `:${padded(second, 2)}`}${zone ?? ''}`;
  if (day !== null && isReference(day)) return day;
  return { ...(day ?? unsettled('')), value: (day?.value ?? '') + time, type: 'time' };
}

function settlePartOfDay(
  meaning: Extract<Meaning, { is: 'part-of-day' }>,
  atom: Atom,
  context: Context,
): Settled | null {
  const day = dayOf(meaning.on, atom, context);
  if (day === null || isReference(day)) return day;
  return { ...day, value: `${day.value}T${meaning.part}`, type: 'time' };
}

function settleWithin(meaning: Extract<Meaning, { is: 'within' }>, atom: Atom, context: Context): Settled | null {
  const of = settle(meaning.of, atom, context);
  if (of === null) return null;
  const { point } = meaning;
  const year = /^(?:FY|BC)?(?:\d{4}|XXXX)$/.exec(of.value);
  const half: DateMod | undefined = point.half === 1 || point.quarter === 1 ? 'START' : 'END';
  if (!year) return { ...of, mod: half };
  if (point.quarter !== undefined) return { ...of, value: `${of.value}-Q${point.quarter}` };
  if (point.half !== undefined) return { ...of, value: `${of.value}-H${point.half}` };
  if (/^\d{4}$/.test(of.value)) {
    const inside = settlePoint({ ...point, year: Number(of.value) }, atom, context);
    return inside && { ...inside, anchor: of.anchor, certainty: of.certainty };
  }
  if (point.season !== undefined) return { ...of, value: `${of.value}-${point.season}` };
  const day = point.day === undefined ? '' : `-${padded(point.day, 2)}`;
  return point.month === undefined ? of : { ...of, value: `${of.value}-${padded(point.month, 2)}${day}` };
}

/** The whole value of a mention. */
export function dateValue(settled: Settled, mod: DateMod | null, context: Context): DateValue {
  const { value, type, anchor, certainty } = settled;
  const interval = type === 'duration' || type === 'set' ? null : (intervalOf(value) ?? fiscalDays(value, context));
  return {
    type,
    value,
    mod: settled.mod ?? mod,
    earliest: interval === null ? null : formatDay(interval.first),
    latest: interval === null ? null : formatDay(interval.last),
    anchor,
    certainty,
  };
}

function fiscalDays(value: string, context: Context): Interval | null {
  const year = /^FY(\d{4})$/.exec(value);
  const calendar = year ? context.fiscal() : null;
  return year && calendar ? fiscalInterval(calendar, Number(year[1])) : null;
}

/** Makes a settled date the one that the next relative date is counted from. */
export function remember(settled: Settled, atom: Atom, context: Context): void {
  if (settled.type === 'duration' || settled.type === 'set') return;
  const anchor: Anchor | null = anchorOf(settled.value);
  if (anchor === null) return;
  if (anchor.grain === 'day' && context.document.sentences[atom.sentence]?.role === 'dateline')
    writtenOn(anchor, context);
  // What has been since a year goes on beside the story: "that year" is not the one.
  if (anchor.grain === 'year' && context.anchor !== null && wordAt(context.document, atom.first - 1) === 'since')
    return;
  context.anchor = anchor;
  const isFull = settled.certainty === 'explicit' && anchor.month !== null;
  context.full = isFull ? { anchor, sentence: atom.sentence } : null;
  if (anchor.grain === 'day') context.day = { anchor, sentence: atom.sentence };
}

/** Days that an article may wait for its publication. */
const WAITS = 2;

function writtenOn({ first }: Anchor, context: Context): void {
  const { published } = context;
  if (first !== null && published !== null && published >= first && published - first <= WAITS) context.written = first;
}
