import type { Candidate, Kind } from '#pipeline/link/qualify/candidates';
import { FARTHEST } from '#pipeline/link/qualify/cues';
import { formOf, isAdverb } from '#pipeline/link/qualify/verb-words';
import type { Words } from '#pipeline/link/qualify/words';

/** The words that name a source, with the kind of source that they are. */
export type Source = { readonly first: number; readonly last: number; readonly kind: Kind };

const set = (text: string): ReadonlySet<string> => new Set(text.split(' '));
const PREPOSITIONS = set(
  'in on at of for with by to from under after before during over about into through near against between among as since until',
);
const STOPS = set('; : — – ( ) " “ ” ! ?');
const NOT_IN_PHRASE = set(
  'the a an this that these those his her its their our my and or but , than which who what when while if',
);
const AFTER_ANONYMOUS = set(
  'that who familiar close with briefed involved at in from inside within near of for to on speaking',
);
const AFTER_OFFICIAL = set('for of in at from to');
const RELATIVE = set('that who which');
const VERBAL: ReadonlySet<string> = new Set(['past', 'gerund', 'participle']);
const ARTICLES = set('the a an');

/** The source that stands before a verb of saying which begins at `verb`; null where nobody speaks there. */
export function sourceBefore(words: Words, candidates: readonly Candidate[], verb: number): Source | null {
  const end = beforeBrackets(words, verb);
  if (words.at(end - 1) === ',') return beforeApposition(words, candidates, end - 1);
  const comma = lastComma(words, clauseStart(words, end), end);
  return phraseIn(words, candidates, comma + 1, end) ?? named(words, comma + 1, end);
}

/** The token after a phrase that brackets follow: "Telmira (TASE: TLMR) announced". */
function beforeBrackets(words: Words, verb: number): number {
  let end = verb;
  while (words.at(end - 1) === ')') {
    let at = end - 2;
    while (at > words.sentence.first && words.at(at) !== '(') at--;
    if (words.at(at) !== '(') return verb;
    end = at;
  }
  return end;
}

/** "Jane Doe, a spokeswoman for the ministry, said"; "a spokesman, John Roe, said". */
function beforeApposition(words: Words, candidates: readonly Candidate[], comma: number): Source | null {
  const farthest = Math.max(words.sentence.first, comma - FARTHEST);
  const opening = lastComma(words, farthest, comma);
  if (opening < farthest) return null;
  const start = Math.max(lastComma(words, farthest, opening) + 1, clauseStart(words, opening));
  const subject = phraseIn(words, candidates, start, opening);
  if (subject?.kind === 'named-person') return subject;
  const name = candidates.find(({ first, last, kind }) => first > opening && last <= comma && kind === 'named-person');
  if (name && name.first === opening + 1) return { first: name.first, last: name.last, kind: name.kind };
  return subject ?? named(words, start, opening);
}

/** The source that stands after `from`, up to the next comma or stop. */
export function sourceAfter(words: Words, candidates: readonly Candidate[], from: number): Source | null {
  const end = words.at(words.sentence.last - 1) === '.' ? words.sentence.last - 1 : words.sentence.last;
  let to = from;
  while (to < end && words.at(to) !== ',' && !STOPS.has(words.at(to))) to++;
  const speaker = candidates.find(({ first, last }) => first >= from && last <= to && first - from <= 6);
  if (speaker) return isGoverned(words, speaker, from) ? null : phraseFrom(words, candidates, speaker, to);
  const ranked = words.at(to) === '(' ? candidates.find(({ first }) => first > to) : undefined;
  if (ranked?.kind === 'named-person' && ranked.first - to <= 4) return { ...ranked };
  return namedAfter(words, from, to);
}

/** Whether a preposition makes somebody a part of what is said, not the one who speaks. */
function isGoverned(words: Words, { first }: Candidate, from: number): boolean {
  const before = ARTICLES.has(words.at(first - 1)) ? first - 2 : first - 1;
  return before >= from && PREPOSITIONS.has(words.at(before));
}

function phraseIn(words: Words, candidates: readonly Candidate[], from: number, to: number): Source | null {
  const inside = candidates.filter(({ first, last }) => first >= from && last <= to);
  const free = inside.filter((one) => !isGoverned(words, one, from));
  const speaker = free.find(({ last }) => noVerb(words, last, to));
  return speaker ? phraseFrom(words, candidates, speaker, to) : null;
}

/** Whether a speaker's verb is the one at `to`: no other verb between, save in a relative clause. */
function noVerb(words: Words, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const word = words.at(i);
    if (RELATIVE.has(word) || word === 'familiar') return true;
    if (word === 'and') return false;
    if (formOf(word) === 'past' && !PREPOSITIONS.has(words.at(i + 1)) && !isAdverb(word)) return false;
  }
  return true;
}

/** The phrase of a speaker: touching names make one phrase, whose last word says of what kind it is. */
function phraseFrom(words: Words, candidates: readonly Candidate[], speaker: Candidate, limit: number): Source {
  let head = speaker;
  for (const next of candidates) {
    const isNext = next.first >= head.last && next.last <= limit && isJoined(words, head.last, next.first);
    if (isNext) head = next;
  }
  head = holderOf(words, candidates, head, limit) ?? head;
  if (head.kind === 'named-person') return { first: head.first, last: head.last, kind: head.kind };
  const first = speaker.party && head === speaker ? speaker.first : phraseStart(words, speaker.first);
  return { first: afterArticle(words, first), last: phraseEnd(words, head, limit), kind: head.kind };
}

/** The person who holds an office: "Secretary of State for Defence Jane Doe". */
function holderOf(words: Words, candidates: readonly Candidate[], office: Candidate, limit: number): Candidate | null {
  if (office.kind !== 'official') return null;
  const holder = candidates.find(({ first, kind }) => first >= office.last && kind === 'named-person');
  if (!holder || holder.last > limit || PREPOSITIONS.has(words.at(holder.first - 1))) return null;
  for (let i = office.last; i < holder.first; i++) {
    if (!words.isCapital(i) && !OF_OFFICE.has(words.at(i))) return null;
  }
  return holder;
}
const OF_OFFICE = set('of for and to the & minister ministry defence defense foreign affairs state secretary staff');

const afterArticle = (words: Words, first: number): number => (ARTICLES.has(words.at(first)) ? first + 1 : first);

/** Only plain words of a name or "'s" between two candidates. */
function isJoined(words: Words, from: number, to: number): boolean {
  if (to - from > 3) return false;
  for (let i = from; i < to; i++) {
    const word = words.at(i);
    if (NOT_IN_PHRASE.has(word) || PREPOSITIONS.has(word) || STOPS.has(word) || formOf(word) === 'past') return false;
  }
  return true;
}

function phraseStart(words: Words, first: number): number {
  let start = first;
  while (start > words.sentence.first) {
    if (isPhraseEnd(words, start - 1) || first - start >= 4) break;
    start--;
  }
  return start;
}

/** Whether a word cannot stand inside a noun phrase, as far as closed classes and endings tell. */
function isPhraseEnd(words: Words, at: number): boolean {
  const word = words.at(at);
  if (NOT_IN_PHRASE.has(word) || PREPOSITIONS.has(word) || STOPS.has(word)) return true;
  return (isAdverb(word) && word !== 'both') || VERBAL.has(formOf(word));
}

function phraseEnd(words: Words, { last, kind, party }: Candidate, limit: number): number {
  if (party !== null) return last;
  if (kind === 'document') return textEnd(words, last, limit);
  const follows = kind === 'anonymous' ? AFTER_ANONYMOUS : AFTER_OFFICIAL;
  const next = words.at(last);
  if (!follows.has(next) || (next === 'on' && words.isCapital(last + 1))) return last;
  let end = last;
  while (end < limit && words.at(end) !== ',') end++;
  while (end > last && isAdverb(words.at(end - 1))) end--;
  return end;
}

/** "draft budget", "statement from the ministry". */
function textEnd(words: Words, last: number, limit: number): number {
  let end = last;
  while (end < limit && !isPhraseEnd(words, end) && !words.isCapital(end)) end++;
  return end;
}

/** A name that no gazetteer knows: capitalised words that touch the verb. */
function named(words: Words, from: number, to: number): Source | null {
  let start = to;
  while (start > from && words.isCapital(start - 1) && !NOT_IN_PHRASE.has(words.at(start - 1))) start--;
  if (start === to || to - start > 5 || PREPOSITIONS.has(words.at(start - 1))) return null;
  if (start === words.sentence.first && to - start === 1) return null;
  return {
    first: start,
    last: to,
    kind: to - start > 1 && !ARTICLES.has(words.at(start - 1)) ? 'named-person' : 'official',
  };
}

/** The same after the verb: "said Jane Doe". */
function namedAfter(words: Words, from: number, to: number): Source | null {
  const start = ARTICLES.has(words.at(from)) ? from + 1 : from;
  let end = start;
  while (end < to && words.isCapital(end)) end++;
  if (end === start || end - start > 5) return null;
  return { first: start, last: end, kind: end - start > 1 && start === from ? 'named-person' : 'official' };
}

function clauseStart(words: Words, verb: number): number {
  const farthest = Math.max(words.sentence.first, verb - FARTHEST);
  let at = verb;
  while (at > farthest && !STOPS.has(words.at(at - 1)) && !CONTRAST.has(words.at(at - 1))) at--;
  return at;
}
const CONTRAST = set('but while whereas although though however because');

/** The last comma in a range, or the token before the range. */
function lastComma(words: Words, from: number, to: number): number {
  for (let i = to - 1; i >= from; i--) if (words.at(i) === ',') return i;
  return from - 1;
}
