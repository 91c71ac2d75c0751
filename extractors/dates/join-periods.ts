import type { Atom, Meaning, Point, Unit } from '#extractors/dates/draft';
import { bareYear, isDayLike, merged } from '#extractors/dates/join';

/** "Tuesday" + "Sept. 28". */
export function weekdayWithDay(a: Atom, left: Meaning, b: Atom, right: Meaning, gap: string): Atom | null {
  if (left.is !== 'point' || right.is !== 'point' || !/^(,|the|, the)?$/.test(gap)) return null;
  const { weekday, which } = left.point;
  if (weekday === undefined || left.point.day !== undefined || which !== undefined || right.point.day === undefined)
    return null;
  if (right.point.weekday !== undefined) return null;
  return merged(a, b, { is: 'point', point: { ...right.point, weekday } }, { rule: a.draft.weak ? a.rule : b.rule });
}

/** What a year can be added to, and how: "March" + "last year", "the first half" + "of" + "fiscal 2021". */
export function ofPeriod(a: Atom, left: Meaning, b: Atom, right: Meaning, gap: string): Atom | null {
  if (left.is === 'range' && left.to.is === 'point') {
    // "Aug. 30 to Sept. 2 last year": the end takes the year, the start follows it.
    const end = ofPeriod(a, left.to, b, right, gap);
    return end && { ...end, draft: { ...end.draft, meaning: { ...left, to: end.draft.meaning as Meaning } } };
  }
  if (left.is !== 'point' || left.point.year !== undefined || left.point.which !== undefined) return null;
  const isPart = isPartOfYear(left.point);
  if (left.point.month === undefined && !isPart && left.point.holiday === undefined) return null;
  const fits = isPart ? /^(,|of|in|of the|in the)?$/.test(gap) : /^(,|of)?$/.test(gap);
  if (!fits) return null;
  if (right.is === 'point') return ofPoint(a, left.point, b, right.point, gap);
  if (gap === ',') return null;
  // "The winter of 2022-23" is that of the year in which it begins.
  if (right.is === 'range' && right.single && left.point.season !== undefined && right.from.is === 'point') {
    return merged(a, b, { is: 'point', point: { ...left.point, ...bareYear(right.from.point) } });
  }
  if ((right.is !== 'shift' && right.is !== 'follow') || !holds(right.unit, left.point)) return null;
  return merged(a, b, { is: 'within', point: left.point, of: right }, { rule: b.draft.weak ? b.rule : a.rule });
}

const isPartOfYear = ({ quarter, half, season }: Point): boolean =>
  quarter !== undefined || half !== undefined || season !== undefined;

/** Whether a unit can have such a part: a year any, a decade a half, a month a half. */
function holds(unit: Unit, point: Point): boolean {
  if (unit === 'Y' || unit === 'FY') return true;
  if (unit === 'DE' || unit === 'CE') return isPartOfYear(point);
  return unit === 'M' && point.half !== undefined;
}

function ofPoint(a: Atom, left: Point, b: Atom, right: Point, gap: string): Atom | null {
  const bare = bareYear(right);
  if (bare !== null) return merged(a, b, { is: 'point', point: { ...left, ...bare } });
  const isMonth = left.half !== undefined && right.month !== undefined && right.day === undefined;
  const isWide = right.decade !== undefined || right.century !== undefined || isMonth;
  if (!isWide || !isPartOfYear(left) || gap === ',') return null;
  return merged(a, b, { is: 'within', point: left, of: { is: 'point', point: right } });
}

/** "3 p.m." + "on Friday", "Sunday" + "at" + "10:30". */
export function clockWithDay(a: Atom, left: Meaning, b: Atom, right: Meaning, gap: string): Atom | null {
  if (left.is === 'clock' && left.on === null && /^(,|on|on the)?$/.test(gap)) {
    if (isDayLike(right)) return merged(a, b, { ...left, on: right });
    if (right.is === 'part-of-day' && right.on !== null && gap !== ',') return merged(a, b, { ...left, on: right.on });
    return null;
  }
  if (right.is === 'clock' && right.on === null && isDayLike(left) && /^(,|at|at about|at around|t)?$/.test(gap)) {
    return merged(a, b, { ...right, on: left });
  }
  return null;
}
