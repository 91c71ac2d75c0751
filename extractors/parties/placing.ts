import type { Knowledge } from '#extractors/parties/knowledge';
import { standingOf } from '#extractors/parties/places';
import { coverAt, isCapital, type Reading, rawAt, shapeAt, wordAt } from '#extractors/parties/reading';
import { type Found, isMarker, isOpenKey, type Party } from '#extractors/parties/values';
import { SHAPE } from '#schemas/document';

/** The place last named, so that others in a list with it are places too; `end` is the token after it. */
type Listing = { readonly isPlace: boolean; readonly end: number };

/** Marks states that are places or origins, and common nouns that do not act; turns seats that are mere places into markers. */
export function placed(reading: Reading, knowledge: Knowledge): Found[] {
  const kept: Found[] = [];
  let list: Listing = { isPlace: false, end: -1 };
  for (const one of reading.found) {
    const isMember = list.isPlace && one.first - list.end <= 2;
    if (isMarker(one.value)) {
      if (one.value.marker === 'city')
        list = { isPlace: isMember || /^(in|at|near)$/.test(wordAt(reading, one.first - 1)), end: one.last };
      kept.push(one);
      continue;
    }
    const party = one as Party;
    if (party.value.type !== 'state') {
      const isThing = isDesignation(reading, party) || isPartOfThing(reading, party, knowledge);
      if (!isThing) kept.push(isIdleNoun(reading, party) ? { ...party, rule: 'party/common' } : party);
      continue;
    }
    const state = placedState(reading, party, isMember);
    list = { isPlace: isMarker(state.value) || state.rule === 'party/place', end: party.last };
    kept.push(state);
  }
  return kept;
}

function placedState(reading: Reading, party: Party, isMember: boolean): Found {
  const isDateline = reading.document.sentences[party.sentence]?.role === 'dateline';
  const standing = isDateline ? 'place' : standingOf(reading, party, isMember);
  if (standing === 'none' || (isDateline && party.value.form === 'seat')) return asMarker(party);
  return standing === 'actor' ? party : { ...party, rule: `party/${standing}` };
}

/** A seat that is a mere place still tells the country of what stands beside it. */
function asMarker(party: Party): Found {
  return { ...party, value: { marker: 'city', key: party.value.key, country: party.value.country } };
}

const VERBS =
  /^(said|says|will|would|has|had|have|can|could|may|might|is|was|are|were|plans|hopes|wants|needs|ordered|bought|took|takes|received|receives|signed|told|confirmed|announced|declined|expects|spent|spends|operates|intends|awarded|asked|agreed|denied|chose|selected|gets|got|approved|rejected|ratified|voted|did|does)$/;
const PREPOSITIONS = /^(for|to|by|from|with)$/;

/** A body or force by its common noun alone, in small letters, that neither does anything nor gets anything. */
function isIdleNoun(reading: Reading, { first, last, value }: Party): boolean {
  if (!isOpenKey(value.key)) return false;
  // "(Army)" in the account of an appropriation.
  if (wordAt(reading, first - 1) === '(' && wordAt(reading, last) === ')') return true;
  for (let at = first; at < last; at++) if ((shapeAt(reading, at) & SHAPE.upper) !== 0) return false;
  const isRelative = wordAt(reading, last) === ',' && wordAt(reading, last + 1) === 'which';
  const isSubject = VERBS.test(wordAt(reading, last)) || isRelative;
  const before = wordAt(reading, first - 1) === 'the' ? first - 2 : first - 1;
  const isObject =
    wordAt(reading, first - 1) === 'the' &&
    PREPOSITIONS.test(wordAt(reading, before)) &&
    !/^('s|of)$/.test(wordAt(reading, last));
  return !isSubject && !isObject;
}

/** "ASC 890": letters before a number are the designation of a thing. */
function isDesignation(reading: Reading, { first, last }: Party): boolean {
  const isLetters =
    last - first === 1 && (shapeAt(reading, first) & SHAPE.lower) === 0 && rawAt(reading, first).length < 6;
  return isLetters && (shapeAt(reading, last) & SHAPE.digit) !== 0;
}

/** "Air Force Base", "Navy Yard", "Army Depot": places and things that bear a service's name. */
function isPartOfThing(reading: Reading, { last, value }: Party, { notParty }: Knowledge): boolean {
  if (value.type !== 'armed-force' && !isOpenKey(value.key)) return false;
  if (!isCapital(reading, last) || coverAt(reading, last) !== null) return false;
  return notParty.has(wordAt(reading, last)) || /^(yard|depot|arsenal|academy|afb)$/.test(wordAt(reading, last));
}
