import type { Atom, Meaning, Piece, Point } from '#extractors/dates/draft';
import type { DateMod } from '#schemas/vocabulary';

const PIECES = new Set(['part', 'opens-week', 'opens-daypart']);

/** Whether it means something only beside something else. */
export const isPiece = (meaning: Meaning | Piece): meaning is Piece => PIECES.has(meaning.is);

/** Two atoms as one that spans both; the first gives its rule and its modifier where nothing else is said. */
export function merged(
  a: Atom,
  b: Atom,
  meaning: Meaning,
  more: { rule?: string; mod?: DateMod | null; first?: number; last?: number } = {},
): Atom {
  const mod = more.mod === undefined ? (a.draft.mod ?? b.draft.mod) : more.mod;
  return {
    draft: { meaning, mod },
    first: more.first ?? a.first,
    last: more.last ?? b.last,
    rule: more.rule ?? a.rule,
    sentence: a.sentence,
  };
}

/** Whether it is a point or stretch of the calendar, no length and no set. */
export const isDated = ({ is }: Meaning): boolean => is !== 'duration' && is !== 'set';

/** Whether it names one day. */
export function isDayLike(meaning: Meaning): boolean {
  switch (meaning.is) {
    case 'point':
      return (
        meaning.point.day !== undefined || meaning.point.weekday !== undefined || meaning.point.holiday !== undefined
      );
    case 'shift':
    case 'follow':
    case 'later':
      return meaning.unit === 'D';
    default:
      return meaning.is === 'week-day';
  }
}

/** A point that names a year and nothing else. */
export function bareYear(point: Point): Pick<Point, 'year' | 'fiscal' | 'era'> | null {
  const { year, fiscal, era, ...rest } = point;
  if (year === undefined || Object.keys(rest).length > 0) return null;
  return { year, ...(fiscal ? { fiscal } : {}), ...(era ? { era } : {}) };
}
