import { formsIn, type Hit } from '#pipeline/language/phrase-book';
import type { Line } from '#pipeline/language/sentence-words';
import type { Subject } from '#schemas/vocabulary';
import type { Head, Knowledge } from './knowledge.js';

/** How far behind the noun its clause is read. */
const REACH = 18;
const APPOSITION = 5;
const ENDS = new Set(
  '; : " “ ” — – . ? ! but while whereas although though because when where after before until said says told according who whose whom'.split(
    ' ',
  ),
);
const GOES_ON = new Set('which under covering for providing including that on to'.split(' '));

/** What an agreement is about, by the words of its phrase and of the clause behind it. */
export function subjectsOf(
  line: Line,
  head: Head,
  span: { opening: number; first: number; last: number },
  isOfficial: boolean,
  knowledge: Knowledge,
): Subject[] {
  if (isOfficial && head.subjects.length > 0) return [...head.subjects];
  const { opening } = span;
  const inside = formsIn(knowledge.subjectBefore, line, span.first, span.last);
  const behind = formsIn(knowledge.subject, line, span.last, clauseEnd(line, span.last));
  const ahead = isAdjunct(line, opening) ? formsIn(knowledge.subjectAhead, line, line.first, opening) : [];
  const found = [...head.subjects, ...keys(inside), ...keys(behind), ...keys(ahead)];
  return narrowed([...new Set(found)]);
}

/** "to build three ships in a deal worth ...": what it is about was said before it. */
const isAdjunct = (line: Line, opening: number): boolean =>
  ['in', 'under', 'through', 'via'].includes(line.word(opening - 1));

const keys = (hits: readonly Hit[]): Subject[] => hits.map(({ key }) => key as Subject);

/** Token at which the clause behind a noun ends. */
export function clauseEnd(line: Line, from: number): number {
  const limit = Math.min(line.last, from + REACH);
  for (let at = from; at < limit; at++) {
    const word = line.word(at);
    if (word === '(') {
      const close = closing(line, at, limit);
      if (close < 0) return at;
      at = close;
    } else if (ENDS.has(word)) return at;
    else if (word === ',' && !GOES_ON.has(line.word(at + 1)) && !line.isDigit(at + 1)) {
      const after = appositionEnd(line, at);
      if (after < 0) return at;
      at = after;
    }
  }
  return limit;
}

/** The comma that closes a short insertion (", FMV, for ..."), or -1. */
function appositionEnd(line: Line, comma: number): number {
  for (let at = comma + 2; at <= comma + APPOSITION; at++) {
    if (line.word(at) === ',') return GOES_ON.has(line.word(at + 1)) ? at : -1;
  }
  return -1;
}

function closing(line: Line, at: number, limit: number): number {
  for (let close = at + 1; close < limit; close++) if (line.word(close) === ')') return close;
  return -1;
}

/** General subjects give way to those that say more. */
function narrowed(subjects: Subject[]): Subject[] {
  // What a venture of companies builds, it builds together.
  if (subjects[0] === 'corporate' && subjects.includes('procurement')) {
    return narrowed([...subjects.filter((subject) => subject !== 'procurement'), 'co-production']);
  }
  const exact = subjects.filter((subject) => subject !== 'other' && subject !== 'defence-cooperation');
  if (subjects.includes('sustainment')) return subjects.filter((subject) => subject !== 'other');
  if (exact.length === 0 && subjects.includes('defence-cooperation')) return ['defence-cooperation'];
  return subjects.length > 1 ? subjects.filter((subject) => subject !== 'other') : subjects;
}
