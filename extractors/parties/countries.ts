import type { Focus } from '#extractors/parties/focus';
import { coverAt, markerAt, partyAt, type Reading, wordAt } from '#extractors/parties/reading';
import { isMarker, isOpenKey, ownKey, type Party } from '#extractors/parties/values';
import type { Sentence } from '#schemas/document';

/** Country of a state, body or place that covers a token. */
export function countryOfCover(reading: Reading, at: number): string | null {
  const value = coverAt(reading, at)?.value;
  if (value === undefined) return null;
  return isMarker(value) ? (value.marker === 'suffix' ? null : value.country) : value.country;
}

const SKIPPED = new Set(
  "of the for ( ) , . - new former then retired current outgoing acting deputy vice first senior right-wing left-wing opposition 's a an counterpart opposite number based start up".split(
    ' ',
  ),
);

/** The country by what stands right beside a mention: "Croatian Foreign Minister X", "X of the Netherlands", "in Bucharest, X". */
export function countryBeside(reading: Reading, { first, last, value }: Party, sentence: Sentence): string | null {
  const left = countryLeft(reading, first, sentence);
  if (left !== null) return left;
  const place = wordAt(reading, last + 1) === 'the' ? last + 2 : last + 1;
  if (wordAt(reading, last) === 'of' && partyAt(reading, place)?.type === 'state')
    return countryOfCover(reading, place);
  if (value.type === 'person') return null;
  if (/^(in|at)$/.test(wordAt(reading, last)) && isPlaceOrState(reading, last + 1))
    return countryOfCover(reading, last + 1);
  if (value.type !== 'company') return null;
  if (wordAt(reading, last) === 'of' && markerAt(reading, last + 1) === 'city')
    return countryOfCover(reading, last + 1);
  return addressAfter(reading, last, sentence) ?? seatAfter(reading, last, sentence);
}

/** Goes left over titles and small words to a state, demonym, place or body. */
function countryLeft(reading: Reading, first: number, sentence: Sentence): string | null {
  for (let at = first - 1, steps = 0; at >= sentence.first && steps < 7; steps++) {
    const cover = coverAt(reading, at);
    if (cover !== null) {
      if (isPost(reading, cover.first)) {
        at = cover.first - 2;
        continue;
      }
      const country = countryOfCover(reading, at);
      const isRelated = isMarker(cover.value) || cover.value.type !== 'person';
      if (country !== null && isRelated && !isCommaOnly(reading, at + 1, first)) return country;
      if (!isMarker(cover.value)) return null;
      at = cover.first - 1;
      continue;
    }
    const word = wordAt(reading, at);
    // "the Portuguese software house X": an adjective before the noun that makes it a firm.
    if (markerAt(reading, at + 1) === 'company-noun' && /^\p{Ll}/u.test(word)) {
      at--;
      continue;
    }
    if (!SKIPPED.has(word)) return null;
    at--;
  }
  return null;
}

/** "ambassador in Yerevan, X": where somebody serves, not whom. */
function isPost(reading: Reading, place: number): boolean {
  return wordAt(reading, place - 1) === 'in' && markerAt(reading, place - 2) === 'office';
}

/** Only a comma or "and" between: another member of a list. */
function isCommaOnly(reading: Reading, from: number, to: number): boolean {
  return (
    to - from === 1 &&
    wordAt(reading, from) === ',' &&
    !/^(in|at)$/.test(wordAt(reading, (coverAt(reading, from - 1)?.first ?? from) - 1))
  );
}

function isPlaceOrState(reading: Reading, at: number): boolean {
  const marker = markerAt(reading, at);
  return marker === 'city' || marker === 'region' || partyAt(reading, at)?.type === 'state';
}

/** ", Fort Worth, Texas": the country of the last place of an address. */
function addressAfter(reading: Reading, last: number, sentence: Sentence): string | null {
  let at = last;
  while (wordAt(reading, at) === '*') at++;
  if (wordAt(reading, at) !== ',') return null;
  while (/^(\*|of|in)$/.test(wordAt(reading, at + 1))) at++;
  let country: string | null = null;
  let commas = 0;
  for (; at < Math.min(sentence.last, last + 9) && commas < 3; at++) {
    if (wordAt(reading, at) === ',' || wordAt(reading, at) === '*') commas++;
    else if (isPlaceOrState(reading, at) && wordAt(reading, (coverAt(reading, at)?.first ?? at) - 1) !== 'the')
      country = countryOfCover(reading, at);
    else if (!/^\p{Lu}/u.test(reading.document.text.charAt(reading.document.tokens.start[at] as number))) break;
  }
  return country;
}

/** ", based in Bergen", ", a shipbuilder in Varna". */
function seatAfter(reading: Reading, last: number, sentence: Sentence): string | null {
  if (wordAt(reading, last) !== ',' || !/^(based|a|an|the|headquartered)$/.test(wordAt(reading, last + 1))) return null;
  for (let at = last + 2; at < Math.min(sentence.last, last + 10); at++) {
    if (wordAt(reading, at) === ',') return null;
    if (/^(in|at)$/.test(wordAt(reading, at)) && isPlaceOrState(reading, at + 1))
      return countryOfCover(reading, at + 1);
  }
  return null;
}

/** The country by the sentence: "In Moscow, …", "its Defence Minister", "told the Storting". */
export function countryInSentence(
  reading: Reading,
  { first, last, value }: Party,
  sentence: Sentence,
  focus: Focus,
): string | null {
  if (/^(in|from)$/.test(wordAt(reading, sentence.first)) && isPlaceOrState(reading, sentence.first + 1)) {
    const end = coverAt(reading, sentence.first + 1)?.last ?? 0;
    if (wordAt(reading, end) === ',') return countryOfCover(reading, sentence.first + 1);
  }
  if (value.type === 'person') {
    const told = countryRight(reading, last, sentence);
    if (told !== null) return told;
  }
  for (let at = first - 1; at >= Math.max(sentence.first, first - 6); at--) {
    if (/^(its|their|his|her)$/.test(wordAt(reading, at))) return nearestBefore(reading, at, sentence);
  }
  if (value.type === 'government-body' || value.type === 'armed-force')
    return ownerBefore(reading, first, sentence, focus);
  return null;
}

/** The state that a body or force of a sentence may belong to: the one named before it; of several the one that the article is about, else the first. */
function ownerBefore(reading: Reading, first: number, sentence: Sentence, { states }: Focus): string | null {
  const countries: string[] = [];
  for (let at = first - 1; at >= sentence.first; at--) {
    const party = partyAt(reading, at);
    if (party?.country == null || party.type === 'company' || party.type === 'person') continue;
    if (party.type === 'government-body' || party.type === 'armed-force') return party.country;
    countries.unshift(party.country);
  }
  return countries.find((country) => country === states[0]) ?? countries[0] ?? null;
}

/** A person's body in the words after the name: ", director at Iceland's Ministry", "told the Storting". */
function countryRight(reading: Reading, last: number, sentence: Sentence): string | null {
  const isApposition = wordAt(reading, last) === ',' || wordAt(reading, last) === 'of';
  const isTold = /^(told|tells|informed|assured)$/.test(wordAt(reading, last));
  if (!isApposition && !isTold) return null;
  if (wordAt(reading, last) === ',' && !isTitleStart(reading, last + 1)) return null;
  for (let at = last + 1; at < Math.min(sentence.last, last + (isTold ? 4 : 14)); at++) {
    if (isApposition && at > last + 1 && /^(said|says|told|[.;])$/.test(wordAt(reading, at))) return null;
    // "X, who met his Danish counterpart": the other side.
    if (/^(his|her)$/.test(wordAt(reading, at)) && wordAt(reading, at + 2) === 'counterpart') return null;
    const party = partyAt(reading, at);
    if (
      party !== null &&
      party.form !== 'reference' &&
      party.type !== 'person' &&
      party.type !== 'other' &&
      party.country !== null
    )
      return party.country;
  }
  return null;
}

/** What an apposition to a person's name begins with. */
export function isTitleStart(reading: Reading, at: number): boolean {
  const marker = markerAt(reading, at);
  if (marker === 'office' || marker === 'rank') return true;
  return (
    /^(an?|the|his|her|its|who|deputy|senior|head|then|former|acting|chief|vice)$/.test(wordAt(reading, at)) ||
    partyAt(reading, at) !== null
  );
}

function nearestBefore(reading: Reading, from: number, sentence: Sentence): string | null {
  for (let at = from; at >= sentence.first; at--) {
    const party = partyAt(reading, at);
    if (party?.type === 'state') return party.country;
  }
  return null;
}

/** A party with its country, and the key that waits for it. */
export function withCountry(party: Party, country: string): Party {
  const { key } = party.value;
  return {
    ...party,
    value: { ...party.value, country, key: isOpenKey(key) ? ownKey(key.slice(0, -2), country) : key },
  };
}
