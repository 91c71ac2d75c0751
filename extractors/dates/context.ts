import type { Anchor } from '#extractors/dates/anchor';
import type { Atom, Meaning, Point } from '#extractors/dates/draft';
import { type FiscalCalendar, fiscalCalendarOf, isIndian } from '#extractors/dates/fiscal';
import { type Direction, directionOf } from '#extractors/dates/tense';
import { fromDays, parseDay } from '#pipeline/language/calendar';
import type { Document } from '#schemas/document';

/** What dates are settled against: the day of writing, the date before, and how the text tells time. */
export type Context = {
  readonly document: Document;
  /** Count of days of the publication day; null where only a year, or nothing, is known. */
  readonly published: number | null;
  readonly publishedYear: number | null;
  /** The text tells history: open dates continue the date before, not the day of writing. */
  readonly narrative: boolean;
  /** Years before Christ are told of. */
  readonly ancient: boolean;
  readonly fiscal: () => FiscalCalendar | null;
  readonly indian: () => boolean;
  /** Whether the text speaks of fiscal or financial years or budgets at all. */
  readonly budgets: () => boolean;
  readonly direction: (atom: Atom) => Direction;
  /** Count of days of the day that the dateline names, where it lies right before publication: its "today". */
  written: number | null;
  /** The last date printed with its year and at least a month. */
  full: { readonly anchor: Anchor; readonly sentence: number } | null;
  /** The last date that was settled, and the last one that names a day. */
  anchor: Anchor | null;
  day: { readonly anchor: Anchor; readonly sentence: number } | null;
};

const HISTORY = 2;
const BUDGETS = /\b(?:fiscal|financial year|budget|FY)/i;

export function contextOf(document: Document, atoms: readonly Atom[]): Context {
  const value = document.article.published?.value ?? null;
  const published = value === null ? null : parseDay(value);
  const publishedYear =
    published !== null ? fromDays(published).year : value !== null && /^\d{4}$/.test(value) ? Number(value) : null;
  const ancient = atoms.some(({ draft: { meaning } }) => meaning.is === 'point' && meaning.point.era === 'BC');
  return {
    document,
    published,
    publishedYear,
    narrative: ancient || isNarrative(atoms, publishedYear),
    ancient,
    fiscal: once(() => fiscalCalendarOf(document)),
    indian: once(() => isIndian(document)),
    budgets: once(() => BUDGETS.test(document.text)),
    direction: ({ sentence, first, last }) => {
      const found = document.sentences[sentence];
      return found === undefined ? null : directionOf(document, found, first, last);
    },
    written: null,
    full: null,
    anchor: null,
    day: null,
  };
}

/** Computes a value when it is first asked for: most articles never ask. */
function once<Value>(compute: () => Value): () => Value {
  let known: { readonly value: Value } | null = null;
  return () => {
    known ??= { value: compute() };
    return known.value;
  };
}

/**
 * History is told where full dates of long ago (a month or day with a year) are several and far outnumber all that is
 * counted from the day of writing.
 */
function isNarrative(atoms: readonly Atom[], publishedYear: number | null): boolean {
  let old = 0;
  let recent = 0;
  for (const { draft } of atoms) {
    const { meaning } = draft;
    const point = pointIn(meaning as Meaning);
    const isOld = point?.year !== undefined && (publishedYear === null || point.year <= publishedYear - HISTORY);
    if (isOld && (point.month !== undefined || point.season !== undefined)) old++;
    else if (point?.year !== undefined) recent += isOld ? 0 : 1;
    else if (isOfNow(meaning as Meaning) || point?.weekday !== undefined || point?.which !== undefined) recent++;
  }
  return old >= 3 && old >= recent * 3;
}

function pointIn(meaning: Meaning): Point | null {
  if (meaning.is === 'point') return meaning.point;
  return meaning.is === 'range' ? pointIn(meaning.to) : null;
}

function isOfNow(meaning: Meaning): boolean {
  if (meaning.is === 'part-of-day' || meaning.is === 'clock') return meaning.on !== null && isOfNow(meaning.on);
  return meaning.is === 'shift' ? meaning.here !== true : meaning.is === 'ago' || meaning.is === 'weekend';
}
