import { formAt, formsIn, type Hit } from '#pipeline/language/phrase-book';
import type { Line } from '#pipeline/language/sentence-words';
import type { Instrument, Subject } from '#schemas/vocabulary';
import type { Head, Knowledge } from './knowledge.js';

/** How far behind the noun its clause is read. */
const REACH = 18;
const NEGATIONS = new Set(['not', 'never', 'nor', 'no']);
const APPOSITION = 5;
const ENDS = new Set(
  '; : " “ ” — – . ? ! but while whereas although though because when where after before until said says told according who whose whom'.split(
    ' ',
  ),
);
const GOES_ON = new Set('which under covering for providing including that on to'.split(' '));

/** A head with its phrase, about which it is asked what it is about. */
export type Topic = {
  readonly head: Head;
  readonly instrument: Instrument | null;
  /** Determiner, first word and last of the noun phrase. */
  readonly opening: number;
  readonly first: number;
  readonly last: number;
  readonly isOfficial: boolean;
};

/** What an agreement is about, by the words of its phrase and of the clause behind it. */
export function subjectsOf(line: Line, topic: Topic, knowledge: Knowledge): Subject[] {
  const { head, opening, first, last } = topic;
  if (topic.isOfficial && head.subjects.length > 0) return [...head.subjects];
  const isTraded = isTrade(topic);
  const inside = formsIn(isTraded ? knowledge.subjectTraded : knowledge.subjectBefore, line, first, last);
  const behind = formsIn(knowledge.subject, line, last, clauseEnd(line, last, knowledge));
  const ahead =
    isTraded && isAdjunct(line, opening)
      ? formsIn(knowledge.subjectAhead, line, Math.max(line.first, opening - REACH), opening)
      : [];
  const found = [...new Set([...head.subjects, ...keys(inside), ...keys(behind), ...keys(ahead)])];
  return narrowed(isOrdered(topic) ? found.filter((subject) => ORDERED.has(subject)) : found, topic.instrument);
}

const TRADED: ReadonlySet<Instrument | null> = new Set([
  'contract',
  'order',
  'option',
  'modification',
  'framework',
  null,
]);
/** What can be bought: a contract "for information security" shares no intelligence. */
const ORDERED: ReadonlySet<Subject> = new Set<Subject>([
  'arms-sale',
  'procurement',
  'sustainment',
  'co-production',
  'joint-development',
  'offset',
  'military-aid',
  'financing',
  'training-exercise',
  'corporate',
]);

const isTrade = ({ instrument, head }: Topic): boolean => TRADED.has(instrument) && head.head !== 'amendment';

const isOrdered = ({ instrument }: Topic): boolean =>
  instrument === 'contract' || instrument === 'order' || instrument === 'option';

/** "to build three ships in a deal worth ...": what it is about was said before it. */
const isAdjunct = (line: Line, opening: number): boolean =>
  ['in', 'under', 'through', 'via'].includes(line.word(opening - 1));

const keys = (hits: readonly Hit[]): Subject[] => hits.map(({ key }) => key as Subject);

/** Token at which the clause behind a noun ends. */
export function clauseEnd(line: Line, from: number, { denial, signing }: Knowledge): number {
  const limit = Math.min(line.last, from + REACH);
  for (let at = from; at < limit; at++) {
    const word = line.word(at);
    if (word === '(') {
      const close = closing(line, at, limit);
      if (close < 0) return at;
      at = close;
    } else if (ENDS.has(word) || formAt(denial, line, at)?.key === 'direct' || NEGATIONS.has(word)) return at;
    else if (word === 'and' && formAt(signing, line, at + 1) !== null) return at;
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
function narrowed(subjects: Subject[], instrument: Instrument | null): Subject[] {
  // What a venture builds, or a licensee, is built together.
  if ((instrument === 'joint-venture' || instrument === 'licence') && subjects.includes('procurement')) {
    const others = subjects.filter((subject) => subject !== 'procurement' && subject !== 'co-production');
    return narrowed([...others, 'co-production'], null);
  }
  if (instrument !== 'contract' && subjects.includes('arms-sale')) {
    return subjects.filter((subject) => subject !== 'procurement' && subject !== 'other');
  }
  const exact = subjects.filter((subject) => subject !== 'other' && subject !== 'defence-cooperation');
  if (subjects.includes('sustainment')) return subjects.filter((subject) => subject !== 'other');
  if (exact.length === 0 && subjects.includes('defence-cooperation')) return ['defence-cooperation'];
  return subjects.length > 1 ? subjects.filter((subject) => subject !== 'other') : subjects;
}
