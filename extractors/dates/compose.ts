import type { Atom, Draft, Meaning, Piece } from '#extractors/dates/draft';
import { isDated, isDayLike, isPiece, merged } from '#extractors/dates/join';
import { rangeOf, shared } from '#extractors/dates/join-lists';
import { clockWithDay, ofPeriod, weekdayWithDay } from '#extractors/dates/join-periods';
import { wordAt } from '#extractors/dates/words-of';
import type { Document } from '#schemas/document';
import type { Mention } from '#schemas/mention';

/** One expression made of neighbours: "the end of" + "last year", "Tuesday" + "Sept. 28", "March" – "May 2018". */
export function compose(mentions: readonly Mention<Draft>[], document: Document): Atom[] {
  const done: Atom[] = [];
  for (const mention of atomsOf(mentions)) {
    let atom = mention;
    for (;;) {
      const before = done[done.length - 1];
      if (before === undefined || before.sentence !== atom.sentence || atom.first - before.last > 3) break;
      const gap = textBetween(document, before.last, atom.first);
      const joined = join(before, atom, gap, document);
      if (joined !== null) {
        done.pop();
        atom = joined;
        continue;
      }
      atom = shared(done, atom, gap);
      break;
    }
    done.push(atom);
  }
  return done.filter(({ draft }) => !isPiece(draft.meaning) && draft.weak !== true);
}

/** The words between two tokens, one blank apart. */
function textBetween(document: Document, from: number, to: number): string {
  let text = '';
  for (let at = from; at < to; at++) text += at === from ? wordAt(document, at) : ` ${wordAt(document, at)}`;
  return text;
}

function atomsOf(mentions: readonly Mention<Draft>[]): Atom[] {
  const atoms: Atom[] = [];
  for (const { value, first, last, rule, sentence } of mentions) {
    if (value.split === undefined) {
      atoms.push({ draft: value, first, last, rule, sentence });
      continue;
    }
    const { split, ...draft } = value;
    const one: Draft = { meaning: split.first, mod: null };
    atoms.push(
      { draft: one, first, last: split.at, rule, sentence },
      { draft, first: split.next, last, rule, sentence },
    );
  }
  return atoms;
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

/** A piece takes what stands right behind it: "the end of" + "last year", "the week of" + "March 18". */
function joinPiece(a: Atom, piece: Piece, b: Atom, gap: string): Atom | null {
  const right = b.draft.meaning;
  if (gap !== '') return null;
  if (isPiece(right)) {
    // "Early Sunday": the modifier of a part of a day is that of the day's part.
    if (piece.is !== 'part' || right.is !== 'opens-daypart') return null;
    return { ...b, draft: { meaning: { ...right, mod: piece.mod }, mod: null }, first: a.first };
  }
  if (!isDated(right)) return null;
  if (piece.is === 'part') return modified(a, piece, b, right);
  if (piece.is === 'opens-week') {
    const isDay = right.is === 'point' && right.point.month !== undefined && right.point.day !== undefined;
    return isDay ? merged(a, b, { is: 'week-of', of: right }) : null;
  }
  if (!piece.of || !isDayLike(right)) return null;
  return merged(a, b, { is: 'part-of-day', part: piece.part, on: right }, { mod: piece.mod });
}

function modified(a: Atom, piece: Extract<Piece, { is: 'part' }>, b: Atom, right: Meaning): Atom | null {
  if (right.is === 'clock' || (right.is === 'point' && right.point.weekday !== undefined && piece.of)) return null;
  return merged(a, b, right, { mod: piece.mod ?? b.draft.mod, first: piece.outside ? b.first : a.first });
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
