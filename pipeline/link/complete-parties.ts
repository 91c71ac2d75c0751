import type { Draft } from '#pipeline/link/draft';
import { type Entity, isStateLike } from '#pipeline/link/entities';
import { type Family, familyOf } from '#pipeline/link/families';
import type { Kinship } from '#pipeline/link/kinship';
import { actorsOfLead, companiesOfLead, firstTwo, suppliersOfLead } from '#pipeline/link/lead-parties';
import { fillByWeight, TWO_STATES } from '#pipeline/link/most-named';
import { allows, give, type Senders, sideRole } from '#pipeline/link/party-roles';
import type { Scene } from '#pipeline/link/scene';
import { balance, face } from '#pipeline/link/sides';
import type { PartyRole } from '#schemas/vocabulary';

/** Tokens from the head of a sentence within which its first actor stands. */
const OPENING = 3;

/** Fills what the phrases left open: the pair of the agreement's own words, the actors of the lead, the pair of the main record for its kin. */
export function completeParties(scene: Scene, draft: Draft, kin: Kinship, senders: Senders): void {
  const family = familyOf(draft);
  const fill = (entities: Iterable<Entity>) => {
    for (const entity of entities) {
      if (entity.type !== 'person' && entity.type !== 'other') give(draft, entity, sideRole(family, entity, senders));
    }
  };
  fill(draft.pair);
  for (const [entity, role] of draft.parent?.parties ?? []) give(draft, entity, otherSide(draft, role));
  if (family === 'trade') fill([...(draft.main ? suppliersOfLead(scene, draft) : []), ...buyerOf(scene, draft)]);
  if (family === 'aid') for (const entity of donorOf(scene, draft)) give(draft, entity, 'donor');
  const isTwoSided = family === 'symmetric' || family === 'stationing';
  if (draft.main) completeNews({ scene, draft, kin, isTwoSided, fill }, family, senders);
  else completeOlder({ scene, draft, kin, isTwoSided, fill });
  promoteUser(draft, family);
  balance(draft, kin.news, senders);
  // Arms offered to another government are notified by the United States: the body of it that the article names.
  if (draft.instrument === 'letter-of-offer') give(draft, scene.entities.actorOf('USA'), 'supplier');
}

type Filling = {
  readonly scene: Scene;
  readonly draft: Draft;
  readonly kin: Kinship;
  readonly isTwoSided: boolean;
  /** Gives each the role that the family has for a side that no words tell apart. */
  readonly fill: (entities: Iterable<Entity>) => void;
};

/** The news: the actors of its first sentences, else those of whom the article speaks most. */
function completeNews({ scene, draft, kin, isTwoSided, fill }: Filling, family: Family, senders: Senders): void {
  const actors = actorsOfLead(scene, draft);
  const companies = companiesOfLead(scene, draft);
  if (isTwoSided && draft.parties.size < 3 && !hasSiblings(draft, kin)) fill(actors);
  if (family === 'purchase-of-company') buyAndSell(draft, companies);
  if (draft.parties.size < 2 && family !== 'trade') fill(companies);
  face(draft, [...actorsOfLead(scene, draft), ...companies]);
  if (TWO_STATES.has(family)) fillByWeight(scene, draft, family, senders);
  if (family === 'lease' && draft.parties.size === 0) for (const entity of actors) give(draft, entity, 'signatory');
}

/** An older agreement: the actors of its own sentence, else those of its kin. */
function completeOlder({ scene, draft, kin, isTwoSided, fill }: Filling): void {
  if (draft.parties.size === 0) fillFromKin(draft, kin);
  if (draft.parties.size >= 2) return;
  if (isTwoSided) fill(draft.pair.size > 0 ? subjectOf(scene, draft) : statesOfSentence(scene, draft));
  if (draft.parties.size >= 2) return;
  if (isTwoSided || draft.previous)
    for (const [entity, role] of kinParties(draft, kin)) give(draft, entity, otherSide(draft, role));
  face(draft, kin.newsOf(draft)?.parties.keys() ?? []);
}

/** The role of a party of the news in an older agreement: its own, unless the other side has it already. */
function otherSide(draft: Draft, role: PartyRole): PartyRole | null {
  const family = familyOf(draft);
  if (allows(family, role)) return role;
  return family === 'symmetric' ? 'signatory' : family === 'stationing' ? (STATIONED[role] ?? null) : null;
}

const STATIONED: Partial<Record<PartyRole, PartyRole>> = { lessor: 'host', lessee: 'sending-state', signatory: 'host' };

/** “X is to buy Y”: of the companies that open the news the first buys, and the other is what is sold where nobody else sells it. */
function buyAndSell(draft: Draft, companies: readonly Entity[]): void {
  for (const role of ['buyer', 'supplier'] as const) {
    const entity = companies.find((one) => !draft.parties.has(one));
    if (entity && ![...draft.parties.values()].includes(role)) draft.parties.set(entity, role);
  }
}

/** Where nobody else buys, the force that gets the goods does. */
function promoteUser({ parties, story }: Draft, family: Family): void {
  const roles = [...parties.values()];
  if (family !== 'trade' || story > 0 || roles.includes('buyer') || roles.includes('contracting-agency')) return;
  const user = [...parties].find(([, role]) => role === 'end-user');
  if (user) parties.set(user[0], 'buyer');
}

/** The parties of the news, where nothing speaks against the older agreement being theirs too. */
function kinParties(draft: Draft, kin: Kinship): Draft['parties'] {
  const main = kin.mainOf(draft);
  return main && isKin(draft, main) ? main.parties : new Map();
}

/** Who opens the sentence of a purchase, where no phrase says who buys: a sale is opened by who sells or allows it. */
function buyerOf(scene: Scene, draft: Draft): readonly Entity[] {
  const roles = [...draft.parties.values()];
  const isKnown = roles.includes('buyer') || (draft.main && roles.includes('contracting-agency'));
  const isSale = draft.main && (draft.instrument === 'letter-of-offer' || draft.subjects.has('arms-sale'));
  return isKnown || isSale ? [] : subjectOf(scene, draft);
}

/** Who opens the sentence of a gift, where no phrase says who gives: never who is said to get it. */
function donorOf(scene: Scene, draft: Draft): readonly Entity[] {
  return [...draft.parties.values()].includes('donor') ? [] : subjectOf(scene, draft);
}

/** “agreements with A and B”: the news is several, told apart by their partners. */
function hasSiblings(draft: Draft, kin: Kinship): boolean {
  return draft.pair.size === 1 && kin.hasSibling(draft);
}

/** The two states that the sentence of an older agreement names, where it names just two. */
function statesOfSentence({ entities }: Scene, draft: Draft): readonly Entity[] {
  const own = draft.mentions[0];
  const countries = new Set(
    own?.shot.parties.filter(({ value }) => value.type === 'state').map(({ value }) => value.country),
  );
  if (countries.size !== 2) return [];
  return entities.states.filter(({ country }) => countries.has(country));
}

/** “Finland has a memorandum with Russia”: the actor that opens the sentence is the other side. */
function subjectOf({ entities, shots }: Scene, draft: Draft): readonly Entity[] {
  const own = draft.mentions[0];
  const shot = own?.shot ?? firstTwo(shots, draft.anchors)[0];
  const first = shot?.parties[0];
  if (!shot || !first || first.first - shot.sentence.first > OPENING || (own && first.last > own.mention.first))
    return [];
  const named = entities.of(first).filter(isStateLike);
  const byCountry = entities.states.filter(({ country }) => country === first.value.country);
  return named.length > 0 ? named : byCountry;
}

/** A framework and the order under it, a contract and its option have the same buyer and seller. */
function fillFromKin(draft: Draft, kin: Kinship): void {
  const other = draft.relations[0]?.target ?? kin.tiedTo(draft);
  for (const [entity, role] of other?.parties ?? [])
    if ((role === 'buyer' || role === 'supplier') && allows(familyOf(draft), role)) give(draft, entity, role);
}

/** The other record is about the same pair unless its own words name somebody else. */
function isKin(draft: Draft, main: Draft): boolean {
  return [...draft.parties.keys(), ...draft.pair].every((entity) =>
    [...main.parties.keys()].some(
      (other) => other === entity || (entity.country !== null && other.country === entity.country),
    ),
  );
}
