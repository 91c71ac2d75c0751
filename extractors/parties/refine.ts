import { affiliationOf } from '#extractors/parties/affiliations';
import { aliasMentions } from '#extractors/parties/alias-mentions';
import { aliasesOf } from '#extractors/parties/aliases';
import { companyByContext, companyByPrefix, companyBySuffix, withSuffix } from '#extractors/parties/companies';
import { focusOf } from '#extractors/parties/focus';
import type { Knowledge } from '#extractors/parties/knowledge';
import { longerBody, organisationIn, partyByApposition } from '#extractors/parties/organisations';
import { outletIn } from '#extractors/parties/outlets';
import { withoutOwnOutlet } from '#extractors/parties/own-outlet';
import { personIn } from '#extractors/parties/persons';
import { placed } from '#extractors/parties/placing';
import { isCapital, type Reading, readingOf, wordAt } from '#extractors/parties/reading';
import { isOfNumber, isTitleStyle, type Run, runsOf } from '#extractors/parties/runs';
import { settleCountries } from '#extractors/parties/settle-countries';
import { type Found, isMarker, type Party } from '#extractors/parties/values';
import type { Document } from '#schemas/document';

/**
 * Reads the actors of a document out of what the lexicons found in it: names that nobody has listed, then shorter forms
 * of all names, then whose each is. States that are only places or origins stay, under the rules `party/place` and
 * `party/origin`, common nouns that do not act under `party/common`: none of these makes an entity by itself.
 */
export function refineParties(all: readonly Found[], document: Document, knowledge: Knowledge): Party[] {
  const whole = readingOf(document, all);
  const found = all.filter(({ first }) => !isOfNumber(whole, first));
  const listed = found.length === all.length ? whole : readingOf(document, found);
  const unlisted = unlistedNames(listed, knowledge);
  const widened = found.flatMap((one) => widerName(listed, one, knowledge));
  const named = readingOf(document, overlay(overlay(found, widened), unlisted));
  const aliases = aliasesOf(named, partiesOf(named), knowledge);
  const complete = readingOf(document, overlay(named.found, aliasMentions(named, document, aliases)));
  const standing = placed(complete, knowledge);
  const reading = readingOf(document, standing);
  const focus = focusOf(reading);
  const organised = settleCountries(reading, partiesOf(reading), focus, (type) => type !== 'person');
  const known = readingOf(document, overlay(reading.found, organised));
  const people = settleCountries(known, withAffiliations(known, organised), focus, (type) => type === 'person');
  return withoutOwnOutlet(reading, people).map((party) => withOwner(reading, party, knowledge));
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
    companyByPrefix(reading, run, knowledge) ??
    organisationIn(reading, run, knowledge) ??
    partyByApposition(reading, run, knowledge) ??
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

/** A name that begins with a demonym ("Syrian Democratic Forces") holds an occurrence of the state. */
function withOwner(reading: Reading, party: Party, { stateWords }: Knowledge): Party {
  const { first, last, value } = party;
  const country =
    value.type === 'state' || last - first < 2 || !isCapital(reading, first)
      ? undefined
      : stateWords.get(wordAt(reading, first));
  if (country === undefined || (value.country !== null && value.country !== country)) return party;
  if (party.parts.some(({ role }) => role === 'owner')) return party;
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
