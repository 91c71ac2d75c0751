import type { Cue, Cues } from '#pipeline/link/qualify/cues';
import type { Mention, PartyValue } from '#schemas/mention';
import type { Attribution } from '#schemas/record';

export type PartyMention = Mention<PartyValue>;
export type Kind = Attribution['kind'];

/** Who may speak: a party or a noun of speaking, by its tokens. */
export type Candidate = {
  readonly first: number;
  readonly last: number;
  readonly kind: Kind;
  readonly party: PartyMention | null;
};

/** Candidates of a sentence in text order: parties by name, and speaking nouns that no party's name holds. */
export function candidatesOf({ speakers }: Cues, parties: readonly PartyMention[]): Candidate[] {
  const named = parties.filter(({ value }) => value.form !== 'reference').map(ofParty);
  const nouns = speakers.filter((noun) => !isWithin(noun, named)).map(ofNoun);
  const found = [...named, ...nouns];
  const references = parties.filter((party) => party.value.form === 'reference' && !overlaps(party, found));
  return [...found, ...references.map(ofParty)].sort((a, b) => a.first - b.first);
}

const ofParty = (party: PartyMention): Candidate => ({
  first: party.first,
  last: party.last,
  kind: kindOf(party),
  party,
});
const ofNoun = ({ first, last, value }: Cue): Candidate => ({
  first,
  last,
  kind: value.speaker ?? 'official',
  party: null,
});

const isWithin = (noun: Cue, named: readonly Candidate[]): boolean =>
  named.some(({ first, last }) => first < noun.last && noun.first < last);
const overlaps = (party: PartyMention, found: readonly Candidate[]): boolean =>
  found.some(({ first, last }) => first < party.last && party.first < last);

/** Bodies that are neither state nor company may be outlets: by the rule that knows them, or by what outlets are called. */
function kindOf({ value, rule }: PartyMention): Kind {
  if (value.type === 'person') return 'named-person';
  if (value.type !== 'other') return 'official';
  const lastWord = value.name.slice(value.name.lastIndexOf(' ') + 1);
  return rule.endsWith('/media') || OUTLETS.has(lastWord) ? 'media' : 'official';
}
const OUTLETS = new Set(
  'News Times Post Daily Herald Journal TV Television Radio Gazette Tribune Mail Telegraph Observer Chronicle Press Broadcasting Weekly Newspaper Magazine Wire'.split(
    ' ',
  ),
);
