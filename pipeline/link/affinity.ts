import { CHANGING } from '#pipeline/link/changes';
import type { Draft } from '#pipeline/link/draft';
import { canBeSame, exactness, isGeneric } from '#pipeline/link/families';
import type { Phrase } from '#pipeline/link/noun-phrase';
import { isOtherDeal } from '#pipeline/link/other-deal';
import type { AgreementMention, Shot } from '#pipeline/link/scene';
import type { Subject } from '#schemas/vocabulary';

/** What is known of the place in which an agreement noun stands. */
export type Place = {
  readonly shot: Shot;
  readonly isLead: boolean;
  /** Year of publication, where it is known. */
  readonly publishedYear: number | null;
  /** Whether the article tells one award a paragraph: there “contract” is the paragraph's own. */
  readonly isDigest: boolean;
  /** “a first contract”: one of several that came before. */
  readonly isFirst: boolean;
  /** “That contract is …”: the one of the sentence before. */
  readonly isThat: boolean;
  /** How long ago each draft was spoken of: 0 in this sentence, 1 in the one before, … */
  readonly recency: (draft: Draft) => number;
};

/** A shared name outweighs everything. */
const SAME_NAME = 20;

/** At least this much speaks for a noun naming a draft that is known. */
export const THRESHOLD = 4;

/** Subjects that a more exact one may replace. */
const BROAD: ReadonlySet<Subject> = new Set<Subject>([
  'defence-cooperation',
  'procurement',
  'other',
  'military-aid',
  'arms-sale',
]);

/** Something that speaks for a noun naming a draft, or against it. */
export type Reason = { readonly why: string; readonly points: number };

type Case = { readonly draft: Draft; readonly value: Value; readonly phrase: Phrase; readonly place: Place };

/** What speaks for or against an agreement noun naming a known draft, in points. */
const REASONS: readonly { readonly why: string; readonly points: (one: Case) => number }[] = [
  {
    why: 'its year',
    points: ({ draft, phrase }) => (phrase.year ? (draft.year ? 8 : draft.previous ? 4 : draft.main ? -8 : -4) : 0),
  },
  {
    why: 'the parties that it names',
    points: ({ draft, value, phrase, place }) => {
      if (phrase.pair.length === 0) return 0;
      return draft.pair.size > 0 ? 6 : place.isLead || value.definite ? 0 : -6;
    },
  },
  {
    why: '“previous”, “last”, “expired”',
    points: ({ draft, value }) => {
      if (value.kin === 'previous') return isOlder(draft) ? 8 : -10;
      return draft.previous && !value.definite ? -4 : 0;
    },
  },
  {
    why: 'the new one that the talks are to end in',
    points: ({ draft, value }) => (value.kin === 'new' && draft.main && draft.mentions.length === 0 ? 8 : 0),
  },
  { why: '“new”, “draft”', points: ({ draft, value }) => (value.kin === 'new' ? (draft.main ? 4 : -2) : 0) },
  {
    why: 'the one that runs out, by its name',
    points: ({ draft, value }) =>
      draft.previous && draft.name === null && value.name !== null && value.kin === null ? 6 : 0,
  },
  { why: 'it was spoken of just before', points: ({ draft, place }) => Math.max(0, 4 - place.recency(draft)) },
  {
    why: '“that” right after it',
    points: ({ draft, place }) => (place.isThat && place.recency(draft) === 1 && !draft.main ? 4 : 0),
  },
  {
    why: 'the headline tells of one such',
    points: ({ draft, value }) => (isOnlyHeadline(draft) && value.instrument === draft.instrument ? 8 : 0),
  },
  { why: 'it is the news', points: ({ draft }) => (draft.main ? 3 : 0) },
  { why: '“the”, “this”, “its”', points: ({ value, place }) => (value.definite ? 3 : place.isLead ? 2 : -9) },
  {
    why: 'the same instrument',
    points: ({ draft, value }) => (value.instrument !== null && value.instrument === draft.instrument ? 1 : 0),
  },
  {
    why: 'the same subject',
    points: ({ draft, value }) => (value.subjects.some((subject) => draft.subjects.has(subject)) ? 1 : 0),
  },
  {
    why: 'the contract that the choice of a bidder is to end in',
    points: ({ draft, value }) =>
      draft.main && value.instrument === 'contract' && isGeneric(draft.instrument) ? 4 : 0,
  },
  {
    why: 'the contract that this paragraph of a digest awards',
    points: ({ draft, value, place }) => {
      const isOwn = place.isDigest && draft.main && value.kin === null && value.instrument === draft.instrument;
      return isOwn ? 8 : 0;
    },
  },
];

/**
 * How much speaks for an agreement noun naming a known draft: names, years and pairs decide, nearness and definiteness
 * weigh. Negative infinity where something speaks against it outright.
 */
export function affinity(draft: Draft, { value }: AgreementMention, phrase: Phrase, place: Place): number {
  if (sameName(draft, value)) return SAME_NAME;
  const one = { draft, value, phrase, place };
  for (const { holds } of OBJECTIONS) if (holds(one)) return Number.NEGATIVE_INFINITY;
  let sum = 0;
  for (const { points } of REASONS) sum += points(one);
  return sum;
}

/** The same with its reasons, for explanations: the points sum up to the affinity. */
export function reasonsFor(draft: Draft, { value }: AgreementMention, phrase: Phrase, place: Place): readonly Reason[] {
  if (sameName(draft, value)) return [{ why: 'the same name', points: SAME_NAME }];
  const one = { draft, value, phrase, place };
  const objection = OBJECTIONS.find(({ holds }) => holds(one));
  if (objection) return [{ why: objection.why, points: Number.NEGATIVE_INFINITY }];
  return REASONS.map(({ why, points }) => ({ why, points: points(one) })).filter(({ points }) => points !== 0);
}

/** Whether no mention stands below the headline. */
const isInHeadlines = (mentions: Draft['mentions']): boolean =>
  mentions.every(({ shot }) => shot.sentence.role === 'headline');

/** A loan that the headline names is the loan of which the text tells first. */
function isOnlyHeadline({ instrument, mentions }: Draft): boolean {
  return mentions.length > 0 && isInHeadlines(mentions) && exactness(instrument) > 1;
}

/** “Saab wins another order”, the lead then tells of “another order”: the news itself is one more. */
function isFurther({ mentions }: Draft): boolean {
  return (
    (mentions.length > 0 && mentions.length < 4 && isInHeadlines(mentions)) ||
    mentions[0]?.mention.value.kin === 'other'
  );
}

/** A modification, an option or an order has no name of its own: a name is of what it changes. */
const isChange = ({ instrument }: Draft): boolean => instrument !== null && CHANGING.has(instrument);

/** Known from before: replaced, known by its year, or what the news changes. */
function isOlder({ previous, year, main, base }: Draft): boolean {
  return previous || base || (year !== null && !main);
}

type Value = AgreementMention['value'];

function sameName(draft: Draft, { name, acronym }: Value): boolean {
  if ((name === null && acronym === null) || (draft.name === null && draft.acronym === null)) return false;
  const names = [draft.name, draft.acronym].filter((one) => one !== null);
  return [name, acronym].some(
    (one) =>
      one !== null && names.some((other) => other === one || other.endsWith(` ${one}`) || one.endsWith(` ${other}`)),
  );
}

/** What speaks against it outright. */
const OBJECTIONS: readonly { readonly why: string; readonly holds: (one: Case) => boolean }[] = [
  { why: 'it stands for several', holds: ({ draft }) => draft.umbrella },
  {
    why: '“another”, “separate”',
    holds: ({ draft, value, phrase, place }) =>
      phrase.isSeparate ||
      (value.kin === 'other' && !(place.isLead && draft.main && !value.definite && isFurther(draft))),
  },
  { why: '“first” of several', holds: ({ draft, place }) => place.isFirst && !place.isLead && draft.main },
  {
    why: 'another instrument',
    holds: ({ draft, value, place }) =>
      !canBeSame(draft.instrument, value.instrument) && !isHeadlineWord(draft, value, place),
  },
  {
    why: 'another name',
    holds: ({ draft, value }) => value.name !== null && (draft.name !== null || isChange(draft)),
  },
  {
    why: 'another year',
    holds: ({ draft, phrase }) =>
      phrase.year !== null && draft.year !== null && draft.year.value.value !== phrase.year.value.value,
  },
  { why: 'other parties', holds: ({ draft, phrase, place }) => isOtherPair(draft, phrase, place) },
  { why: 'a year long past', holds: ({ draft, phrase, place }) => isLongSince(draft, phrase, place) },
  { why: 'another company and another sum', holds: ({ draft, value, place }) => isOtherDeal(draft, place.shot, value) },
  { why: 'another subject', holds: ({ draft, value }) => conflict(draft.subjects, value.subjects) },
];

/** “MoD inks pact”: headlines call a contract by any short word; the lead says what it is. */
function isHeadlineWord({ instrument, mentions }: Draft, value: Value, { isLead }: Place): boolean {
  return isLead && instrument === 'agreement' && value.instrument === 'contract' && isInHeadlines(mentions);
}

/** An agreement known by a year long past is not the news, which has none. */
function isLongSince({ main, year }: Draft, phrase: Phrase, { isLead, publishedYear }: Place): boolean {
  if (!main || isLead || year || !phrase.year || publishedYear === null) return false;
  return Number(phrase.year.value.value.slice(0, 4)) <= publishedYear - 2;
}

/** Other parties than those of the draft; in the lead each noun may name one side of the news. */
function isOtherPair({ pair: known, main }: Draft, { pair }: Phrase, { isLead }: Place): boolean {
  if (pair.length === 0 || known.size === 0) return false;
  if (pair.every((entity) => known.has(entity) || [...known].some((other) => isSameSide(entity, other)))) return false;
  return known.size > 1 || pair.length > 1 || !main || !isLead;
}

/** A state and its bodies sign as one; two companies of a country never do. */
function isSameSide(a: Side, b: Side): boolean {
  const areCompanies = a.type === 'company' && b.type === 'company';
  return a === b || (a.country !== null && a.country === b.country && !areCompanies);
}

type Side = { readonly country: string | null; readonly type: string };

/** Two exact subjects that have nothing in common are two agreements. */
function conflict(known: ReadonlySet<Subject>, said: readonly Subject[]): boolean {
  let isExact = false;
  for (const subject of said) {
    if (BROAD.has(subject)) continue;
    if (known.has(subject)) return false;
    isExact = true;
  }
  if (!isExact) return false;
  for (const subject of known) if (!BROAD.has(subject)) return true;
  return false;
}
