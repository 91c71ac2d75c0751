import type { Line } from '#pipeline/language/sentence-words';
import { textOf } from '#pipeline/language/sentence-words';

/** A name and the tokens that it covers beside the head. */
export type Name = {
  readonly name: string | null;
  readonly acronym: string | null;
  readonly first: number;
  readonly last: number;
};

const LINKS = new Set(['of', 'on', 'for', 'concerning', 'regarding', 'in', 'to', 'at', 'between', 'against']);
const OPENING_LINKS = new Set(['of', 'on', 'for', 'concerning', 'regarding', 'relating']);
const SMALL = new Set("the and of on for in to at a an de & , - ' 's".split(' '));
const TIMES =
  /^(monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)$/;
const OFFICIAL_SIDES =
  /^(governments?|ministry|ministries|department|kingdom|republic|federal|cabinet|council|state|states)$/;
const CAPITALS = /^[A-Z][A-Za-z]*[A-Z]s?$/;
const LONGEST_NAME = 40;

/** A head as its lexicon knows it: by itself a name, or never one ("Memorandum of Understanding"). */
export type Naming = { readonly isOfficial: boolean; readonly isGeneric: boolean };

/** The official name around a head, and the acronym that follows it. */
export function nameOf(line: Line, span: { first: number; head: number; last: number }, naming: Naming): Name {
  const { head, first } = span;
  const printed = textOf(line, head, span.last);
  if (CAPITALS.test(printed) && span.last - head === 1) {
    return { name: null, acronym: naming.isGeneric ? null : printed, first, last: span.last };
  }
  const isName = naming.isOfficial ? line.isCapital(head) : isCapitalName(line, span);
  const start = isName ? nameStart(line, span) : first;
  const end = isName && !line.isTitle ? nameEnd(line, span.last) : span.last;
  const isOwn = naming.isOfficial && !naming.isGeneric;
  const least = naming.isGeneric ? span.last - head : 1;
  const acronym = acronymAfter(line, end);
  return {
    name: isName && (isOwn || end - start > least) ? textOf(line, start, end) : null,
    acronym: naming.isGeneric && end === span.last ? null : (acronym?.text ?? null),
    first,
    last: acronym?.last ?? end,
  };
}

/** A head with a capital that the sentence does not ask for. */
export function isCapitalName(line: Line, { head, last }: { head: number; last: number }): boolean {
  if (line.isTitle || !line.isCapital(head)) return false;
  const next = last + (line.word(last + 1) === 'the' ? 2 : 1);
  const isLinked = OPENING_LINKS.has(line.word(last)) && line.isCapital(next) && !line.isCapital(last);
  return head > line.first || (isLinked && !TIMES.test(line.word(next)));
}

/** The run of capitals before the head. */
function nameStart(line: Line, { first, head }: { first: number; head: number }): number {
  let start = head;
  for (let at = head - 1; at >= first; at--) {
    if (line.isCapital(at)) start = at;
    else if (!SMALL.has(line.word(at))) break;
  }
  return start;
}

/** "of Maritime Cooperation and Assistance", "on the Establishment of the ...": the last capital of the run. */
function nameEnd(line: Line, from: number): number {
  if (!OPENING_LINKS.has(line.word(from)) && !isBetweenGovernments(line, from)) return from;
  let end = from;
  for (let at = from; at < Math.min(line.last, from + LONGEST_NAME); at++) {
    const word = line.word(at);
    if (TIMES.test(word) || line.isDigit(at)) break;
    if (line.isCapital(at)) end = at + 1;
    else if (!SMALL.has(word) && !LINKS.has(word)) break;
  }
  return end;
}

/** "Agreement between the Government of X and the Government of Y on ...": a title that names its sides. */
function isBetweenGovernments(line: Line, from: number): boolean {
  if (line.word(from) !== 'between') return false;
  const at = from + (line.word(from + 1) === 'the' ? 2 : 1);
  return line.isCapital(at) && OFFICIAL_SIDES.test(line.word(at));
}

/** "(SMA)", ", or SMA,". */
function acronymAfter(line: Line, at: number): { text: string; last: number } | null {
  if (line.word(at) === '(' && line.word(at + 2) === ')') {
    const text = textOf(line, at + 1, at + 2);
    if (CAPITALS.test(text)) return { text, last: at + 3 };
  }
  if (line.word(at) === ',' && line.word(at + 1) === 'or') {
    const text = textOf(line, at + 2, at + 3);
    if (CAPITALS.test(text)) return { text, last: at + 3 };
  }
  return null;
}
