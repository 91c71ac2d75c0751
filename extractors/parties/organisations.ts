import type { Knowledge } from '#extractors/parties/knowledge';
import {
  coverAt,
  isCapital,
  isGlued,
  mentionOver,
  partyAt,
  type Reading,
  rawAt,
  textOf,
  wordAt,
} from '#extractors/parties/reading';
import { isInName, isNoName, type Run } from '#extractors/parties/runs';
import { isMarker, type Party, partyValue } from '#extractors/parties/values';
import { fold } from '#pipeline/language/vocabulary';
import type { PartyType } from '#schemas/vocabulary';

const JOINS_BODY = new Set(['of', 'for', 'on']);
/** Words that look like a number before a unit's name. */
const ORDINAL_ENDS = new Set(['st', 'nd', 'rd', 'th']);

/** "Ministry of Transport and Construction": a common ministry whose name goes on. */
export function longerBody(reading: Reading, { first, last, sentence, value }: Party): Party | null {
  if (value.type !== 'government-body' || !/^(and|&|,)$/.test(wordAt(reading, last)) || !isCapital(reading, last - 1))
    return null;
  if (wordAt(reading, last) === ',' || wordAt(reading, first) !== 'ministry') return null;
  const isFree =
    isCapital(reading, last + 1) && coverAt(reading, last + 1) === null && !isNoName(wordAt(reading, last + 1));
  const within = reading.document.sentences[sentence];
  if (!isFree || within === undefined) return null;
  const end = endOfComplement(reading, last + 1, within.last);
  return end < 0
    ? null
    : named(reading, { first, last: end, sentence: within }, 'government-body', value.country, 'party/organ');
}

/** The name of a body, force, union or firm by its head noun: at the end of the run, or before its "of". */
export function organisationIn(reading: Reading, run: Run, knowledge: Knowledge): Party | null {
  return (
    unitIn(reading, run, knowledge) ??
    bodyOf(reading, run, knowledge) ??
    joinedIn(reading, run, knowledge) ??
    headedIn(reading, run, knowledge)
  );
}

/** Words that begin the name of a body of the state, whatever it is for. */
const OF_STATE = /^(state|national|federal|central|public|defence|defense|military|naval|army)$/;

/** "State Logistics and Procurement Centre": two fields, one body. */
function joinedIn(reading: Reading, { first, last, sentence }: Run, knowledge: Knowledge): Party | null {
  if (!OF_STATE.test(wordAt(reading, first)) || !/^(and|&)$/.test(wordAt(reading, last))) return null;
  if (wordAt(reading, last + 1) === 'the' || headAt(reading, last, knowledge) === 'government-body') return null;
  const end = endOfComplement(reading, last + 1, sentence.last);
  if (end - last < 3 || headAt(reading, end, knowledge) !== 'government-body') return null;
  const country = countryWithin(reading, first, end, knowledge);
  return named(reading, { first, last: end, sentence }, 'government-body', country, 'party/head');
}

/** Wings, groups, brigade combat teams and Marine units as they are shortened. */
const UNIT_LETTERS = /^(?:[A-Z]{1,3}W|[A-Z]{1,2}EG|[A-Z]?BCT|ME[UBF]|SF(?:G|AB)|[A-Z]?CAB|ES[CB]|RCT|ABG)$/;

/** "507th Air Refueling Wing", "Abel Battery", "Norwegian Joint Headquarters". */
function unitIn(reading: Reading, { first, last, sentence }: Run, knowledge: Knowledge): Party | null {
  const start = numberBefore(reading, first, sentence.first);
  const isNumbered = start < first;
  const type = knowledge.headType.get(wordAt(reading, last - 1));
  // "The 407th AEG": the kind of unit in letters.
  const isLettered = isNumbered && last - first === 1 && UNIT_LETTERS.test(rawAt(reading, first));
  const isGroup = isNumbered && type === 'company' && allUnitWords(reading, first, last - 1, knowledge);
  if (type !== 'armed-force' && !isGroup && !isLettered) return null;
  if (!isNumbered && allUnitWords(reading, first, last - 1, knowledge)) return null;
  const country = countryWithin(reading, start, last, knowledge);
  return named(reading, { first: start, last, sentence }, 'armed-force', country, 'party/head');
}

/** First token of "507th", "3rd" or "Second" before a name; `first` itself where there is none. */
function numberBefore(reading: Reading, first: number, from: number): number {
  if (ORDINAL_ENDS.has(wordAt(reading, first - 1)) && isGlued(reading, first - 1)) return Math.max(from, first - 2);
  return first;
}

function allUnitWords(reading: Reading, first: number, last: number, { unitWords }: Knowledge): boolean {
  for (let at = first; at < last; at++) if (isCapital(reading, at) && !unitWords.has(wordAt(reading, at))) return false;
  return true;
}

/** "Court of Auditors", "Ministry of State Assets", "Commission on the Defence Forces". */
function bodyOf(reading: Reading, { first, last, sentence }: Run, knowledge: Knowledge): Party | null {
  const type = headAt(reading, last, knowledge);
  if (type === null || !JOINS_BODY.has(wordAt(reading, last))) return null;
  if (type === 'company' && wordAt(reading, last - 1) !== 'bank' && wordAt(reading, last - 1) !== 'fund') return null;
  const end = endOfComplement(reading, last + 1, sentence.last);
  if (end < 0) return null;
  const start = isOwnerOnly(reading, first, last) ? last - 1 : first;
  const country = countryWithin(reading, first, end, knowledge);
  return named(reading, { first: start, last: end, sentence }, type, country, 'party/head');
}

/** A demonym before a one-word head is its owner, no part of the name ("Portuguese Court of Auditors" keeps it all the same). */
function isOwnerOnly(reading: Reading, first: number, last: number): boolean {
  return last - first > 1 && partyAt(reading, first)?.form === 'seat';
}

/** Token after the capitalised complement of a head noun ("the Defence Forces", "Industry and Trade"), or -1. */
function endOfComplement(reading: Reading, from: number, end: number): number {
  let at = wordAt(reading, from) === 'the' ? from + 1 : from;
  const begin = at;
  for (;;) {
    const before = at;
    while (at < end && isComplementWord(reading, at)) at = coverAt(reading, at)?.last ?? at + 1;
    if (at === before) return begin === before ? -1 : at - 1;
    const word = wordAt(reading, at);
    const joins = word === 'and' || word === '&' || word === 'of' || word === '-';
    const isMore = joins && at + 1 < end && isComplementWord(reading, at + 1) && !isOtherActor(reading, at + 1);
    if (!isMore) return at;
    at++;
  }
}

function isComplementWord(reading: Reading, at: number): boolean {
  if (!isCapital(reading, at)) return false;
  const cover = coverAt(reading, at);
  if (cover === null) return !isNoName(wordAt(reading, at)) || isInName(wordAt(reading, at));
  return !isMarker(cover.value) || cover.value.marker === 'area' || cover.value.marker === 'region';
}

function isOtherActor(reading: Reading, at: number): boolean {
  const type = partyAt(reading, at)?.type;
  return type === 'company' || type === 'person' || type === 'government-body';
}

/** "PDCI, the main opposition party": what follows the name says what it is. */
export function partyByApposition(reading: Reading, run: Run, knowledge: Knowledge): Party | null {
  const { first, last, sentence } = run;
  if (wordAt(reading, last) !== ',' || !/^(the|an?)$/.test(wordAt(reading, last + 1))) return null;
  for (let at = last + 2; at < Math.min(sentence.last, last + 8); at++) {
    if (wordAt(reading, at) === ',') return null;
    if (/^(party|bloc|movement|coalition|faction|union)$/.test(wordAt(reading, at))) {
      return named(reading, run, 'other', countryWithin(reading, first, last, knowledge), 'party/head');
    }
  }
  return null;
}

/** "General Workers' Federation", "Vindhya Aero Structures", "Socialist Left". */
const AGREED =
  /^(pact|agreement|accord|treaty|deal|arrangement|memorandum|protocol|program|programme|project|exercise|exercises|talks|contract)$/;
/** Words before a name that show it to be a political party. */
const POLITICAL =
  /^(opposition|ruling|wing|conservative|liberal|socialist|nationalist|centrist|populist|communist|governing)$/;

function headedIn(reading: Reading, run: Run, knowledge: Knowledge): Party | null {
  const { first, last, sentence } = run;
  const type = headAt(reading, last, knowledge);
  if (type === null || AGREED.test(wordAt(reading, last))) return null;
  if (type === 'company' && isModel(reading, first, last)) return null;
  if (POLITICAL.test(wordAt(reading, first - 1)) && last - first > 1) {
    return named(reading, run, 'other', countryWithin(reading, first, last, knowledge), 'party/head');
  }
  if (last - first < 2 && !isPartyOfPeople(reading, first, type)) return null;
  if (partyAt(reading, first)?.type === 'company' && type !== 'company') return null;
  // "Sunday Times" and the like stand in no lexicon of ours only by accident; a run of head words alone names nobody.
  if (last - first > 1 && (type === 'company' || type === 'armed-force') && allHeads(reading, first, last, knowledge))
    return null;
  const start =
    isCapital(reading, first - 1) && wordAt(reading, first - 1) === 'general' && last - first > 1 ? first - 1 : first;
  return named(
    reading,
    { first: start, last, sentence },
    type,
    countryWithin(reading, first, last, knowledge),
    'party/head',
  );
}

/** "26 Rafale Marine fighters": counted things named after their model. */
function isModel(reading: Reading, first: number, last: number): boolean {
  const isCounted = /^(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)$/.test(
    wordAt(reading, first - 1),
  );
  return isCounted && /^[a-z]+s$/.test(rawAt(reading, last));
}

/** "the Conservatives": a plural in capitals behind "the". */
function isPartyOfPeople(reading: Reading, at: number, type: PartyType): boolean {
  return (
    type === 'other' &&
    wordAt(reading, at).endsWith('s') &&
    wordAt(reading, at - 1) === 'the' &&
    rawAt(reading, at).length > 5
  );
}

function allHeads(reading: Reading, first: number, last: number, { headType, unitWords }: Knowledge): boolean {
  for (let at = first; at < last; at++) {
    const word = wordAt(reading, at);
    if (coverAt(reading, at) !== null) return false;
    if (!headType.has(word) && !unitWords.has(word)) return false;
  }
  return true;
}

/** The type that the last word (or two) before `last` makes, null where it is no head noun. */
function headAt(reading: Reading, last: number, { headType }: Knowledge): PartyType | null {
  if (!isCapital(reading, last - 1) || coverIsParty(reading, last - 1)) return null;
  const word = wordAt(reading, last - 1);
  return headType.get(`${wordAt(reading, last - 2)} ${word}`) ?? headType.get(word) ?? null;
}

/** Whether a listed name of several words, or of another kind, ends here: its last word is no head then ("Congress" alone may be). */
function coverIsParty(reading: Reading, at: number): boolean {
  const cover = coverAt(reading, at);
  if (cover === null || isMarker(cover.value) || cover.value.form === 'reference') return false;
  return cover.last - cover.first > 1 || (cover.value.type !== 'government-body' && cover.value.type !== 'other');
}

/** The one state whose name or demonym stands inside a name, null where none or several do. */
export function countryWithin(reading: Reading, first: number, last: number, { stateWords }: Knowledge): string | null {
  const countries = new Set<string>();
  for (let at = first; at < last; at++) {
    const value = partyAt(reading, at);
    const isState = value !== null && value.type === 'state';
    const country = isState
      ? value.country
      : isCapital(reading, at)
        ? (stateWords.get(wordAt(reading, at)) ?? null)
        : null;
    if (country !== null) countries.add(country);
  }
  return countries.size === 1 ? ([...countries][0] as string) : null;
}

/** A mention of an actor whom no lexicon lists: its key is its name. */
export function named(
  reading: Reading,
  { first, last, sentence }: Run,
  type: PartyType,
  country: string | null,
  rule: string,
  affiliation: string | null = null,
): Party {
  const name = textOf(reading, first, last);
  return mentionOver(
    reading,
    sentence,
    first,
    last,
    rule,
    partyValue({ key: keyOf(name), name, type, country, affiliation }),
  );
}

/** The key of an actor that no lexicon lists. */
export function keyOf(name: string): string {
  return fold(name).replace(/^the /, '').replace(/[.,*]/g, '').trim();
}
