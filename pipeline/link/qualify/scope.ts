import { firstFrom } from '#pipeline/language/in-order';
import { type Cue, type Cues, cueOver, FARTHEST } from '#pipeline/link/qualify/cues';
import { formOf, isPast } from '#pipeline/link/qualify/verb-words';

/** Tokens that a verb may stand after what it asks for or offers: "the $5 billion that Washington had demanded". */
const BEHIND = 5;
/** The same after a relative pronoun: "a loan of $5 million that the bank may extend". */
const FAR_BEHIND = 12;

/** How many tokens lie between a cue and the tokens that it covers; null where it does not reach them. */
export function distance(cues: Cues, cue: Cue, first: number, last: number): number | null {
  if (cue.first <= first && last <= cue.last) return 0;
  const { direction, within = FARTHEST } = cue.value;
  const isAhead = first >= cue.last;
  if (!isAhead && last > cue.first) return null;
  const gap = isAhead ? first - cue.last : cue.first - last;
  if (gap > within) return null;
  const [from, to] = isAhead ? [cue.last, first] : [last, cue.first];
  if (isAhead ? direction === 'backward' : direction === 'forward') {
    return !isAhead && looksBack(cues, cue, from, to) ? gap + 1 : null;
  }
  return isCut(cues, cue, from, to, isAhead) ? null : gap;
}

/** Whether a cue that looks ahead ends a relative clause about what stands before it. */
function looksBack(cues: Cues, { value }: Cue, from: number, to: number): boolean {
  const isAsked = (value.category === 'demanded' || value.category === 'offered') && value.verb === true;
  if (isAsked && to - from <= BEHIND) return isFree(cues, from, to, BREAKS);
  const isPossible = value.category === 'conditional' && value.governs === 'auxiliary';
  const at = cues.words.at(from) === ',' ? from + 1 : from;
  return isPossible && to - from <= FAR_BEHIND && RELATIVE.has(cues.words.at(at)) && isFree(cues, at, to, ENDS);
}

/** Whether none of some words stands in a token range. */
function isFree({ words }: Cues, from: number, to: number, breaks: ReadonlySet<string>): boolean {
  for (let i = from; i < to; i++) if (breaks.has(words.at(i))) return false;
  return true;
}
const ENDS: ReadonlySet<string> = new Set([',', ';', ':', '(', ')', '"', '“', '”', 'but']);
const BREAKS: ReadonlySet<string> = new Set([...ENDS, 'and', 'or', 'to', 'for']);

/** Whether something between a cue and its target ends the cue's reach. */
function isCut(cues: Cues, cue: Cue, from: number, to: number, isAhead: boolean): boolean {
  if (isAhead && (isLeft(cues, cue, from, to) || (isBound(cue) && !isFree(cues, from, to, COMMA)))) return true;
  for (let i = firstFrom(cues.ends, from); i < cues.ends.length; i++) {
    const end = cues.ends[i] as Cue;
    if (end.last > to) break;
    if (end.value.soft && cue.value.direction === 'both') continue;
    if (isAhead && isClosedAgain(cues, end, to)) continue;
    return true;
  }
  const time = isAhead ? cues.times[firstFrom(cues.times, from)] : undefined;
  return time !== undefined && time.last <= to && hasPast(cues, time.last, to);
}
const COMMA: ReadonlySet<string> = new Set([',']);

/** Whether a cue denies the phrase after it only: "failed to sign, with Norway still asking for …". */
const isBound = ({ value }: Cue): boolean => value.category === 'denied' && value.governs !== 'clause';

/** A relative clause between commas that is over before the target. */
function isClosedAgain({ words }: Cues, end: Cue, to: number): boolean {
  if (words.at(end.first - 1) !== ',' || !RELATIVE.has(words.at(end.last - 1))) return false;
  for (let i = end.last; i < to; i++) if (words.at(i) === ',') return true;
  return false;
}
const RELATIVE = new Set(['that', 'which', 'who', 'whose', 'whom', 'where']);

/** Whether a cue inside a relative clause would have to leave it to reach its target. */
function isLeft({ words, ends }: Cues, cue: Cue, from: number, to: number): boolean {
  const start = Math.max(words.sentence.first, cue.first - FARTHEST);
  let at = cue.first - 1;
  while (at >= start && words.at(at) !== ',') at--;
  const opener = cueOver(ends, at + 1);
  if (at < start || !opener || !RELATIVE.has(words.at(opener.last - 1))) return false;
  for (let i = from; i < to; i++) if (words.at(i) === ',') return true;
  return false;
}

/** Whether a past verb stands in a token range: a clause of time about what has been. */
export function hasPast({ words }: Cues, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const word = words.at(i);
    if (isPast(word) || word === 'has' || word === 'have') return true;
    if (formOf(word) === 'past' && !DETERMINERS.has(words.at(i - 1))) return true;
  }
  return false;
}
const DETERMINERS = new Set(['the', 'a', 'an', 'its', 'their', 'his', 'her', 'be', 'being', 'united']);
