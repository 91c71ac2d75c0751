import { countryOfCover } from '#extractors/parties/countries';
import { coverAt, partyAt, type Reading, wordAt } from '#extractors/parties/reading';
import { isMarker, type Party } from '#extractors/parties/values';

/** "the Polish group said": tells the country of the last company named before it that has none, and of a press release's company its dateline. */
export function describedCompanies(
  reading: Reading,
  parties: readonly Party[],
  known: ReadonlyMap<string, string>,
): Map<string, string> {
  const found = new Map<string, string>();
  const open: Party[] = [];
  const companies = parties.filter(({ value }) => value.type === 'company');
  let next = 0;
  reading.found.forEach((one) => {
    while (next < companies.length && (companies[next] as Party).first <= one.first) {
      const company = companies[next++] as Party;
      if (!known.has(company.value.key) && company.value.country === null) open.push(company);
      const dateline = datelineBefore(reading, company);
      if (dateline !== null && !known.has(company.value.key)) found.set(company.value.key, dateline);
    }
    if (isMarker(one.value) || one.value.key !== 'reference:company' || one.value.country === null) return;
    if (coverAt(reading, one.last)?.first === one.last && partyAt(reading, one.last)?.type === 'company') return;
    const company = lastOpen(open, found);
    if (company !== undefined) found.set(company.value.key, one.value.country);
  });
  return found;
}

/** The last company without country, off which those are taken that have got one. */
function lastOpen(open: Party[], found: ReadonlyMap<string, string>): Party | undefined {
  while (open.length > 0 && found.has((open.at(-1) as Party).value.key)) open.pop();
  return open.at(-1);
}

/** Companies by the one-word short names under which they are mentioned: of each the first two that differ. */
export type ShortNames = ReadonlyMap<string, readonly Party[]>;

export function shortNamesOf(reading: Reading, parties: readonly Party[]): ShortNames {
  const names = new Map<string, Party[]>();
  for (const party of parties) {
    const { value, rule, first, last } = party;
    if (value.type !== 'company' || rule !== 'party/alias' || last - first !== 1) continue;
    const word = wordAt(reading, first);
    const list = names.get(word);
    if (list === undefined) names.set(word, [party]);
    else if (list.length === 1 && (list[0] as Party).value.key !== value.key) list.push(party);
  }
  return names;
}

/** Country of the company whose short name begins this one's ("Telmira" of "Telmira Radar"). */
export function parentCountry(names: ShortNames, known: ReadonlyMap<string, string>, key: string): string | null {
  const blank = key.indexOf(' ');
  const parent = names.get(blank < 0 ? key : key.slice(0, blank))?.find(({ value }) => value.key !== key);
  return parent === undefined ? null : (parent.value.country ?? known.get(parent.value.key) ?? null);
}

/** The place of a dateline right before the sentence that a company begins ("Yokneam, Israel, May 22 – X Ltd. announced"). */
function datelineBefore(reading: Reading, company: Party): string | null {
  const sentence = reading.document.sentences[company.sentence];
  if (sentence === undefined || company.first !== sentence.first) return null;
  const previous = reading.document.sentences[sentence.index - 1];
  if (previous === undefined || previous.role !== 'dateline') return null;
  for (let at = previous.last - 1; at >= previous.first; at--) {
    const country = countryOfCover(reading, at);
    if (country !== null) return country;
  }
  return null;
}
