import { coverAt, markerAt, type Reading, rawAt, wordAt } from '#extractors/parties/reading';
import type { Party } from '#extractors/parties/values';
import { words } from '#pipeline/language/tokens';
import type { PartyType } from '#schemas/vocabulary';

const ORGANISED: ReadonlySet<PartyType> = new Set<PartyType>([
  'company',
  'government-body',
  'armed-force',
  'international-organisation',
  'other',
  'armed-group',
]);

/** Types of actors that have acronyms and short names. */
export function isOrganised(type: PartyType): boolean {
  return ORGANISED.has(type);
}

/** Names that the text gives a party right beside it, as tokens. */
export function introducedNames(reading: Reading, party: Party): string[][] {
  if (!isOrganised(party.value.type)) return [];
  const before = introducedBefore(reading, party);
  return before === null ? introducedAfter(reading, party) : [...introducedAfter(reading, party), before];
}

/** The office in capitals of at least two words before a name: "the Foreign Secretary" is that person from then on. */
export function officeBefore(reading: Reading, { first }: Party): string[] | null {
  const at = wordAt(reading, first - 1) === ',' ? first - 2 : first - 1;
  const cover = coverAt(reading, at);
  if (cover === null || markerAt(reading, at) !== 'office' || cover.last - cover.first < 2) return null;
  const tokens = Array.from({ length: cover.last - cover.first }, (_, index) => rawAt(reading, cover.first + index));
  return tokens.every((token) => /^\p{Lu}/u.test(token)) ? tokens : null;
}

/** "Defence Acquisition Council (DAC)", "… Administration, FMV,", "Telmira Systems Ltd. (TASE: TLMR) (“Telmira” or …)". */
function introducedAfter(reading: Reading, { last, value }: Party): string[][] {
  const found: string[][] = [];
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
function introducedBefore(reading: Reading, { first, last }: Party): string[] | null {
  if (wordAt(reading, first - 1) !== '(' || wordAt(reading, last) !== ')') return null;
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
