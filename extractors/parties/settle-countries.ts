import {
  countryBeside,
  countryInSentence,
  countryOfCover,
  type Focus,
  withCountry,
} from '#extractors/parties/countries';
import { coverAt, partyAt, type Reading, wordAt } from '#extractors/parties/reading';
import { isOpenKey, type Party } from '#extractors/parties/values';
import type { Sentence } from '#schemas/document';

/** Types whose state the article's focus may tell where nothing nearer does. */
const BOUND = new Set(['government-body', 'armed-force', 'person']);

/** Gives each party the country that the words around it tell; one actor has one country throughout. */
export function settleCountries(reading: Reading, parties: readonly Party[], focus: Focus): Party[] {
  const byKey = new Map<string, string>();
  const nearest = (party: Party, sentence: Sentence): string | null =>
    countryBeside(reading, party, sentence) ?? countryInSentence(reading, party, sentence);
  // A first walk collects what is said of an actor anywhere, so that its other mentions know it too.
  for (const party of parties) {
    const { value } = party;
    if (value.country !== null) byKey.set(value.key, byKey.get(value.key) ?? value.country);
    else if (value.form !== 'reference' && !isOpenKey(value.key) && !byKey.has(value.key)) {
      const country = nearest(party, sentenceOf(reading, party));
      if (country !== null) byKey.set(value.key, country);
    }
  }
  const pairs = pairedCountries(reading, parties, focus);
  const last = new Map<string, string>();
  return parties.map((party) => {
    const { value } = party;
    if (value.form === 'reference' || value.type === 'state') return party;
    const sentence = sentenceOf(reading, party);
    const known = value.country ?? byKey.get(value.key) ?? null;
    const kind = isOpenKey(value.key) ? value.key : null;
    const country =
      known ??
      pairs.get(party) ??
      nearest(party, sentence) ??
      (BOUND.has(value.type)
        ? (beforeIn(reading, sentence) ?? (kind === null ? null : (last.get(kind) ?? null)) ?? focus.states[0] ?? null)
        : null);
    if (country === null) return party;
    if (!byKey.has(value.key) && !isOpenKey(value.key)) byKey.set(value.key, country);
    const placed = withCountry(party, country);
    if (value.type !== 'person') last.set(`${placed.value.key.split('@')[0]}@?`, country);
    return placed;
  });
}

function sentenceOf({ document }: Reading, party: Party): Sentence {
  return document.sentences[party.sentence] as Sentence;
}

/** The one state of the sentence before, in the same paragraph. */
function beforeIn(reading: Reading, sentence: Sentence): string | null {
  const previous = reading.document.sentences[sentence.index - 1];
  if (previous === undefined || previous.segment !== sentence.segment) return null;
  const countries = new Set<string>();
  for (let at = previous.first; at < previous.last; at++) {
    if (coverAt(reading, at)?.first === at && partyAt(reading, at)?.type === 'state') {
      const country = countryOfCover(reading, at);
      if (country !== null) countries.add(country);
    }
  }
  return countries.size === 1 ? ([...countries][0] as string) : null;
}

/** "the two defence ministers, A and B": each belongs to one of the two states that the article is about, in their order. */
function pairedCountries(reading: Reading, parties: readonly Party[], { states }: Focus): Map<Party, string> {
  const pairs = new Map<Party, string>();
  const [one, other] = states;
  if (one === undefined || other === undefined) return pairs;
  parties.forEach((party, index) => {
    const next = parties[index + 1];
    if (
      next === undefined ||
      party.value.type !== 'person' ||
      next.value.type !== 'person' ||
      party.sentence !== next.sentence
    )
      return;
    if (party.value.country !== null || next.value.country !== null || next.first - party.last > 4) return;
    const { first } = sentenceOf(reading, party);
    for (let at = party.first - 1; at >= Math.max(first, party.first - 14); at--) {
      const isTwo = wordAt(reading, at) === 'two' && wordAt(reading, at - 1) === 'the';
      if (isTwo || wordAt(reading, at) === 'respective') {
        pairs.set(party, one).set(next, other);
        return;
      }
    }
  });
  return pairs;
}
