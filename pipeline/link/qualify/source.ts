import type { Cues } from '#pipeline/link/qualify/cues';
import { formOf, isAdverb } from '#pipeline/link/qualify/verb-words';
import type { Words } from '#pipeline/link/qualify/words';
import type { Mention, PartyValue } from '#schemas/mention';
import type { Attribution } from '#schemas/record';

export type PartyMention = Mention<PartyValue>;
type Kind = Attribution['kind'];

/** Who may speak: a party or a noun of speaking, in token order. */
export type Candidate = {
  readonly first: number;
  readonly last: number;
  readonly kind: Kind;
  readonly party: PartyMention | null;
};

/** The words that name a source, with the kind of source that they are. */
export type Source = { readonly first: number; readonly last: number; readonly kind: Kind };

const set = (text: string): ReadonlySet<string> => new Set(text.split(' '));
const PREPOSITIONS = set(
  'in on at of for with by to from under after before during over about into through near against between among as since until',
);
const STOPS = set('; : — – ( ) " “ ” . ! ?');
const NOT_IN_PHRASE = set(
  'the a an this that these those his her its their our my and or but , than which who what when while if',
);
const AFTER_ANONYMOUS = set(
  'that who familiar close with briefed involved at in from inside within near of for to on speaking',
);
const AFTER_OFFICIAL = set('for of in at from to');
const RELATIVE = set('that who which');
const VERBAL: ReadonlySet<string> = new Set(['past', 'gerund']);
const ARTICLES = set('the a an');

/** Candidates of a sentence: parties, and speaking nouns that no party's name holds. */
export function candidatesOf({ speakers }: Cues, parties: readonly PartyMention[]): Candidate[] {
  const named = parties.map(
    (party): Candidate => ({ first: party.first, last: party.last, kind: kindOf(party), party }),
  );
  const inName = (token: number) => named.some(({ first, last }) => first <= token && token < last);
  const nouns = speakers
    .filter(({ first, last }) => !inName(first) && !inName(last - 1))
    .map(({ first, last, value }): Candidate => ({ first, last, kind: value.speaker ?? 'official', party: null }));
  return [...named, ...nouns].sort((a, b) => a.first - b.first);
}

function kindOf({ value }: PartyMention): Kind {
  if (value.type === 'person') return 'named-person';
  return value.type === 'other' ? 'media' : 'official';
}

/** The source that stands before a verb of saying which begins at `verb`; null where nobody speaks there. */
export function sourceBefore(words: Words, candidates: readonly Candidate[], verb: number): Source | null {
  const from = clauseStart(words, verb);
  if (words.at(verb - 1) === ',') return beforeApposition(words, candidates, from, verb - 1);
  const comma = lastComma(words, from, verb);
  return phraseIn(words, candidates, comma + 1, verb) ?? named(words, comma + 1, verb);
}

/** "Jane Doe, a spokeswoman for the ministry, said". */
function beforeApposition(words: Words, candidates: readonly Candidate[], from: number, comma: number): Source | null {
  const opening = lastComma(words, from, comma);
  if (opening < from) return null;
  const start = lastComma(words, from, opening) + 1;
  const subject = candidates.findLast(({ first, last, party }) => first >= start && last === opening && party !== null);
  if (subject) return { first: subject.first, last: subject.last, kind: subject.kind };
  const speaker = candidates.find(({ first, last }) => first >= start && last <= opening);
  return speaker && !PREPOSITIONS.has(words.at(speaker.first - 1)) && noVerb(words, speaker.last, opening)
    ? phraseFrom(words, candidates, speaker, opening)
    : null;
}

/** The source that stands after `from`, up to the next comma or stop. */
export function sourceAfter(words: Words, candidates: readonly Candidate[], from: number): Source | null {
  let to = from;
  while (to < words.sentence.last && words.at(to) !== ',' && !STOPS.has(words.at(to))) to++;
  const speaker = candidates.find(({ first, last }) => first >= from && last <= to && first - from <= 6);
  if (!speaker) return namedAfter(words, from, to);
  if (PREPOSITIONS.has(words.at(speaker.first - 1)) && speaker.first > from) return null;
  return phraseFrom(words, candidates, speaker, to);
}

function phraseIn(words: Words, candidates: readonly Candidate[], from: number, to: number): Source | null {
  const inside = candidates.filter(({ first, last }) => first >= from && last <= to);
  const free = inside.filter(({ first }) => first === from || !PREPOSITIONS.has(words.at(first - 1)));
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
  if (head.kind === 'named-person') return { first: head.first, last: head.last, kind: head.kind };
  const first = speaker.party && head === speaker ? speaker.first : phraseStart(words, speaker.first);
  return { first, last: phraseEnd(words, head, limit), kind: head.kind };
}

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
    const word = words.at(start - 1);
    const ends =
      NOT_IN_PHRASE.has(word) ||
      PREPOSITIONS.has(word) ||
      STOPS.has(word) ||
      isAdverb(word) ||
      VERBAL.has(formOf(word));
    if (ends || first - start >= 4) break;
    start--;
  }
  return start;
}

function phraseEnd(words: Words, { last, kind, party }: Candidate, limit: number): number {
  if (party !== null) return last;
  const follows = kind === 'anonymous' ? AFTER_ANONYMOUS : AFTER_OFFICIAL;
  const next = words.at(last);
  if (!follows.has(next) || (next === 'on' && words.isCapital(last + 1))) return last;
  let end = last;
  while (end < limit && words.at(end) !== ',') end++;
  while (end > last && isAdverb(words.at(end - 1))) end--;
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
  let at = verb;
  while (at > words.sentence.first && !STOPS.has(words.at(at - 1)) && !CONTRAST.has(words.at(at - 1))) at--;
  return at;
}
const CONTRAST = set('but while whereas although though however because');

/** The last comma in a range, or the token before the range. */
function lastComma(words: Words, from: number, to: number): number {
  for (let i = to - 1; i >= from; i--) if (words.at(i) === ',') return i;
  return from - 1;
}
