import type { Draft } from '#pipeline/link/draft';
import type { Family } from '#pipeline/link/families';
import { give, type Hints, sideRole } from '#pipeline/link/party-roles';
import type { Scene, Shot } from '#pipeline/link/scene';
import type { PartyRole } from '#schemas/vocabulary';

/** Families whose records have two states, one on each side. */
export const TWO_STATES: ReadonlySet<Family> = new Set<Family>(['symmetric', 'stationing', 'lease']);
/** An actor named less often than this is no side of the news by that alone. */
const LEAST_NAMED = 2;

/** Where the words of the news name fewer than two sides: the states that the article speaks of most. */
export function fillByWeight({ shots, entities }: Scene, draft: Draft, family: Family, hints: Hints): void {
  if (draft.parties.size >= 2 || draft.story > 0) return;
  const counts = new Map<string, number>();
  for (const { value, rule } of shots.flatMap(({ parties }) => parties)) {
    const acts = rule !== 'party/place' && rule !== 'party/origin' && value.form !== 'reference';
    if (acts && value.country !== null && ACTORS.has(value.type))
      counts.set(value.country, (counts.get(value.country) ?? 0) + 1);
  }
  const known = new Set([...draft.parties.keys()].map(({ country }) => country));
  const ranked = [...counts]
    .filter(([country, count]) => !known.has(country) && count >= LEAST_NAMED)
    .sort((a, b) => b[1] - a[1]);
  for (const [country] of ranked.slice(0, 2 - draft.parties.size)) {
    const actor = entities.actorOf(country);
    give(draft, actor, family === 'lease' ? leaseSide(shots, hints, country) : actor && sideRole(family, actor, hints));
  }
}

const ACTORS: ReadonlySet<string> = new Set(['state', 'government-body', 'armed-force']);

/** Whose forces stand on the leased ground is the lessee; null where the article speaks of none. */
function leaseSide(shots: readonly Shot[], { senders }: Hints, country: string): PartyRole | null {
  const forces = new Map(senders);
  for (const { value } of shots.flatMap(({ parties }) => parties)) {
    if (value.type === 'armed-force' && value.country !== null)
      forces.set(value.country, (forces.get(value.country) ?? 0) + 1);
  }
  const most = [...forces].reduce<readonly [string | null, number]>(
    (best, one) => (one[1] > best[1] ? one : best),
    [null, 0],
  );
  return most[0] === null ? null : most[0] === country ? 'lessee' : 'lessor';
}
