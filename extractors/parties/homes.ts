import { countryOfCover } from '#extractors/parties/countries';
import type { Focus } from '#extractors/parties/focus';
import { coverAt, type Reading, textOf, wordAt } from '#extractors/parties/reading';
import { isMarker, type Party } from '#extractors/parties/values';
import { firstFrom } from '#pipeline/language/in-order';
import type { Sentence } from '#schemas/document';

/** How far into a sentence its subject is looked for, in tokens. */
const SUBJECT = 6;
/** Offices that the United States do not have, or whose holders the lexicon names. */
const NOT_AMERICAN = /minister|president|premier|chancellor|king|queen|emir/i;

/** The state that the sentence before speaks of, in the same paragraph: the only one, named as its subject. */
export function topicOf(reading: Reading, sentence: Sentence): string | null {
  const previous = reading.document.sentences[sentence.index - 1];
  if (previous === undefined || previous.segment !== sentence.segment) return null;
  const countries: string[] = [];
  for (let at = previous.first; at < previous.last; at++) {
    const cover = coverAt(reading, at);
    if (cover === null || cover.first !== at || (!isMarker(cover.value) && cover.value.type === 'person')) continue;
    const country = countryOfCover(reading, at);
    if (country !== null && (countries.length > 0 || at < previous.first + SUBJECT)) countries.push(country);
  }
  const begins = coverAt(reading, previous.first);
  const isSubject = begins !== null && !isMarker(begins.value) && begins.value.type === 'state';
  return isSubject || new Set(countries).size === 1 ? (countries[0] ?? null) : null;
}

/** The state of a person of whom only the office is told: that of the sentence before or of the article, as far as it has such an office. */
export function homeOf(
  reading: Reading,
  person: Party,
  sentence: Sentence,
  { states, dateline }: Focus,
): string | null {
  const title = titleOf(reading, person);
  const visited = wordAt(reading, person.last) === 'to' ? countryOfCover(reading, person.last + 1) : null;
  const fits = (country: string) => country !== visited && !(country === 'USA' && NOT_AMERICAN.test(title.text));
  if (title.key === 'legislator' && dateline !== null && states.includes(dateline)) return dateline;
  const topic = topicOf(reading, sentence);
  if (topic !== null && fits(topic)) return topic;
  return states.find(fits) ?? null;
}

const RUNS_FIRM =
  /^(?:(?:group )?chief (?:executive|financial|operating|technology)(?: officer)?|C[EFOT]O|managing director|chairman|chairwoman|chair)$/i;

/** The state of the company last named before somebody of whom it is only said that he runs one ("Chief executive X"). */
export function employerOf(reading: Reading, person: Party, byKey: ReadonlyMap<string, string>): string | null {
  if (person.value.affiliation !== null || !RUNS_FIRM.test(titleOf(reading, person).text)) return null;
  const companies = companiesOf(reading);
  const company = companies[firstFrom(companies, person.first) - 1];
  return company === undefined ? null : (company.value.country ?? byKey.get(company.value.key) ?? null);
}

/** The companies of readings that are still in use. */
const COMPANIES = new WeakMap<Reading, readonly Party[]>();

function companiesOf(reading: Reading): readonly Party[] {
  const known =
    COMPANIES.get(reading) ??
    reading.found.filter((one): one is Party => !isMarker(one.value) && one.value.type === 'company');
  COMPANIES.set(reading, known);
  return known;
}

/** The office before a name, as the lexicon keys it and as written. */
function titleOf(reading: Reading, { first }: Party): { readonly key: string; readonly text: string } {
  const at = wordAt(reading, first - 1) === ',' ? first - 2 : first - 1;
  const cover = coverAt(reading, at);
  if (cover === null || !isMarker(cover.value) || cover.value.marker !== 'office') return { key: '', text: '' };
  return { key: cover.value.key, text: textOf(reading, cover.first, cover.last) };
}
