import type { Atom, Draft, Meaning, Piece, Point } from '#extractors/dates/draft';
import { wordAt } from '#extractors/dates/words-of';
import type { Document } from '#schemas/document';
import type { Mention } from '#schemas/mention';
import type { DateMod } from '#schemas/vocabulary';

const PIECES = new Set(['part', 'opens-week', 'opens-daypart']);

export const isPiece = (meaning: Meaning | Piece): meaning is Piece => PIECES.has(meaning.is);

/** One expression made of neighbours: "the end of" + "last year", "Tuesday" + "Sept. 28", "March" – "May 2018". */
export function compose(mentions: readonly Mention<Draft>[], document: Document): Atom[] {
  const done: Atom[] = [];
  for (const mention of mentions.flatMap(atomsOf)) {
    let atom = mention;
    for (;;) {
      const before = done[done.length - 1];
      if (before === undefined || before.sentence !== atom.sentence || atom.first - before.last > 3) break;
      const gap: string[] = [];
      for (let at = before.last; at < atom.first; at++) gap.push(wordAt(document, at));
      const joined = join(before, atom, gap.join(' '), document);
      if (joined !== null) {
        done.pop();
        atom = joined;
        continue;
      }
      atom = shared(done, atom, gap.join(' '));
      break;
    }
    done.push(atom);
  }
  return done.filter(({ draft }) => !isPiece(draft.meaning) && draft.weak !== true);
}

function atomsOf({ value, first, last, rule, sentence }: Mention<Draft>): Atom[] {
  const { split, ...draft } = value;
  if (split === undefined) return [{ draft, first, last, rule, sentence }];
  const one: Draft = { meaning: split.first, mod: null };
  return [
    { draft: one, first, last: split.at, rule, sentence },
    { draft, first: split.next, last, rule, sentence },
  ];
}

function join(a: Atom, b: Atom, gap: string, document: Document): Atom | null {
  const left = a.draft.meaning;
  const right = b.draft.meaning;
  if (isPiece(left)) return joinPiece(a, left, b, gap);
  if (right.is === 'opens-daypart') return joinDaypart(a, left, b, right, gap);
  if (isPiece(right)) return null;
  if (left.is === 'duration') return nthUnit(a, b, right, gap);
  return (
    weekdayWithDay(a, left, b, right, gap) ??
    ofPeriod(a, left, b, right, gap) ??
    clockWithDay(a, left, b, right, gap) ??
    rangeOf(a, left, b, right, gap, document)
  );
}

function merged(
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

const isDated = ({ is }: Meaning): boolean => is !== 'duration' && is !== 'set';

function joinPiece(a: Atom, piece: Piece, b: Atom, gap: string): Atom | null {
  const right = b.draft.meaning;
  if (isPiece(right)) {
    // "Early Sunday": the modifier of a part of a day is that of the day's part.
    if (piece.is === 'part' && right.is === 'opens-daypart' && gap === '') {
      return { ...b, draft: { meaning: { ...right, mod: piece.mod }, mod: null }, first: a.first };
    }
    return null;
  }
  if (gap !== '' || !isDated(right)) return null;
  if (piece.is === 'part') {
    if (right.is === 'clock' || (right.is === 'point' && right.point.weekday !== undefined && piece.of)) return null;
    return merged(a, b, right, { mod: piece.mod ?? b.draft.mod, first: piece.outside ? b.first : a.first });
  }
  if (piece.is === 'opens-week') {
    if (right.is !== 'point' || right.point.month === undefined) return null;
    if (right.point.day === undefined) return null;
    return merged(a, b, { is: 'week-of', of: right });
  }
  if (!piece.of || !isDayLike(right)) return null;
  return merged(a, b, { is: 'part-of-day', part: piece.part, on: right }, { mod: piece.mod });
}

function isDayLike(meaning: Meaning): boolean {
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

function joinDaypart(
  a: Atom,
  left: Meaning,
  b: Atom,
  piece: Extract<Piece, { is: 'opens-daypart' }>,
  gap: string,
): Atom | null {
  if (piece.of || (gap !== '' && gap !== 'in' && gap !== 'at')) return null;
  if (left.is === 'part-of-day' || !isDayLike(left)) return null;
  return merged(a, b, { is: 'part-of-day', part: piece.part, on: left }, { mod: a.draft.mod ?? piece.mod });
}

/** "The first week" + "of" + "March": a part of the month. */
function nthUnit(a: Atom, b: Atom, right: Meaning, gap: string): Atom | null {
  if (gap !== 'of' || !a.rule.endsWith('/nth-unit') || right.is !== 'point') return null;
  const { month, day, season, year } = right.point;
  if (day !== undefined || (month === undefined && season === undefined && year === undefined)) return null;
  return merged(a, b, right, { mod: a.draft.mod });
}

function weekdayWithDay(a: Atom, left: Meaning, b: Atom, right: Meaning, gap: string): Atom | null {
  if (left.is !== 'point' || right.is !== 'point' || !/^(,|the|, the)?$/.test(gap)) return null;
  const { weekday, which } = left.point;
  if (weekday === undefined || left.point.day !== undefined || which !== undefined || right.point.day === undefined)
    return null;
  if (right.point.weekday !== undefined) return null;
  return merged(a, b, { is: 'point', point: { ...right.point, weekday } }, { rule: a.draft.weak ? a.rule : b.rule });
}

/** What a year can be added to, and how: "March" + "last year", "the first half" + "of" + "fiscal 2021". */
function ofPeriod(a: Atom, left: Meaning, b: Atom, right: Meaning, gap: string): Atom | null {
  if (left.is === 'range' && left.to.is === 'point') {
    // "Aug. 30 to Sept. 2 last year": the end takes the year, the start follows it.
    const end = ofPeriod(a, left.to, b, right, gap);
    return end && { ...end, draft: { ...end.draft, meaning: { ...left, to: end.draft.meaning as Meaning } } };
  }
  if (left.is !== 'point' || left.point.year !== undefined || left.point.which !== undefined) return null;
  const { month, day, season, quarter, half, holiday } = left.point;
  const isPart = quarter !== undefined || half !== undefined || season !== undefined;
  if (month === undefined && !isPart && holiday === undefined) return null;
  const fits = isPart ? /^(,|of|in|of the|in the)?$/.test(gap) : /^(,|of)?$/.test(gap);
  if (!fits) return null;
  if (right.is === 'point') {
    const bare = bareYear(right.point);
    if (bare !== null && !(gap === ',' && month !== undefined && day === undefined && isPart)) {
      return merged(a, b, { is: 'point', point: { ...left.point, ...bare } });
    }
    const isWide =
      right.point.decade !== undefined ||
      right.point.century !== undefined ||
      (half !== undefined && right.point.month !== undefined && right.point.day === undefined);
    return isWide && isPart && gap !== ',' ? merged(a, b, { is: 'within', point: left.point, of: right }) : null;
  }
  // "The winter of 2022-23" is that of the year in which it begins.
  if (right.is === 'range' && right.single && season !== undefined && gap !== ',' && right.from.is === 'point') {
    return merged(a, b, { is: 'point', point: { ...left.point, ...bareYear(right.from.point) } });
  }
  if (gap === ',' || (right.is !== 'shift' && right.is !== 'follow')) return null;
  const fitsUnit =
    right.unit === 'Y' ||
    right.unit === 'FY' ||
    (isPart && (right.unit === 'DE' || right.unit === 'CE' || (half !== undefined && right.unit === 'M')));
  const rule = b.draft.weak ? b.rule : a.rule;
  return fitsUnit ? merged(a, b, { is: 'within', point: left.point, of: right }, { rule }) : null;
}

/** A point that names a year and nothing else. */
export function bareYear(point: Point): Pick<Point, 'year' | 'fiscal' | 'era'> | null {
  const { year, fiscal, era, ...rest } = point;
  if (year === undefined || Object.keys(rest).length > 0) return null;
  return { year, ...(fiscal ? { fiscal } : {}), ...(era ? { era } : {}) };
}

function clockWithDay(a: Atom, left: Meaning, b: Atom, right: Meaning, gap: string): Atom | null {
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

const DASH = /^[-–—]$/;
const UNTIL = /^(to|through|until|till|thru|and|up to)$/;

function rangeOf(a: Atom, left: Meaning, b: Atom, right: Meaning, gap: string, document: Document): Atom | null {
  if (!isDated(left) || !isDated(right) || a.draft.weak || b.draft.weak) return null;
  if (left.is !== 'point' && left.is !== 'range' && !DASH.test(gap)) return null;
  if (DASH.test(gap)) {
    if (left.is === 'range' || right.is === 'range') return null;
    if (left.is === 'point' && right.is === 'point' && !samePrecision(left.point, right.point)) return null;
    if (left.is !== right.is) return null;
    return { ...merged(a, b, { is: 'range', from: left, to: right }, { mod: null }) };
  }
  if (!UNTIL.test(gap) || left.is !== 'point' || right.is !== 'point') return null;
  if (gap === 'and' && wordAt(document, a.first - 1) !== 'between') return null;
  const sharesYear =
    left.point.year === undefined &&
    right.point.year !== undefined &&
    left.point.month !== undefined &&
    right.point.month !== undefined;
  if (!sharesYear || !samePrecision(left.point, right.point)) return null;
  return merged(a, b, { is: 'range', from: left, to: right }, { mod: null });
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
function shared(done: Atom[], atom: Atom, gap: string): Atom {
  if (!LIST.test(gap)) return atom;
  const before = done[done.length - 1] as Atom;
  const left = before.draft.meaning;
  const right = atom.draft.meaning;
  if (isPiece(right)) return atom;
  if (left.is === 'part' && !left.of && atom.draft.mod !== null && isDated(right)) {
    const last = before.last;
    done[done.length - 1] = { ...before, draft: { meaning: right, mod: left.mod }, last };
    return atom;
  }
  if (isPiece(left) || right.is !== 'point') return atom;
  if (
    left.is === 'point' &&
    left.point.fiscal &&
    left.point.quarter === undefined &&
    bareYear(right.point) !== null &&
    !right.point.fiscal
  ) {
    return { ...atom, draft: { ...atom.draft, meaning: { is: 'point', point: { ...right.point, fiscal: true } } } };
  }
  for (let at = done.length - 1; at >= 0; at--) {
    const given = withShared(done[at] as Atom, right.point);
    if (given === null) break;
    done[at] = given;
    const next = done[at - 1];
    if (next === undefined || next.sentence !== atom.sentence || (done[at] as Atom).first - next.last > 2) break;
  }
  return atom;
}

function withShared(atom: Atom, from: Point): Atom | null {
  const { meaning } = atom.draft;
  if (meaning.is !== 'point') return null;
  const { point } = meaning;
  if (point.year !== undefined || point.which !== undefined) return null;
  const lacksMonth =
    point.day !== undefined && point.month === undefined && from.month !== undefined && from.day !== undefined;
  const sameKind =
    (point.month !== undefined && from.month !== undefined) ||
    (point.quarter !== undefined && from.quarter !== undefined) ||
    (point.season !== undefined && from.season !== undefined) ||
    (point.half !== undefined && from.half !== undefined);
  if (!lacksMonth && (!sameKind || from.year === undefined)) return null;
  if (!lacksMonth && point.month !== undefined && point.month > (from.month as number)) return null;
  const year = from.year === undefined ? {} : { year: from.year };
  const era = from.era === undefined ? {} : { era: from.era };
  const month = lacksMonth ? { month: from.month as number } : {};
  return {
    ...atom,
    draft: { ...atom.draft, meaning: { is: 'point', point: { ...point, ...month, ...year, ...era } } },
  };
}
