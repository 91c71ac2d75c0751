import type { Draft } from '#pipeline/link/draft';
import { canBeSame, isGeneric } from '#pipeline/link/families';
import type { Phrase } from '#pipeline/link/noun-phrase';
import type { AgreementMention } from '#pipeline/link/scene';
import type { Subject } from '#schemas/vocabulary';

/** What is known of the place in which an agreement noun stands. */
export type Place = {
  readonly isLead: boolean;
  /** Whether the article tells one award a paragraph: there “contract” is the paragraph's own. */
  readonly isDigest: boolean;
  /** How long ago each draft was spoken of: 0 in this sentence, 1 in the one before, … */
  readonly recency: (draft: Draft) => number;
};

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

/**
 * How much speaks for an agreement noun naming a known draft: names, years and pairs decide, nearness and definiteness
 * weigh. Negative infinity where something speaks against it outright.
 */
export function affinity(draft: Draft, { value }: AgreementMention, phrase: Phrase, place: Place): number {
  if (sameName(draft, value)) return 20;
  if (contradicts(draft, value, phrase, place)) return Number.NEGATIVE_INFINITY;
  let score = 0;
  if (phrase.year) score += draft.year ? 8 : draft.previous ? 4 : -4;
  if (phrase.pair.length > 0) score += draft.pair.size > 0 ? 6 : place.isLead || value.definite ? 0 : -6;
  if (value.kin === 'previous') score += draft.previous || (draft.year && !draft.main) ? 8 : -10;
  else if (draft.previous && !value.definite) score -= 4;
  if (value.kin === 'new') score += draft.main ? 4 : -2;
  score += Math.max(0, 4 - place.recency(draft));
  if (draft.main) score += 3;
  score += value.definite ? 3 : place.isLead ? 2 : -6;
  if (value.instrument !== null && value.instrument === draft.instrument) score += 1;
  // The contract that a choice of bidder is to end in is the news itself.
  if (draft.main && value.instrument === 'contract' && isGeneric(draft.instrument)) score += 4;
  if (place.isDigest && draft.main && value.instrument === draft.instrument && value.kin === null) score += 8;
  if (value.subjects.some((subject) => draft.subjects.has(subject))) score += 1;
  return score;
}

type Value = AgreementMention['value'];

export function sameName(draft: Draft, { name, acronym }: Value): boolean {
  const names = [draft.name, draft.acronym].filter((one) => one !== null);
  return [name, acronym].some(
    (one) =>
      one !== null && names.some((other) => other === one || other.endsWith(` ${one}`) || one.endsWith(` ${other}`)),
  );
}

function contradicts(draft: Draft, value: Value, phrase: Phrase, place: Place): boolean {
  if (draft.umbrella || value.kin === 'other' || phrase.isSeparate) return true;
  if (!canBeSame(draft.instrument, value.instrument)) return true;
  if (value.name !== null && draft.name !== null) return true;
  if (phrase.year && draft.year && draft.year.value.value !== phrase.year.value.value) return true;
  const pair = phrase.pair;
  if (
    pair.length > 0 &&
    draft.pair.size > 0 &&
    !pair.every((entity) => [...draft.pair].some((other) => isSameSide(entity, other)))
  ) {
    return draft.pair.size > 1 || pair.length > 1 || !draft.main || !place.isLead;
  }
  return conflict(draft.subjects, value.subjects);
}

/** A state and its bodies sign as one. */
function isSameSide(a: { readonly country: string | null }, b: { readonly country: string | null }): boolean {
  return a === b || (a.country !== null && a.country === b.country);
}

/** Two exact subjects that have nothing in common are two agreements. */
function conflict(known: ReadonlySet<Subject>, said: readonly Subject[]): boolean {
  const exact = said.filter((subject) => !BROAD.has(subject));
  const knownExact = [...known].filter((subject) => !BROAD.has(subject));
  return exact.length > 0 && knownExact.length > 0 && !exact.some((subject) => known.has(subject));
}
