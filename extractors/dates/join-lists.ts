import type { Atom, Meaning, Point } from '#extractors/dates/draft';
import { bareYear, isDated, isPiece, merged } from '#extractors/dates/join';
import { wordAt } from '#extractors/dates/words-of';
import type { Document } from '#schemas/document';

const DASH = /^[-–—]$/;
const UNTIL = /^(to|through|until|till|thru|and|up to)$/;

/** Two ends of one stretch: any joined by a dash, others where they share the year ("January to April 2015"). */
export function rangeOf(a: Atom, left: Meaning, b: Atom, right: Meaning, gap: string, document: Document): Atom | null {
  if (!isDated(left) || !isDated(right) || a.draft.weak || b.draft.weak) return null;
  const joins = DASH.test(gap) ? isDashed(left, right) : UNTIL.test(gap) && sharesYear(left, right);
  if (!joins || (gap === 'and' && wordAt(document, a.first - 1) !== 'between')) return null;
  return merged(a, b, { is: 'range', from: left, to: right }, { mod: null });
}

function isDashed(left: Meaning, right: Meaning): boolean {
  if (left.is === 'range' || left.is !== right.is) return false;
  return left.is !== 'point' || right.is !== 'point' || samePrecision(left.point, right.point);
}

function sharesYear(left: Meaning, right: Meaning): boolean {
  if (left.is !== 'point' || right.is !== 'point' || !samePrecision(left.point, right.point)) return false;
  return left.point.year === undefined && right.point.year !== undefined && left.point.month !== undefined;
}

function samePrecision(a: Point, b: Point): boolean {
  return (
    (a.day === undefined) === (b.day === undefined) &&
    (a.month === undefined) === (b.month === undefined) &&
    (a.season === undefined) === (b.season === undefined) &&
    (a.quarter === undefined) === (b.quarter === undefined)
  );
}

const LIST = /^(and|or|,|, and|, or|&|to|through|until|-|–)$/;

/**
 * Two mentions that share a word: "May and June 2018", "fiscal 2020 and 2021", "early and late 2025",
 * "Monday 20, Tuesday 21 and Wednesday 22 April". May change the mentions before; returns the one at hand.
 */
export function shared(done: Atom[], atom: Atom, gap: string): Atom {
  const before = done[done.length - 1] as Atom;
  const left = before.draft.meaning;
  const right = atom.draft.meaning;
  if (!LIST.test(gap) || isPiece(right)) return atom;
  if (left.is === 'part' && !left.of && atom.draft.mod !== null && isDated(right)) {
    done[done.length - 1] = { ...before, draft: { meaning: right, mod: left.mod } };
    return atom;
  }
  if (isPiece(left) || right.is !== 'point') return atom;
  if (left.is === 'point' && left.point.fiscal && left.point.quarter === undefined && bareYear(right.point) !== null) {
    return { ...atom, draft: { ...atom.draft, meaning: { is: 'point', point: { ...right.point, fiscal: true } } } };
  }
  shareBack(done, atom, right.point);
  return atom;
}

/** Gives what the last of a list says to those before it, as far as they lack it and follow each other closely. */
function shareBack(done: Atom[], { sentence }: Atom, from: Point): void {
  for (let at = done.length - 1; at >= 0; at--) {
    const given = withShared(done[at] as Atom, from);
    if (given === null) return;
    done[at] = given;
    const next = done[at - 1];
    if (next === undefined || next.sentence !== sentence || given.first - next.last > 2) return;
  }
}

function withShared(atom: Atom, from: Point): Atom | null {
  const { meaning } = atom.draft;
  if (meaning.is !== 'point' || meaning.point.year !== undefined || meaning.point.which !== undefined) return null;
  const added = lacksMonth(meaning.point, from) ? monthOf(from) : yearOf(meaning.point, from);
  return (
    added && { ...atom, draft: { ...atom.draft, meaning: { is: 'point', point: { ...meaning.point, ...added } } } }
  );
}

/** "Monday 20" before "Wednesday 22 April". */
const lacksMonth = ({ day, month }: Point, from: Point): boolean =>
  day !== undefined && month === undefined && from.month !== undefined && from.day !== undefined;

function monthOf({ month, year, era }: Point): Point {
  return { month: month as number, ...(year === undefined ? {} : { year }), ...(era === undefined ? {} : { era }) };
}

const ALIKE = ['month', 'quarter', 'season', 'half'] as const;

/** The year of a later point of the same kind: "May" before "June 2018". */
function yearOf(point: Point, { year, era, ...from }: Point): Point | null {
  const isAlike = ALIKE.some((key) => point[key] !== undefined && from[key] !== undefined);
  if (year === undefined || !isAlike) return null;
  if (point.month !== undefined && from.month !== undefined && point.month > from.month) return null;
  return { year, ...(era === undefined ? {} : { era }) };
}
