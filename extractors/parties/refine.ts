import { affiliationOf } from '#extractors/parties/affiliations';
import { aliasesOf, aliasMentions } from '#extractors/parties/aliases';
import { companyByContext, companyBySuffix, withSuffix } from '#extractors/parties/companies';
import { focusOf } from '#extractors/parties/countries';
import type { Knowledge } from '#extractors/parties/knowledge';
import { longerBody, organisationIn } from '#extractors/parties/organisations';
import { outletIn } from '#extractors/parties/outlets';
import { personIn } from '#extractors/parties/persons';
import { standingOf } from '#extractors/parties/places';
import { coverAt, isCapital, type Reading, readingOf, shapeAt, wordAt } from '#extractors/parties/reading';
import { isTitleStyle, type Run, runsOf } from '#extractors/parties/runs';
import { settleCountries } from '#extractors/parties/settle-countries';
import { type Found, isMarker, isOpenKey, type Party } from '#extractors/parties/values';
import { type Document, SHAPE } from '#schemas/document';

/**
 * Reads the actors of a document out of what the lexicons found in it: names that nobody has listed, then shorter forms
 * of all names, then whose each is. States that are only places or origins stay, under the rules `party/place` and
 * `party/origin`, common nouns that do not act under `party/common`: none of these makes an entity by itself.
 */
export function refineParties(found: readonly Found[], document: Document, knowledge: Knowledge): Party[] {
  const listed = readingOf(document, found);
  const unlisted = unlistedNames(listed, knowledge);
  const widened = found.flatMap((one) => widerName(listed, one, knowledge));
  const { words } = listed;
  const named = readingOf(document, overlay(overlay(found, widened), unlisted), words);
  const aliases = aliasesOf(named, partiesOf(named), knowledge);
  const complete = readingOf(document, overlay(named.found, aliasMentions(named, document, aliases)), words);
  const placed = placeStates(complete, knowledge);
  const reading = readingOf(document, placed, words);
  const focus = focusOf(reading);
  const organised = settleCountries(reading, partiesOf(reading), focus, (type) => type !== 'person');
  const known = readingOf(document, overlay(reading.found, organised), words);
  const people = settleCountries(known, withAffiliations(known, organised), focus, (type) => type === 'person');
  return people.map((party) => withOwner(reading, party, knowledge));
}

/** A listed name with what belongs to it beyond the list: a legal form, a second field of a ministry. */
function widerName(reading: Reading, one: Found, knowledge: Knowledge): Party[] {
  if (isMarker(one.value)) return [];
  const party = one as Party;
  if (party.value.type === 'company') return [withSuffix(reading, party, knowledge)];
  const longer = party.value.type === 'government-body' ? longerBody(reading, party) : null;
  return longer === null ? [] : [longer];
}

function partiesOf({ found }: Reading): Party[] {
  return found.filter((one): one is Party => !isMarker(one.value));
}

/** The names of the runs in capitals, sentence by sentence. */
function unlistedNames(reading: Reading, knowledge: Knowledge): Party[] {
  const names: Party[] = [];
  for (const sentence of reading.document.sentences) {
    if (sentence.role === 'dateline') continue;
    const isTitle = isTitleStyle(reading, sentence);
    let before: Party | null = null;
    for (const run of runsOf(reading, sentence, knowledge)) {
      const name: Party | null = isTitle
        ? companyBySuffix(reading, run, knowledge)
        : nameIn(reading, run, before, knowledge);
      if (name !== null) names.push(name);
      before = name;
    }
  }
  return names;
}

function nameIn(reading: Reading, run: Run, before: Party | null, knowledge: Knowledge): Party | null {
  return (
    companyBySuffix(reading, run, knowledge) ??
    organisationIn(reading, run, knowledge) ??
    outletIn(reading, run, knowledge) ??
    personIn(reading, run, before, knowledge) ??
    companyByContext(reading, run, knowledge)
  );
}

/** Lays mentions over others: what they overlap gives way. */
export function overlay(base: readonly Found[], added: readonly Party[]): Found[] {
  if (added.length === 0) return [...base];
  const sorted = [...added].sort((a, b) => a.first - b.first || b.last - a.last);
  const kept: Found[] = [];
  let end = -1;
  for (const one of sorted) {
    if (one.first < end) continue;
    kept.push(one);
    end = one.last;
  }
  let at = 0;
  const free = base.filter((one) => {
    while (at < kept.length && (kept[at] as Found).last <= one.first) at++;
    const next = kept[at];
    return next === undefined || next.first >= one.last;
  });
  return [...free, ...kept].sort((a, b) => a.first - b.first);
}

/** Marks states that are places or origins, and common nouns that do not act; drops seats that are mere places. */
function placeStates(reading: Reading, knowledge: Knowledge): Found[] {
  const kept: Found[] = [];
  let isPreviousPlace = false;
  let previousEnd = -1;
  for (const one of reading.found) {
    if (isMarker(one.value)) {
      const follows = one.first - previousEnd <= 2;
      if (one.value.marker === 'city') {
        isPreviousPlace = /^(in|at|near)$/.test(wordAt(reading, one.first - 1)) || (isPreviousPlace && follows);
        previousEnd = one.last;
      }
      kept.push(one);
      continue;
    }
    const party = one as Party;
    if (party.value.type !== 'state') {
      if (isPartOfThing(reading, party, knowledge)) continue;
      kept.push(isIdleNoun(reading, party) ? { ...party, rule: 'party/common' } : party);
      continue;
    }
    const isDateline = reading.document.sentences[party.sentence]?.role === 'dateline';
    const follows = party.first - previousEnd <= 2;
    const standing = isDateline ? 'place' : standingOf(reading, party, isPreviousPlace && follows);
    isPreviousPlace = standing === 'place' || (standing === 'none' && party.value.form === 'seat');
    previousEnd = party.last;
    if (standing === 'none' || (isDateline && party.value.form === 'seat')) kept.push(asMarker(party));
    else kept.push(standing === 'actor' ? party : { ...party, rule: `party/${standing}` });
  }
  return kept;
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

function withAffiliations(reading: Reading, parties: readonly Party[]): Party[] {
  return parties.map((party) => {
    if (party.value.type !== 'person') return party;
    const body = affiliationOf(reading, party);
    if (body === null) return party;
    const { country } = party.value;
    const isNational = body.type !== 'international-organisation';
    const own = country ?? (isNational ? body.country : null);
    return { ...party, value: { ...party.value, affiliation: body.name, country: own } };
  });
}

/** "Air Force Base", "Navy Yard", "Army Depot": places and things that bear a service's name. */
function isPartOfThing(reading: Reading, { last, value }: Party, { notParty }: Knowledge): boolean {
  if (value.type !== 'armed-force' && !isOpenKey(value.key)) return false;
  if (!isCapital(reading, last) || coverAt(reading, last) !== null) return false;
  return notParty.has(wordAt(reading, last)) || /^(yard|depot|arsenal|academy|afb)$/.test(wordAt(reading, last));
}

/** A name that begins with a demonym ("Syrian Democratic Forces") holds an occurrence of the state. */
function withOwner(reading: Reading, party: Party, { stateWords }: Knowledge): Party {
  const { first, last, value } = party;
  const country =
    value.type === 'state' || last - first < 2 || !isCapital(reading, first)
      ? undefined
      : stateWords.get(wordAt(reading, first));
  if (country === undefined || party.parts.some(({ role }) => role === 'owner')) return party;
  const { start, end } = reading.document.tokens;
  const part = {
    role: 'owner',
    kind: 'demonym',
    start: start[first] as number,
    end: end[first] as number,
    first,
    last: first + 1,
  };
  return { ...party, parts: [...party.parts, { ...part, value: country, mention: null }] };
}
