import { describedCompanies, parentCountry, shortNamesOf } from '#extractors/parties/company-countries';
import { countryBeside, countryInSentence, withCountry } from '#extractors/parties/countries';
import type { Focus } from '#extractors/parties/focus';
import { employerOf, homeOf, topicOf } from '#extractors/parties/homes';
import { coverAt, type Reading, wordAt } from '#extractors/parties/reading';
import { isMarker, isOpenKey, type Party } from '#extractors/parties/values';
import type { Sentence } from '#schemas/document';
import type { PartyType } from '#schemas/vocabulary';

/** Types whose state the article's focus may tell where nothing nearer does. */
const BOUND = new Set(['government-body', 'armed-force', 'person', 'other']);

/** Gives each party of the types that are due the country that the words around it tell; one actor has one country throughout. */
export function settleCountries(
  reading: Reading,
  parties: readonly Party[],
  focus: Focus,
  isDue: (type: PartyType) => boolean,
): Party[] {
  const byKey = new Map<string, string>();
  const nearest = (party: Party, sentence: Sentence): string | null =>
    isStateless(party)
      ? null
      : (countryBeside(reading, party, sentence) ?? countryInSentence(reading, party, sentence, focus));
  // A first walk collects what is said of an actor anywhere, so that its other mentions know it too.
  for (const party of parties) {
    const { value } = party;
    if (value.country !== null) byKey.set(value.key, byKey.get(value.key) ?? value.country);
    else if (isDue(value.type) && value.form !== 'reference' && !isOpenKey(value.key) && !byKey.has(value.key)) {
      const country = nearest(party, sentenceOf(reading, party));
      if (country !== null) byKey.set(value.key, country);
    }
  }
  for (const [key, country] of describedCompanies(reading, parties, byKey)) byKey.set(key, country);
  const shortNames = shortNamesOf(reading, parties);
  for (const { value } of parties) {
    if (value.type !== 'company' || byKey.has(value.key)) continue;
    const parent = parentCountry(shortNames, byKey, value.key);
    if (parent !== null) byKey.set(value.key, parent);
  }
  const pairs = pairedCountries(reading, parties, focus);
  const last = new Map<string, string>();
  const fallback = (party: Party, sentence: Sentence): string | null => {
    const { value } = party;
    if (!BOUND.has(value.type) || value.affiliation !== null) return null;
    if (value.type === 'person') return homeOf(reading, party, sentence, focus);
    const same = isOpenKey(value.key) ? last.get(value.key) : undefined;
    return topicOf(reading, sentence) ?? same ?? focus.states[0] ?? null;
  };
  return parties.map((party) => {
    const { value } = party;
    if (value.form === 'reference' || value.type === 'state' || isStateless(party) || !isDue(value.type)) return party;
    const sentence = sentenceOf(reading, party);
    const known = value.country ?? byKey.get(value.key) ?? null;
    const employed = value.type === 'person' ? employerOf(reading, party, byKey) : null;
    const country = known ?? pairs.get(party) ?? nearest(party, sentence) ?? employed ?? fallback(party, sentence);
    if (country === null) return party;
    if (!byKey.has(value.key) && !isOpenKey(value.key)) byKey.set(value.key, country);
    const placed = withCountry(party, country);
    if (value.type !== 'person') last.set(`${placed.value.key.split('@')[0]}@?`, country);
    return placed;
  });
}

/** Institutes and outlets belong to no side of an article. */
const SCHOLARLY = /institut|university|foundation|research|studies|observatory|college|times|post|news|journal/i;

/** Organisations of several states, and the outlets and institutes that the lexicon knows: what it does not say of them, nobody asks. */
function isStateless({ value, rule }: Party): boolean {
  if (value.type === 'international-organisation' || value.type === 'armed-group' || SCHOLARLY.test(value.name))
    return true;
  return value.type === 'other' && rule !== 'party/head' && rule !== 'party/alias';
}

function sentenceOf({ document }: Reading, party: Party): Sentence {
  return document.sentences[party.sentence] as Sentence;
}

/** "the two defence ministers, A and B": each belongs to one of the two states last named together, in their order. */
function pairedCountries(reading: Reading, parties: readonly Party[], { states }: Focus): Map<Party, string> {
  const pairs = new Map<Party, string>();
  let together: ReturnType<typeof statesTogether> | null = null;
  parties.forEach((party, index) => {
    const next = parties[index + 1];
    if (next === undefined || party.value.type !== 'person' || next.value.type !== 'person') return;
    if (party.sentence !== next.sentence || next.first - party.last > 9) return;
    if (party.value.country !== null || next.value.country !== null || !isOfTwo(reading, party)) return;
    together ??= statesTogether(parties);
    const [one, other] = together(index) ?? states;
    if (one !== undefined && other !== undefined) pairs.set(party, one).set(next, other);
  });
  return pairs;
}

/** Whether "the two", "respective" or a plural office stands before a name. */
function isOfTwo(reading: Reading, party: Party): boolean {
  const { first } = sentenceOf(reading, party);
  const title = coverAt(reading, wordAt(reading, party.first - 1) === ',' ? party.first - 2 : party.first - 1);
  if (title !== null && isMarker(title.value) && title.value.key === 'several') return true;
  for (let at = party.first - 1; at >= Math.max(first, party.first - 14); at--) {
    const word = wordAt(reading, at);
    if (word === 'respective' || (word === 'two' && wordAt(reading, at - 1) === 'the')) return true;
  }
  return false;
}

type Pair = readonly [string, string];

/** The first two states of the nearest sentence before a party that names two, its own as far as it comes before. */
function statesTogether(parties: readonly Party[]): (index: number) => Pair | null {
  const before = new Map<number, Pair | null>();
  let last: Pair | null = null;
  for (let from = 0, to = 0; from < parties.length; from = to) {
    const { sentence } = parties[from] as Party;
    while (to < parties.length && (parties[to] as Party).sentence === sentence) to++;
    before.set(sentence, last);
    last = firstTwo(parties, from, to) ?? last;
  }
  return (index) => {
    const { sentence } = parties[index] as Party;
    let from = index;
    while (from > 0 && (parties[from - 1] as Party).sentence === sentence) from--;
    return firstTwo(parties, from, index) ?? before.get(sentence) ?? null;
  };
}

function firstTwo(parties: readonly Party[], from: number, to: number): Pair | null {
  let one: string | null = null;
  for (let index = from; index < to; index++) {
    const { value, rule } = parties[index] as Party;
    const isActor = value.type === 'state' && rule !== 'party/place' && rule !== 'party/origin';
    if (!isActor || value.country === null || value.country === one) continue;
    if (one !== null) return [one, value.country];
    one = value.country;
  }
  return null;
}
