import type { Draft } from '#pipeline/link/draft';
import type { Entity } from '#pipeline/link/entities';
import { type Family, familyOf } from '#pipeline/link/families';
import { isKin, type Kinship } from '#pipeline/link/kinship';
import {
  actorsOfLead,
  type Barred,
  companiesOfLead,
  statesOfSentence,
  subjectOf,
  suppliersOfLead,
} from '#pipeline/link/lead-parties';
import { fillByWeight, TWO_STATES } from '#pipeline/link/most-named';
import { allows, give, type Hints, sideRole } from '#pipeline/link/party-roles';
import type { Scene } from '#pipeline/link/scene';
import { balance, face } from '#pipeline/link/sides';
import type { PartyRole } from '#schemas/vocabulary';

/** A record whose phrases have given what parties they name, and what it may be filled from. */
export type Case = {
  readonly scene: Scene;
  readonly draft: Draft;
  readonly kin: Kinship;
  readonly hints: Hints;
  readonly barred: Barred;
};

type Claim = {
  readonly why: string;
  readonly holds: (one: Case, family: Family) => boolean;
  /** Who is claimed; without a role, the one of a side that the words do not tell apart. */
  readonly of: (one: Case, family: Family) => Iterable<Entity | readonly [Entity, PartyRole | null]>;
};

const isTwoSided = (family: Family): boolean => family === 'symmetric' || family === 'stationing';
const has = ({ parties }: Draft, role: PartyRole): boolean => [...parties.values()].includes(role);

/**
 * What is claimed where the phrases left something open, surest first. Every claim passes `give`, which refuses whom the
 * text bars, a second body of one state, and a role that is taken.
 */
const CLAIMS: readonly Claim[] = [
  { why: 'its own words name it', holds: () => true, of: ({ draft }) => draft.pair },
  {
    why: 'it signed all of them',
    holds: ({ draft }) => draft.parent !== null,
    of: ({ draft }, family) => withOtherSide(draft.parent?.parties ?? new Map(), family),
  },
  {
    why: 'it opens the news of a contract',
    holds: ({ draft }, family) => family === 'trade' && draft.main && (draft.story > 0 || !has(draft, 'supplier')),
    of: ({ scene, draft, barred }) => suppliersOfLead(scene, draft, barred),
  },
  {
    why: 'it opens the sentence of a purchase',
    holds: ({ draft }, family) => family === 'trade' && !has(draft, 'buyer') && !(draft.main && isSoldByIt(draft)),
    of: ({ scene, draft }) => subjectOf(scene, draft),
  },
  {
    why: 'it opens the sentence of a gift',
    holds: ({ draft }, family) => family === 'aid' && !has(draft, 'donor'),
    of: ({ scene, draft }) => subjectOf(scene, draft).map((entity) => [entity, 'donor'] as const),
  },
  {
    why: 'it buys or sells under the framework, the contract or the option',
    holds: ({ draft }) => !draft.main && draft.parties.size === 0,
    of: ({ draft, kin }, family) => tradersOf(draft.relations[0]?.target ?? kin.tiedTo(draft), family),
  },
  {
    why: 'it opens the sentence of an agreement with another',
    holds: ({ draft }, family) => !draft.main && isTwoSided(family) && draft.pair.size > 0 && draft.parties.size < 2,
    of: ({ scene, draft }) => subjectOf(scene, draft),
  },
  {
    why: 'it is one of just two states in the sentence',
    holds: ({ draft }, family) => !draft.main && isTwoSided(family) && draft.pair.size === 0 && draft.parties.size < 2,
    of: ({ scene, draft }) => statesOfSentence(scene, draft),
  },
  {
    why: 'it is a party of the news, of which this is a forerunner',
    holds: ({ draft }, family) => !draft.main && (isTwoSided(family) || draft.previous) && draft.parties.size < 2,
    of: ({ draft, kin }, family) => withOtherSide(kinParties(draft, kin), family),
  },
  {
    why: 'headline and first sentence name it before anything else',
    holds: ({ draft, kin }, family) =>
      draft.main && isTwoSided(family) && draft.parties.size < 3 && !(draft.pair.size === 1 && kin.hasSibling(draft)),
    of: ({ scene, draft, barred }) => actorsOfLead(scene, draft, barred),
  },
  {
    why: 'it is the first of the companies that open the news of a takeover',
    holds: ({ draft }, family) => draft.main && family === 'purchase-of-company',
    of: ({ scene, draft, barred }) => boughtAndSold(draft, companiesOfLead(scene, draft, barred)),
  },
  {
    why: 'it is a company of the first sentence',
    holds: ({ draft }, family) => draft.main && family !== 'trade' && draft.parties.size < 2,
    of: ({ scene, draft, barred }) => companiesOfLead(scene, draft, barred),
  },
];

/** Fills what the phrases left open. */
export function completeParties(one: Case): void {
  const { scene, draft, kin, hints, barred } = one;
  const family = familyOf(draft);
  for (const { holds, of } of CLAIMS) {
    if (!holds(one, family)) continue;
    for (const claimed of of(one, family)) {
      if ('key' in claimed) giveSide(draft, claimed, family, hints);
      else give(draft, ...claimed);
    }
  }
  const news = draft.main
    ? [...actorsOfLead(scene, draft, barred), ...companiesOfLead(scene, draft, barred)]
    : (kin.newsOf(draft)?.parties.keys() ?? []);
  face(draft, news);
  if (draft.main && TWO_STATES.has(family)) fillByWeight(scene, draft, family, hints);
  if (draft.main && family === 'lease' && draft.parties.size === 0)
    for (const entity of actorsOfLead(scene, draft, barred)) give(draft, entity, 'signatory');
  promoteUser(draft, family);
  balance(draft, kin.news, hints);
  // Arms offered to another government are notified by the United States: the body of it that the article names.
  if (draft.instrument === 'letter-of-offer') give(draft, scene.entities.actorOf('USA'), 'supplier');
}

function giveSide(draft: Draft, entity: Entity, family: Family, hints: Hints): void {
  if (entity.type !== 'person' && entity.type !== 'other') give(draft, entity, sideRole(family, entity, hints));
}

/** The role of a party of the news in an older agreement: its own, unless the other side has it already. */
function withOtherSide(parties: Draft['parties'], family: Family): (readonly [Entity, PartyRole | null])[] {
  return [...parties].map(([entity, role]) => {
    if (allows(family, role)) return [entity, role];
    return [entity, family === 'symmetric' ? 'signatory' : family === 'stationing' ? (STATIONED[role] ?? null) : null];
  });
}

const STATIONED: Partial<Record<PartyRole, PartyRole>> = { lessor: 'host', lessee: 'sending-state', signatory: 'host' };

/** A sale is opened by who sells or allows it, an award by who signs for the buyer. */
const isSoldByIt = (draft: Draft): boolean =>
  draft.instrument === 'letter-of-offer' || draft.subjects.has('arms-sale') || has(draft, 'contracting-agency');

/** “X is to buy Y”: of the companies that open the news the first buys, and the other is what is sold where nobody else sells it. */
function boughtAndSold(draft: Draft, companies: readonly Entity[]): (readonly [Entity, PartyRole])[] {
  const open = companies.filter((one) => !draft.parties.has(one));
  const roles = (['buyer', 'supplier'] as const).filter((role) => !has(draft, role));
  return roles.flatMap((role, index) => {
    const entity = open[index];
    return entity ? [[entity, role] as const] : [];
  });
}

/** Where nobody else buys, the force that gets the goods does. */
function promoteUser({ parties, story }: Draft, family: Family): void {
  const roles = [...parties.values()];
  if (family !== 'trade' || story > 0 || roles.includes('buyer') || roles.includes('contracting-agency')) return;
  const user = [...parties].find(([, role]) => role === 'end-user');
  if (user) parties.set(user[0], 'buyer');
}

/** Who buys and who sells in the record that another one belongs to. */
function tradersOf(other: Draft | undefined, family: Family): (readonly [Entity, PartyRole])[] {
  return [...(other?.parties ?? [])].filter(
    ([, role]) => (role === 'buyer' || role === 'supplier') && allows(family, role),
  );
}

/** The parties of the news, where nothing speaks against the older agreement being theirs too. */
function kinParties(draft: Draft, kin: Kinship): Draft['parties'] {
  const main = kin.mainOf(draft);
  return main && isKin(draft, main) ? main.parties : new Map();
}
