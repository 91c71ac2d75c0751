import { bodyAliases, companyAliases, personAliases } from '#extractors/parties/alias-forms';
import { introducedNames, isOrganised, officeBefore } from '#extractors/parties/introductions';
import type { Knowledge } from '#extractors/parties/knowledge';
import type { Reading } from '#extractors/parties/reading';
import type { Party } from '#extractors/parties/values';
import { words } from '#pipeline/language/tokens';
import type { PartyForm, PartyValue } from '#schemas/mention';

/** A shorter way in which the article names an actor. */
export type Alias = { readonly words: readonly string[]; readonly value: PartyValue; readonly form: PartyForm };

/** Acronyms in brackets, quoted short names, family names and first words of the names found so far; the first owner keeps a form. */
export function aliasesOf(reading: Reading, parties: readonly Party[], knowledge: Knowledge): readonly Alias[] {
  const named = parties.filter(({ value }) => value.form !== 'reference');
  const once = onceEach(named);
  const bare = bareCompanies(reading, named);
  const longer = once.filter(({ value }) => value.name.includes(' '));
  const shorter = once.filter(({ value }) => !value.name.includes(' '));
  const all = [
    ...named.flatMap((party) => introducedNames(reading, party).map((tokens) => aliasOf('acronym', party, tokens))),
    ...partNames(named),
    // Longer names first, so that a short name found by itself is the long one's.
    ...[...longer, ...shorter].flatMap((party) =>
      shortNames(reading, party, knowledge)
        .filter((tokens) => !isOwnCompany(party, tokens, bare))
        .map((tokens) => aliasOf('name', party, tokens)),
    ),
  ];
  const first = new Map<string, Alias>();
  for (const alias of all) {
    const key = alias.words.join(' ');
    if (key !== '' && !first.has(key)) first.set(key, alias);
  }
  return [...first.values()];
}

/** The first mention of each name; of persons every mention, since each may stand beside another office. */
function onceEach(parties: readonly Party[]): Party[] {
  const seen = new Set<string>();
  return parties.filter(({ value }) => {
    if (value.type === 'state' || seen.has(value.name)) return value.type === 'person';
    seen.add(value.name);
    return true;
  });
}

/** Listed companies by their one-word name, with the token of their first mention outside of headlines. */
function bareCompanies({ document }: Reading, parties: readonly Party[]): ReadonlyMap<string, Party> {
  const bare = new Map<string, Party>();
  for (const party of parties) {
    const { name, type } = party.value;
    if (type !== 'company' || party.rule !== 'party/company' || name.includes(' ') || bare.has(name)) continue;
    if (document.sentences[party.sentence]?.role !== 'headline') bare.set(name, party);
  }
  return bare;
}

/** "Babcock … Babcock Australasia's director": the short name was another's before the long one came. */
function isOwnCompany(party: Party, tokens: readonly string[], bare: ReadonlyMap<string, Party>): boolean {
  const other = party.value.type === 'company' && tokens.length === 1 ? bare.get(tokens[0] as string) : undefined;
  return other !== undefined && other.first < party.first && other.value.key !== party.value.key;
}

function aliasOf(form: PartyForm, { value }: Party, tokens: readonly string[]): Alias {
  return { words: tokens, value, form };
}

function shortNames(reading: Reading, party: Party, knowledge: Knowledge): readonly (readonly string[])[] {
  const { type, name } = party.value;
  if (type === 'company') return companyAliases(name, knowledge);
  if (type !== 'person') return isOrganised(type) ? bodyAliases(name) : [];
  const office = officeBefore(reading, party);
  const names = personAliases(name, knowledge);
  return office === null ? names : [office, ...names];
}

/** Companies that the words around them alone showed to be such, where they are part of a longer name ("Stalowa Wola" of "Huta Stalowa Wola"). */
function partNames(parties: readonly Party[]): Alias[] {
  const companies = parties.filter(({ value }) => value.type === 'company');
  // The first company of a name stands for all of them.
  const names = new Map<string, { readonly company: Party; readonly tokens: readonly string[] }>();
  for (const company of companies) {
    const { name } = company.value;
    if (!names.has(name)) names.set(name, { company, tokens: words(name) });
  }
  // Longer names by each of their words but the first.
  const wholes = new Map<string, { readonly company: Party; readonly tokens: readonly string[] }[]>();
  for (const one of names.values()) {
    for (const word of new Set(one.tokens.slice(1))) {
      const list = wholes.get(word);
      if (list) list.push(one);
      else wholes.set(word, [one]);
    }
  }
  return companies.flatMap(({ rule, value }) => {
    if (rule !== 'party/company-deed' && rule !== 'party/company-noun' && rule !== 'party/office') return [];
    const tokens = words(value.name);
    const whole = wholes.get(tokens[0] as string)?.find((one) => isInside(tokens, one.tokens));
    return whole === undefined ? [] : [aliasOf('name', whole.company, tokens)];
  });
}

/** Whether words stand together inside a longer name, without its beginning. */
function isInside(part: readonly string[], whole: readonly string[]): boolean {
  for (let at = 1; at + part.length <= whole.length; at++) {
    if (part.every((word, index) => whole[at + index] === word)) return true;
  }
  return false;
}
