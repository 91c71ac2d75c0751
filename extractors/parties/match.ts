import type { Knowledge } from '#extractors/parties/knowledge';
import { type Marker, type MarkerKind, ownKey, partyValue } from '#extractors/parties/values';
import type { Match, Resolved } from '#schemas/extractor';
import type { Part, PartyForm, PartyValue } from '#schemas/mention';
import type { PartyType } from '#schemas/vocabulary';

/** Types of the groups whose entries are one actor each. */
const TYPE_OF: Readonly<Record<string, PartyType>> = {
  body: 'government-body',
  force: 'armed-force',
  organisation: 'international-organisation',
  institute: 'other',
  political: 'other',
  company: 'company',
  'armed-group': 'armed-group',
  media: 'other',
  person: 'person',
};
const STATE_GROUPS: ReadonlySet<string> = new Set(['state', 'demonym', 'seat']);
const MARKERS: ReadonlySet<string> = new Set<MarkerKind>([
  'office',
  'rank',
  'honorific',
  'suffix',
  'city',
  'region',
  'area',
  'company-noun',
  'outlet-noun',
  'company-deed',
]);
/** Rules that keep the owner out of the name. */
const NARROW: ReadonlySet<string> = new Set(['party/organ-of-state', 'party/service-of-state']);

type Answer = Resolved<PartyValue | Marker>;

/** The value of a lexicon match: who it is, by the entry, and by the owner beside it. */
export function resolveMatch(match: Match, knowledge: Knowledge): Answer | null {
  const owner = match.parts.find(({ role }) => role === 'owner') ?? null;
  const head = match.parts.find(({ role }) => role !== 'owner') ?? null;
  if (match.rule === 'party/reference-described') return describedCompany(match, owner, knowledge);
  if (owner !== null && head === null) return ofOwner(match, owner, knowledge);
  if (head === null) return null;
  // "Hong Ha Shipyard": in capitals the noun is part of a name.
  if (head.kind === 'company-noun' && /^\p{Lu}/u.test(textOf(match, head.first, head.last))) return null;
  if (MARKERS.has(head.kind)) return { value: markerValue(head.kind as MarkerKind, head, knowledge) };
  if (head.kind === 'service' && isAdjective(match, head)) {
    const state = owner === null || owner.kind === 'person' ? null : entryValue(match, owner, knowledge);
    return state === null || owner === null ? null : { value: state, first: owner.first, last: owner.last };
  }
  const value = entryValue(match, head, knowledge);
  if (value === null) return null;
  if (owner === null) return narrowed(match, value);
  const owned = ownedBy(value, countryOf(owner, knowledge), knowledge, head);
  if (!NARROW.has(match.rule)) return { value: { ...owned, name: textOf(match, match.first, match.last) } };
  return { value: owned, first: head.first, last: head.last };
}

/** "military" before a noun ("Norwegian military exercises") is no force; alone it needs its article. */
function isAdjective({ document: { text, tokens }, first, last, sentence, parts }: Match, head: Part): boolean {
  const word = (at: number) =>
    at < sentence.first || at >= sentence.last ? '' : text.slice(tokens.start[at], tokens.end[at]);
  // "French Armed Forces Minister": the minister's title.
  if (parts.length > 1 && /^(minister|ministers|ministry)$/i.test(word(last))) return true;
  if (word(head.first).toLowerCase() !== 'military' || head.last - head.first > 1) return false;
  const isNoun = /^\p{L}/u.test(word(last)) && !AFTER_MILITARY.has(word(last));
  const hasOwner = parts.length > 1;
  return isNoun || (!hasOwner && word(first - 1).toLowerCase() !== 'the');
}
const AFTER_MILITARY = new Set(
  'said says has had have will would is was are were and or to in on at for with by from as could can may might did does also that which who wants plans spends spent took takes'.split(
    ' ',
  ),
);

/** "the Polish group", "the Haifa-based firm": a company that the text names elsewhere, with the country that it tells. */
function describedCompany(match: Match, owner: Part | null, knowledge: Knowledge): Answer | null {
  if (owner === null) return null;
  const name = textOf(match, match.first, match.last);
  const country = owner.kind === 'city' ? String(owner.value) : countryOf(owner, knowledge);
  return { value: partyValue({ key: 'reference:company', name, type: 'other', country }, 'reference') };
}

/** "the Greek government", "the Trump administration" are the state; "Montenegro's parliament" its parliament. */
function ofOwner(match: Match, owner: Part, knowledge: Knowledge): Answer | null {
  const country = countryOf(owner, knowledge);
  if (country === null) return null;
  const name = textOf(match, match.first, match.last);
  if (match.rule !== 'party/parliament-owned') {
    return { value: partyValue({ key: country, name, type: 'state', country, identifier: country }) };
  }
  const kind = name.toLowerCase().endsWith('cabinet') ? 'cabinet' : 'parliament';
  return { value: partyValue({ key: ownKey(kind, country), name, type: 'government-body', country }) };
}

/** A prefix ("Franco-") keeps its hyphen out of the mention. */
function narrowed({ document: { text, tokens }, last }: Match, value: PartyValue): Answer {
  return text.charAt(tokens.start[last - 1] as number) === '-' ? { value, last: last - 1 } : { value };
}

function markerValue(marker: MarkerKind, head: Part, knowledge: Knowledge): Marker {
  const key = String(head.value);
  if (marker === 'suffix') return { marker, key, country: knowledge.attributes('suffix', key).country };
  return { marker, key, country: marker === 'city' || marker === 'region' ? key : null };
}

function entryValue(match: Match, head: Part, knowledge: Knowledge): PartyValue | null {
  const key = String(head.value);
  const name = textOf(match, head.first, head.last);
  if (STATE_GROUPS.has(head.kind)) {
    const form: PartyForm = head.kind === 'state' ? 'name' : (head.kind as PartyForm);
    return partyValue({ key, name, type: 'state', country: key, identifier: key }, form);
  }
  if (head.kind === 'reference' && key === 'government' && name.endsWith('Government')) {
    return partyValue({ key: ownKey('government', null), name: 'Government', type: 'government-body' });
  }
  // "the Commission on …" is a name; "the Company" of a press release is none.
  if (head.kind === 'reference' && !key.includes('compan') && / \p{Lu}/u.test(name)) return null;
  if (head.kind === 'reference') return partyValue({ key: `reference:${key}`, name, type: 'other' }, 'reference');
  if (head.kind === 'organ') return partyValue({ key: ownKey(key, null), name, type: 'government-body' });
  if (head.kind === 'service') return partyValue({ key: ownKey(key, null), name, type: 'armed-force' });
  const { country, identifier, is } = knowledge.attributes(head.kind, key);
  const type = TYPE_OF[head.kind] ?? 'other';
  const isAcronym = /^[A-Z&]{2,6}$/.test(name) && name !== knowledge.nameOf(head.kind, key);
  return partyValue(
    { key: is === null ? key : ownKey(is, country), name, type, country, identifier },
    isAcronym ? 'acronym' : 'name',
  );
}

/** A common body or service takes the state of its owner; a known one keeps its own. */
function ownedBy(value: PartyValue, country: string | null, knowledge: Knowledge, head: Part): PartyValue {
  if (country === null || value.country !== null) return value;
  if (head.kind === 'organ' || head.kind === 'service') {
    return { ...value, key: ownKey(String(head.value), country), country };
  }
  return knowledge.attributes(head.kind, String(head.value)).country === null &&
    value.type !== 'international-organisation'
    ? { ...value, country }
    : value;
}

function countryOf(owner: Part, knowledge: Knowledge): string | null {
  const key = String(owner.value);
  return STATE_GROUPS.has(owner.kind) ? key : knowledge.attributes(owner.kind, key).country;
}

function textOf({ document }: Match, first: number, last: number): string {
  const { tokens, text } = document;
  return text.slice(tokens.start[first], tokens.end[last - 1]).replace(/\s+/g, ' ');
}
