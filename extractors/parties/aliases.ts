import type { Knowledge } from '#extractors/parties/knowledge';
import {
  coverAt,
  isCapital,
  markerAt,
  mentionOver,
  partyAt,
  type Reading,
  rawAt,
  wordAt,
} from '#extractors/parties/reading';
import { keyOf } from '#extractors/parties/organisations';
import { isNoName, isParticle } from '#extractors/parties/runs';
import { isMarker, type Party } from '#extractors/parties/values';
import { words } from '#pipeline/language/tokens';
import type { Document, Sentence } from '#schemas/document';
import type { PartyForm, PartyValue } from '#schemas/mention';

/** A shorter way in which the article names an actor. */
export type Alias = { readonly words: readonly string[]; readonly value: PartyValue; readonly form: PartyForm };

const ORGANISED = new Set([
  'company',
  'government-body',
  'armed-force',
  'international-organisation',
  'other',
  'armed-group',
]);
/** Last words by which a body with a longer name is called again ("the Assembly"). */
const RECALLED = new Set(
  'assembly house council commission committee board court agency authority directorate institute federation union office senate'.split(
    ' ',
  ),
);

/** Acronyms in brackets, quoted short names, family names and first words of the names found so far. */
export function aliasesOf(reading: Reading, parties: readonly Party[], knowledge: Knowledge): Alias[] {
  const aliases: Alias[] = [];
  const seen = new Set<string>();
  const add = (form: PartyForm, value: PartyValue, tokens: readonly string[]) => {
    const key = tokens.join(' ');
    if (tokens.length === 0 || seen.has(key)) return;
    seen.add(key);
    aliases.push({ words: tokens, value, form });
  };
  for (const party of parties) {
    const { value } = party;
    if (value.form === 'reference' || value.type === 'state') continue;
    for (const tokens of introducedAfter(reading, party)) add('acronym', value, tokens);
    const before = introducedBefore(reading, party);
    if (before !== null) add('acronym', value, before);
  }
  for (const tokens of bareCompanies(parties)) {
    const whole = parties.find(({ value }) => value.type === 'company' && isInside(tokens, words(value.name)));
    if (whole !== undefined) add('name', whole.value, tokens);
  }
  // Longer names first, so that a short name found by itself is the long one's.
  const isLong = ({ value }: Party): boolean => value.name.includes(' ');
  for (const party of [...parties.filter(isLong), ...parties.filter((one) => !isLong(one))]) {
    const { value } = party;
    if (value.form === 'reference') continue;
    const office = value.type === 'person' ? officeBefore(reading, party) : null;
    if (office !== null) add('name', value, office);
    if (value.type === 'person')
      for (const tokens of personAliases(value.name, knowledge)) {
        add('name', value, tokens);
        const [first = ''] = tokens;
        if (isParticle(first)) add('name', value, [first.charAt(0).toUpperCase() + first.slice(1), ...tokens.slice(1)]);
      }
    else if (value.type === 'company')
      for (const tokens of companyAliases(value, knowledge)) add('name', value, tokens);
    else if (ORGANISED.has(value.type)) for (const tokens of bodyAliases(value.name)) add('name', value, tokens);
  }
  return aliases;
}

/** Names of companies that the words around them alone showed to be such. */
function bareCompanies(parties: readonly Party[]): string[][] {
  return parties.flatMap(({ rule, value }) =>
    rule === 'party/company-deed' || rule === 'party/company-noun' || rule === 'party/office'
      ? value.type === 'company'
        ? [words(value.name)]
        : []
      : [],
  );
}

/** Whether words stand together inside a longer name, without its beginning ("Stalowa Wola" in "Huta Stalowa Wola"). */
function isInside(part: readonly string[], whole: readonly string[]): boolean {
  for (let at = 1; at + part.length <= whole.length; at++)
    if (part.every((word, index) => whole[at + index] === word)) return true;
  return false;
}

/** The office in capitals of at least two words before a name: "the Foreign Secretary" is that person from then on. */
function officeBefore(reading: Reading, { first }: Party): string[] | null {
  const at = wordAt(reading, first - 1) === ',' ? first - 2 : first - 1;
  const cover = coverAt(reading, at);
  if (cover === null || markerAt(reading, at) !== 'office' || cover.last - cover.first < 2) return null;
  const tokens = Array.from({ length: cover.last - cover.first }, (_, index) => rawAt(reading, cover.first + index));
  return tokens.every((token) => /^\p{Lu}/u.test(token)) ? tokens : null;
}

/** "Defence Acquisition Council (DAC)", "… Administration, FMV,", "Telmira Systems Ltd. (TASE: TLMR) (“Telmira” or …)". */
function introducedAfter(reading: Reading, { last, value }: Party): string[][] {
  const found: string[][] = [];
  if (!ORGANISED.has(value.type)) return found;
  let at = last;
  for (let brackets = 0; brackets < 2 && wordAt(reading, at) === '('; brackets++) {
    const close = closing(reading, at);
    if (close < 0) break;
    const quoted = quotedName(reading, at + 1, close);
    if (quoted !== null) found.push(quoted);
    else if (close === at + 2 && isAcronym(rawAt(reading, at + 1)) && isNamedBy(rawAt(reading, at + 1), value.name)) {
      found.push([rawAt(reading, at + 1)]);
    } else if (close === at + 4 && wordAt(reading, at + 2) === '&' && isAcronym(rawAt(reading, at + 1))) {
      found.push([rawAt(reading, at + 1), '&', rawAt(reading, at + 3)]);
    }
    at = close + 1;
  }
  const raw = rawAt(reading, last + 1);
  if (
    wordAt(reading, last) === ',' &&
    isAcronym(raw) &&
    /^[,.;]$/.test(wordAt(reading, last + 2)) &&
    fitsInitials(raw, value.name, 1)
  ) {
    found.push([raw]);
  }
  return found;
}

/** "FMV (Swedish Defence Materiel Administration)". */
function introducedBefore(reading: Reading, { first, last, value }: Party): string[] | null {
  if (!ORGANISED.has(value.type) || wordAt(reading, first - 1) !== '(' || wordAt(reading, last) !== ')') return null;
  const raw = rawAt(reading, first - 2);
  return isAcronym(raw) ? [raw] : null;
}

function closing(reading: Reading, open: number): number {
  for (let at = open + 1; at < open + 14; at++) if (wordAt(reading, at) === ')') return at;
  return -1;
}

/** The first quoted name between two tokens: “Telmira”. */
function quotedName(reading: Reading, from: number, to: number): string[] | null {
  for (let at = from; at < to - 1; at++) {
    if (!/^["“”]$/.test(rawAt(reading, at))) continue;
    const tokens: string[] = [];
    for (let next = at + 1; next < to && !/^["“”]$/.test(rawAt(reading, next)); next++)
      tokens.push(rawAt(reading, next));
    const isGeneric =
      tokens.length === 1 && /^(Company|Group|Firm|Buyer|Seller|Parties|Issuer|Agency)$/.test(tokens[0] as string);
    return tokens.length > 0 && tokens.length < 4 && !isGeneric ? tokens : null;
  }
  return null;
}

function isAcronym(raw: string): boolean {
  return raw.length >= 2 && raw.length <= 9 && /^\p{Lu}/u.test(raw) && (raw.match(/\p{Lu}/gu) ?? []).length >= 2;
}

/** A one-word name takes only an acronym that begins like it; longer ones take those of other languages too. */
function isNamedBy(acronym: string, name: string): boolean {
  return words(name).length > 1 || acronym.charAt(0) === name.charAt(0);
}

/** Whether the capitals of an acronym stand in order among the first letters of a name, at most `missing` of them lacking. */
function fitsInitials(acronym: string, name: string, missing: number): boolean {
  const initials = words(name).map((word) => word.charAt(0).toUpperCase());
  let at = 0;
  let lacking = 0;
  for (const letter of acronym.replace(/[^\p{Lu}]/gu, '')) {
    const place = initials.indexOf(letter, at);
    if (place < 0) lacking++;
    else at = place + 1;
  }
  return lacking <= missing;
}

/** Family name, and what else the person may be called: "Balevski", "Al Mubarak", "Han". */
function personAliases(name: string, { familyFirst }: Knowledge): string[][] {
  const tokens = words(name);
  if (tokens.length < 2) return [];
  const first = tokens[0] as string;
  if (familyFirst.has(first.toLowerCase()) && (tokens.length === 3 || tokens.includes('-'))) {
    return tokens.includes('-') ? [[first]] : [[first], [tokens.at(-1) as string]];
  }
  let from = tokens.length - 1;
  while (from > 1 && tokens[from - 1] === '-') from -= 2;
  const aliases = [tokens.slice(from)];
  if (from > 1 && isParticle((tokens[from - 1] as string).toLowerCase())) aliases.unshift(tokens.slice(from - 1));
  if (tokens[from + 1] === '-' && /^(al|el)$/i.test(tokens[from] as string)) aliases.push(tokens.slice(from + 2));
  // "Ursula von der Leyen": the particles may stay away or come along.
  if (from > 2 && isParticle((tokens[from - 2] as string).toLowerCase())) aliases.unshift(tokens.slice(from - 2));
  const isSuffix = /^(Jr|Sr|II|III)$/.test(tokens[from] as string);
  return isSuffix
    ? [tokens.slice(Math.max(1, from - 1), from)]
    : aliases.filter((one) => (one.at(-1) as string).length > 1);
}

/** The name without its legal form, then its first word where that says something of its own. */
function companyAliases({ name }: PartyValue, knowledge: Knowledge): string[][] {
  const tokens = words(
    name.replace(
      /,?\s+(Inc|Corp|LLC|L\.L\.C|LP|Ltd|Limited|Co|plc|PLC|GmbH|AG|SE|S\.?A|AB|AS|ASA|Oyj?|S\.?p\.?A|S\.?R\.?L|Pvt|Sp\. z o\.o|JV|Joint Venture|B\.?V|N\.?V|Pty|Pte|Sdn Bhd|d\.o\.o|a\.s|s\.r\.o|Corporation|Company|Incorporated|A\/S)\b.*$/u,
      '',
    ),
  );
  const first = tokens[0] as string;
  const word = first.toLowerCase();
  const isPlain =
    first.length < 3 ||
    !/^\p{Lu}/u.test(first) ||
    isNoName(word) ||
    knowledge.headType.has(word) ||
    knowledge.unitWords.has(word) ||
    knowledge.companyWords.has(word) ||
    knowledge.stateWords.has(word) ||
    knowledge.notParty.has(word) ||
    COMMON_FIRST.has(word);
  const isJoined = tokens[1] === '-' || tokens[1] === '&';
  return [tokens, ...(isPlain || isJoined || tokens.length < 2 ? [] : [[first]])];
}
const COMMON_FIRST = new Set(
  'general united american british european advanced defence defense north south east west northern southern eastern western pacific atlantic arctic nordic baltic global royal new national international first public state naval huntington electric applied integrated israel singapore korea'.split(
    ' ',
  ),
);

/** "the Assembly" for a National Assembly. */
function bodyAliases(name: string): string[][] {
  const tokens = words(name);
  if (tokens.length < 2) return [];
  const last = tokens.at(-1) as string;
  const first = tokens[0] as string;
  if (RECALLED.has(last.toLowerCase()) && /^\p{Lu}/u.test(last)) return [tokens, [last]];
  if (RECALLED.has(first.toLowerCase()) && tokens[1] === 'of' && /^\p{Lu}/u.test(first)) return [tokens, [first]];
  return [tokens];
}

/** Occurrences of the aliases where nothing longer or more exact stands. */
export function aliasMentions(reading: Reading, document: Document, aliases: readonly Alias[]): Party[] {
  const byFirst = new Map<string, Alias[]>();
  for (const alias of aliases) {
    const first = alias.words[0] as string;
    byFirst.set(
      first,
      [...(byFirst.get(first) ?? []), alias].sort((a, b) => b.words.length - a.words.length),
    );
  }
  const found: Party[] = [];
  for (const sentence of document.sentences) {
    for (let at = sentence.first; at < sentence.last; at++) {
      const alias = aliasAt(
        reading,
        sentence,
        at,
        byFirst.get(isCapital(reading, at) || at === sentence.first ? rawAt(reading, at) : rawAt(reading, at)),
      );
      if (alias === null) continue;
      const last = at + alias.words.length;
      found.push(mentionOver(reading, sentence, at, last, 'party/alias', { ...alias.value, form: alias.form }));
      at = last - 1;
    }
  }
  return found;
}

function aliasAt(
  reading: Reading,
  sentence: Sentence,
  at: number,
  candidates: readonly Alias[] | undefined,
): Alias | null {
  for (const alias of candidates ?? []) {
    const last = at + alias.words.length;
    if (last > sentence.last) continue;
    if (alias.words.some((word, index) => rawAt(reading, at + index) !== word)) continue;
    if (isFree(reading, at, last, alias)) return alias;
  }
  return null;
}

/** Whether an alias may stand here: over nothing, over a place or title of the same words, or over what it explains. */
function isFree(reading: Reading, first: number, last: number, alias: Alias): boolean {
  for (let at = first; at < last; at++) {
    const cover = coverAt(reading, at);
    if (cover === null) continue;
    if (cover.first < first || cover.last > last) return false;
    if (isMarker(cover.value)) {
      if (markerAt(reading, at) === 'city' && /^(in|at|near)$/.test(wordAt(reading, first - 1))) return false;
      continue;
    }
    const isSame = cover.value.key === alias.value.key;
    if (isSame && cover.last - cover.first === last - first) return false;
    const isBare = cover.value.key === keyOf(alias.words.join(' '));
    if (!isSame && !isBare && alias.form !== 'acronym' && partyAt(reading, at)?.type !== 'person') return false;
    if (!isSame && alias.value.type !== 'person' && cover.value.type === 'person') return false;
  }
  const next = wordAt(reading, last);
  if (markerAt(reading, first) === 'office') {
    return wordAt(reading, first - 1) === 'the' && !/^(of|for|,|-)$/.test(next) && !isCapital(reading, last);
  }
  // A one-word body name goes with "the"; "House" in "House Speaker" or "Council" in another name is none.
  if (alias.words.length === 1 && RECALLED.has((alias.words[0] as string).toLowerCase())) {
    return (
      wordAt(reading, first - 1) === 'the' &&
      next !== 'of' &&
      !(isCapital(reading, last) && coverAt(reading, last) === null)
    );
  }
  return true;
}
