import type { Knowledge } from '#extractors/parties/knowledge';
import { countryWithin, keyOf, named } from '#extractors/parties/organisations';
import {
  coverAt,
  isCapital,
  isGlued,
  markerAt,
  mentionOver,
  partyAt,
  type Reading,
  rawAt,
  shapeAt,
  textOf,
  wordAt,
} from '#extractors/parties/reading';
import { isAddress, type Run } from '#extractors/parties/runs';
import { isMarker, type Marker, type Party, partyValue } from '#extractors/parties/values';
import { SHAPE } from '#schemas/document';

/** Words after a possessive's name that show it to be a firm and no thing ("Norway's Tovik has"). */
const GOES_ON = new Set(
  ', . ; ) and or to has have had will would is was were said says in as for won wins beat could also which who'.split(
    ' ',
  ),
);

/** A run followed by a legal form, which belongs to the name: "Telmira Rom S.R.L.", "Pinnacle Range Systems, Inc." */
export function companyBySuffix(reading: Reading, run: Run, knowledge: Knowledge): Party | null {
  const suffix = suffixAt(reading, run.last);
  if (suffix === null) return null;
  const isSpelledOut = /^(Corporation|Company)$/.test(textOf(reading, run.last, suffix.last));
  const first = isSpelledOut ? run.first : withoutOwner(reading, run, knowledge);
  const country = (suffix.value as Marker).country ?? countryWithin(reading, run.first, run.last, knowledge);
  const name = textOf(reading, first, suffix.last);
  const key = keyOf(textOf(reading, first, run.last));
  const value = partyValue({ key, name, type: 'company', country });
  return mentionOver(reading, run.sentence, first, suffix.last, 'party/suffix', value);
}

/** Legal forms that stand before the name. */
const AHEAD: ReadonlySet<string> = new Set(['pt', 'sia', 'uab', 'jsc', 'ou']);

/** A run behind a legal form that belongs to the name: "PT Merpati Baja", "UAB Baltijos Optika". */
export function companyByPrefix(reading: Reading, run: Run, knowledge: Knowledge): Party | null {
  const cover = coverAt(reading, run.first - 1);
  if (cover === null || cover.first < run.sentence.first || !isMarker(cover.value)) return null;
  const { marker, key, country: of = null } = cover.value;
  if (marker !== 'suffix' || !AHEAD.has(key) || isCapital(reading, cover.first - 1)) return null;
  const country = of ?? countryWithin(reading, run.first, run.last, knowledge);
  const name = textOf(reading, cover.first, run.last);
  const value = partyValue({ key: keyOf(textOf(reading, run.first, run.last)), name, type: 'company', country });
  return mentionOver(reading, run.sentence, cover.first, run.last, 'party/suffix', value);
}

/** A known company with what its name goes on with: a field or a state ("Saab Training", "KNDS France"), which makes it another, or a legal form. */
export function withSuffix(reading: Reading, listed: Party, knowledge: Knowledge): Party {
  const company = asSubsidiary(reading, listed, knowledge);
  const suffix = suffixAt(reading, company.last);
  if (suffix === null) return company;
  const { tokens } = reading.document;
  const { last } = suffix;
  const name = textOf(reading, company.first, last);
  return { ...company, last, end: tokens.end[last - 1] as number, value: { ...company.value, name } };
}

function asSubsidiary(reading: Reading, company: Party, { companyWords, stateWords }: Knowledge): Party {
  let { last } = company;
  let country: string | null = null;
  while (isCapital(reading, last) && coverAt(reading, last) === null && companyWords.has(wordAt(reading, last))) last++;
  const state = partyAt(reading, last);
  if (
    state?.type === 'state' &&
    state.form === 'name' &&
    stateWords.has(wordAt(reading, last)) &&
    rawAt(reading, last).length > 3
  ) {
    country = state.country;
    last = coverAt(reading, last)?.last ?? last;
  }
  const end = reading.document.sentences[company.sentence]?.last ?? last;
  if (last === company.last || last > end || (last < end && isCapital(reading, last))) return company;
  const name = textOf(reading, company.first, last);
  const value = {
    ...company.value,
    key: keyOf(name),
    name,
    identifier: null,
    country: country ?? company.value.country,
  };
  return { ...company, last, end: reading.document.tokens.end[last - 1] as number, value };
}

function suffixAt(reading: Reading, at: number) {
  for (const place of wordAt(reading, at) === ',' ? [at + 1] : [at]) {
    const cover = coverAt(reading, place);
    if (cover !== null && cover.first === place && markerAt(reading, place) === 'suffix') {
      const more = coverAt(reading, cover.last);
      const isDouble = more !== null && markerAt(reading, cover.last) === 'suffix' && more.first === cover.last;
      return isDouble ? more : cover;
    }
  }
  return null;
}

/** A demonym before the name is its owner unless the words after it say nothing without it ("German Naval Yards"). */
function withoutOwner(
  reading: Reading,
  { first, last }: Run,
  { headType, unitWords, companyWords, notParty }: Knowledge,
): number {
  const cover = coverAt(reading, first);
  if (cover === null || isMarker(cover.value) || cover.value.type !== 'state' || cover.last >= last) return first;
  if (cover.value.form === 'seat') return first;
  // "British Aircraft Corp.": a thing that they make names no maker.
  if (last - cover.last === 1 && notParty.has(wordAt(reading, cover.last))) return first;
  for (let at = cover.last; at < last; at++) {
    const word = wordAt(reading, at);
    if (isCapital(reading, at) && !headType.has(word) && !unitWords.has(word) && !companyWords.has(word)) {
      return cover.value.form === 'demonym' ? cover.last : first;
    }
  }
  return first;
}

/** A run that what stands beside it shows to be a company. */
export function companyByContext(reading: Reading, run: Run, knowledge: Knowledge): Party | null {
  const core = unlistedCore(reading, run);
  if (core === null || knowledge.notParty.has(wordAt(reading, core.last)) || isModel(reading, core, knowledge))
    return null;
  const rule = ruleOfContext(reading, core, knowledge);
  if (rule === null) return null;
  return named(reading, core, 'company', countryWithin(reading, core.first, core.last, knowledge), rule);
}

/** “selected Puma over Super Cougar”, “Gripen E”: the name of what is bought. */
function isModel(reading: Reading, { first, last }: Run, { models }: Knowledge): boolean {
  const end = last - first > 1 && /^[a-z]?\d*[a-z]?$/.test(wordAt(reading, last - 1)) ? last - 1 : last;
  if (end - first > 2) return false;
  const word = wordAt(reading, first);
  return models.has(end - first > 1 ? `${word} ${wordAt(reading, first + 1)}` : word);
}

/** The words of a run that no lexicon lists: without known names before and after them. */
export function unlistedCore(reading: Reading, { first, last, sentence }: Run): Run | null {
  let from = first;
  let to = last;
  while (from < to && coverAt(reading, from) !== null) from = coverAt(reading, from)?.last ?? from + 1;
  while (to > from && coverAt(reading, to - 1) !== null) to = coverAt(reading, to - 1)?.first ?? to - 1;
  while (from < to && (shapeAt(reading, from) & SHAPE.symbol) !== 0) from++;
  return from < to && to - from <= 5 ? { first: from, last: to, sentence } : null;
}

function ruleOfContext(reading: Reading, { first, last, sentence }: Run, knowledge: Knowledge): string | null {
  if (isNounBefore(reading, first, last)) return 'party/company-noun';
  if (deedAt(reading, last) === 'after') return 'party/company-deed';
  if (isDeedBefore(reading, first)) return 'party/company-deed';
  if (wordAt(reading, first - 1) === 'based' && wordAt(reading, first - 2) === '-') return 'party/company-noun';
  if (isTicker(reading, last)) return 'party/suffix';
  if (isListed(reading, first, last)) return 'party/company';
  if (beginsItem(reading, first, sentence.first) && isAddress(reading, last)) return 'party/address';
  if (isNounAfter(reading, last, sentence.last)) return 'party/company-noun';
  if (isHeadAfter(reading, last)) return 'party/office';
  if (
    isOwned(reading, first) &&
    GOES_ON.has(wordAt(reading, last)) &&
    !knowledge.givenNames.has(wordAt(reading, first))
  ) {
    return 'party/company-noun';
  }
  return null;
}

/** "the shipyard X", "software house X". */
function isNounBefore(reading: Reading, first: number, last: number): boolean {
  // "the joint venture, X, will": both commas make it a name.
  if (
    wordAt(reading, first - 1) === ',' &&
    /^[,.]$/.test(wordAt(reading, last)) &&
    markerAt(reading, first - 2) === 'company-noun'
  )
    return true;
  const value = partyAt(reading, first - 1);
  const isReference = value?.form === 'reference' && /company|bank/.test(value.key);
  return (markerAt(reading, first - 1) === 'company-noun' || isReference) && !isGlued(reading, first);
}

/** "X, a shipbuilder in …", "X, the state-owned yard". */
function isNounAfter(reading: Reading, last: number, end: number): boolean {
  if (wordAt(reading, last) !== ',' || !/^(an?|the|its|which)$/.test(wordAt(reading, last + 1))) return false;
  for (let at = last + 2; at < Math.min(end, last + 8); at++) {
    if (wordAt(reading, at) === ',') return false;
    if (markerAt(reading, at) === 'company-noun') return true;
    if (markerAt(reading, at) === 'office') return false;
  }
  return false;
}

function deedAt(reading: Reading, at: number): string | null {
  const cover = coverAt(reading, at);
  if (cover === null || cover.first !== at || !isMarker(cover.value) || cover.value.marker !== 'company-deed')
    return null;
  return cover.value.key;
}

/** "a contract with [the Danish firm] X", "built by X". */
function isDeedBefore(reading: Reading, first: number): boolean {
  for (let at = first - 1; at >= first - 4 && at >= 0; at--) {
    const cover = coverAt(reading, at);
    if (cover !== null && isMarker(cover.value) && cover.value.marker === 'company-deed')
      return cover.value.key === 'before';
    const isOwner =
      partyAt(reading, at)?.type === 'state' || wordAt(reading, at) === "'s" || wordAt(reading, at) === 'the';
    if (!isOwner) return false;
  }
  return false;
}

/** In a list with a company: "Saab and X", "X, Saab and …". */
function isListed(reading: Reading, first: number, last: number): boolean {
  const before = wordAt(reading, first - 1) === 'and' && wordAt(reading, first - 2) === ',' ? first - 3 : first - 2;
  const joins = (at: number) => wordAt(reading, at) === 'and' || wordAt(reading, at) === ',';
  const isAfter = joins(first - 1) && partyAt(reading, before)?.type === 'company';
  return isAfter || (wordAt(reading, last) === 'and' && partyAt(reading, last + 1)?.type === 'company');
}

/** "(TASE: TLMR)". */
function isTicker(reading: Reading, at: number): boolean {
  if (wordAt(reading, at) !== '(' || !isCapital(reading, at + 1)) return false;
  return wordAt(reading, at + 2) === ':' || wordAt(reading, at + 3) === ':';
}

/** An awardee stands first in its sentence or in its part of a list. */
function beginsItem(reading: Reading, first: number, begin: number): boolean {
  return first === begin || /^(;|and|:|for|to)$/.test(wordAt(reading, first - 1));
}

/** "Orlik CFO": an office that only firms have. */
function isHeadAfter(reading: Reading, at: number): boolean {
  const cover = coverAt(reading, at);
  return (
    cover !== null && isMarker(cover.value) && cover.value.marker === 'office' && cover.value.key === 'company-head'
  );
}

/** "Norway's X": owned by a state. */
function isOwned(reading: Reading, first: number): boolean {
  return wordAt(reading, first - 1) === "'s" && partyAt(reading, first - 2)?.type === 'state';
}
