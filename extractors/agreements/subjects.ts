import { formAt, formsIn, formsInLine, type Hit } from '#pipeline/language/phrase-book';
import type { Line } from '#pipeline/language/sentence-words';
import type { Instrument, Subject } from '#schemas/vocabulary';
import type { Head, Knowledge } from './knowledge.js';

/** How far behind the noun its clause is read. */
const REACH = 18;
const NEGATIONS = new Set(['not', 'never', 'nor', 'no']);
const APPOSITION = 5;
/** Within so many tokens of the sentence's head a phrase with a preposition opens it. */
const FRONT = 4;
const ENDS = new Set(
  '; : " “ ” — – . ? ! but while whereas although though because when where after before until said says told according whose whom'.split(
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
  readonly definite: boolean;
};

/** What an agreement is about, by the words of its phrase and of the clause behind it. */
export function subjectsOf(line: Line, topic: Topic, knowledge: Knowledge): Subject[] {
  const { head, opening, first, last } = topic;
  if (topic.isOfficial && head.subjects.length > 0) return [...head.subjects];
  const isTraded = isTrade(topic);
  const inside = formsIn(isTraded ? knowledge.subjectTraded : knowledge.subjectBefore, line, first, last);
  const [from, to] = clauseOf(line, opening, last, knowledge);
  const behind = formsIn(knowledge.subject, line, from, to).filter(
    ({ key }) => key !== 'procurement' || !isKnownTrade(topic),
  );
  const near = [...head.subjects, ...subjectsIn(inside), ...subjectsIn(isTraded ? behind : foremost(line, behind))];
  const found = near.length > 0 ? near : subjectsIn(aheadOf(line, opening, isTraded, knowledge));
  if (found.length === 0 && from > last && !isTraded)
    found.push(...subjectsIn(formsIn(knowledge.subjectHosted, line, from, to)));
  if (found.length === 0 && isTraded && !topic.definite) found.push(...goodsIn(line, from, to, knowledge));
  if (topic.instrument === 'joint-venture' && isToMake(line, from, to)) found.push('co-production');
  if (isTraded && hasProgram(line, last, knowledge)) found.push('procurement', 'arms-sale');
  const all = [...new Set(found)];
  return narrowed(isOrdered(topic) ? all.filter((subject) => ORDERED.has(subject)) : all, topic.instrument);
}

/** "a deal for 12 helicopters": what is bought, where no word says that it is bought. */
function goodsIn(line: Line, from: number, to: number, { subjectGoods }: Knowledge): Subject[] {
  return subjectsIn(formsIn(subjectGoods, line, from, to)).slice(0, 1);
}

const MAKING = new Set(['make', 'build', 'produce', 'manufacture', 'assemble']);

/** "a joint venture to make turrets". */
function isToMake(line: Line, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (line.word(at) === 'to' && MAKING.has(line.word(at + 1))) return true;
  return false;
}

/** "to build three ships in a deal worth ...": what it is about was said before it. */
function aheadOf(line: Line, opening: number, isTraded: boolean, knowledge: Knowledge): Hit[] {
  if (!['in', 'under', 'through', 'via'].includes(line.word(opening - 1))) return [];
  const book = isTraded ? knowledge.subjectAhead : knowledge.subjectHosted;
  return formsIn(book, line, Math.max(line.first, opening - REACH), opening);
}

/** "... under the Foreign Military Sales program": a government buys for another one. */
function hasProgram(line: Line, last: number, { authority }: Knowledge): boolean {
  // What stands nowhere in the line stands not behind the noun.
  if (formsInLine(authority, line).length === 0) return false;
  return formsIn(authority, line, last, line.last).some(({ key }) => key === 'program');
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

/** "Under the contract, the yard will build ...": that goods are bought is known of a contract; of one spoken of before it would hide its upkeep. */
const isKnownTrade = (topic: Topic): boolean => topic.definite && isOrdered(topic);

const isTrade = ({ instrument, head }: Topic): boolean => TRADED.has(instrument) && head.head !== 'amendment';

const isOrdered = ({ instrument }: Topic): boolean =>
  instrument === 'contract' || instrument === 'order' || instrument === 'option';

/** The subjects that phrases say. */
export const subjectsIn = (hits: readonly Hit[]): Subject[] =>
  hits.flatMap(({ key }) => (key === 'none' ? [] : (key.split('+') as Subject[])));

/** Words between two things that an agreement is about: "on joint patrols and the training of crews". */
const JOINS = new Set(['and', ',', '&', 'or', 'the', 'as', 'well', '/', 'on', 'for', 'of']);

/** What the clause says first, and what is joined to it: the rest of a long clause is about other things. */
export function foremost(line: Line, hits: readonly Hit[]): Hit[] {
  const first = hits.findIndex(({ key }) => key !== 'none');
  if (first < 0) return [];
  let end = first + 1;
  while (end < hits.length && areJoined(line, hits[end - 1] as Hit, hits[end] as Hit)) end++;
  return hits.slice(first, end);
}

function areJoined(line: Line, before: Hit, after: Hit): boolean {
  let hasAnd = after.first === before.last;
  for (let at = before.last; at < after.first; at++) {
    const word = line.word(at);
    if (!JOINS.has(word)) return false;
    hasAnd ||= word === 'and' || word === ',' || word === '/' || word === '&';
  }
  return hasAnd;
}

/** Tokens of the clause behind a noun. */
function clauseOf(line: Line, opening: number, from: number, knowledge: Knowledge): [number, number] {
  const start = clauseStart(line, opening, from);
  return [start, clauseEnd(line, start, Math.min(line.last, start + REACH), knowledge)];
}

const FRONTS = new Set(['under', 'in', 'through', 'with', 'by', 'per', 'of', 'for']);

/** Over the comma behind an apposition ("The second document, a protocol, prolongs ...") or a fronted phrase ("Under the deal, the yard ..."). */
function clauseStart(line: Line, opening: number, from: number): number {
  if (line.word(from) !== ',') return from;
  const isFronted = FRONTS.has(line.word(opening - 1)) && opening - line.first <= FRONT;
  return line.word(opening - 1) === ',' || isFronted ? from + 1 : from;
}

function clauseEnd(line: Line, start: number, limit: number, knowledge: Knowledge): number {
  for (let at = start; at < limit; at++) {
    if (line.word(at) === ',' || line.word(at) === '(') {
      const after = insertionEnd(line, at, limit);
      if (after < 0) return at;
      at = after;
    } else if (endsClause(line, start, at, knowledge)) return at;
  }
  return limit;
}

function endsClause(line: Line, start: number, at: number, { denial, signing, headWords }: Knowledge): boolean {
  const word = line.word(at);
  if (ENDS.has(word) || NEGATIONS.has(word) || formAt(denial, line, at)?.key === 'direct') return true;
  if (word === 'and') return formAt(signing, line, at + 1) !== null;
  return headWords.has(word) && at > start && !isObject(line, start, at);
}

/** "a deal on a ceasefire" is about it, "a deal that cites the memorandum on ..." is not. */
function isObject(line: Line, start: number, head: number): boolean {
  for (let at = head - 1; at >= start; at--) {
    const word = line.word(at);
    if (word === 'on' || word === 'for' || word === 'of') return true;
    if (word === 'to' || word === 'that' || word === 'in' || word === 'under' || word === 'with') return false;
  }
  return false;
}

/** Last token of a comma or bracket over which the clause goes on, or -1 where it ends it. */
function insertionEnd(line: Line, at: number, limit: number): number {
  if (line.word(at) === '(') return closing(line, at, limit);
  if (GOES_ON.has(line.word(at + 1)) || line.isDigit(at + 1)) return at;
  return appositionEnd(line, at);
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
  if (instrument === 'loan' && subjects.includes('financing')) return ['financing'];
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
