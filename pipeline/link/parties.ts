import type { Draft } from '#pipeline/link/draft';
import type { Entity } from '#pipeline/link/entities';
import { familyOf } from '#pipeline/link/families';
import type { Focus } from '#pipeline/link/focus';
import { listFrom } from '#pipeline/link/noun-phrase';
import { allows, isStateLike, roleFor, sideRole } from '#pipeline/link/party-roles';
import { hasWord, type PartyMention, type Scene, type Shot } from '#pipeline/link/scene';
import type { Mention } from '#schemas/mention';
import type { PartyRole } from '#schemas/vocabulary';

const ASIDES = new Set('amid over against despite after as near from as-if under following while'.split(' '));

type Claim = {
  readonly draft: Draft;
  readonly entity: Entity;
  readonly role: string;
  readonly weight: number;
  readonly rule: string;
  readonly mention: PartyMention;
};

/** Gives parties their roles in the records that their sentences speak of, by the phrases of `deals`, best rule first. */
export function placeParties(scene: Scene, deals: readonly Mention[], focus: Focus, drafts: readonly Draft[]): void {
  const claims = deals.flatMap((deal) => claimsOf(scene, deal, focus));
  claims.sort((a, b) => b.weight - a.weight);
  const senders = sendersIn(claims);
  for (const claim of claims) accept(claim, senders);
  for (const draft of drafts) complete(scene, draft, drafts, senders);
}

function claimsOf(scene: Scene, deal: Mention, focus: Focus): Claim[] {
  const shot = scene.shots.find(({ sentence }) => sentence.index === deal.sentence) as Shot;
  const named = deal.parts.flatMap(({ mention, role }) =>
    mention?.kind === 'party' ? [{ party: mention as PartyMention, role }] : [],
  );
  return named.flatMap(({ party, role }) => {
    const anchor = deal.first === party.first ? deal.last - 1 : deal.first;
    const list = [party, ...listFrom(shot, party.last).filter((one) => !named.some((other) => other.party === one))];
    const { weight = 0, rule } = deal;
    return focus
      .at(shot, anchor)
      .flatMap((draft) =>
        list.flatMap((mention) =>
          scene.entities.of(mention).map((entity) => ({ draft, entity, role, weight, rule, mention })),
        ),
      );
  });
}

/** “agreements with A and B”: A is no party of the one with B. */
function isPartnerOfSibling(draft: Draft, drafts: readonly Draft[], entity: Entity): boolean {
  return !draft.pair.has(entity) && drafts.some((other) => other !== draft && other.pair.has(entity));
}

/** Countries whose forces the article speaks of: in a record about stationing they send, the other side hosts. */
function sendersIn(claims: readonly Claim[]): ReadonlySet<string> {
  const countries = claims.filter(({ role }) => role === 'sending-state').map(({ entity }) => entity.country);
  return new Set(countries.filter((country) => country !== null));
}

function accept({ draft, entity, role, rule, mention }: Claim, senders: ReadonlySet<string>): void {
  if (entity.type === 'person' || (entity.type === 'other' && entity.country !== null)) return;
  const family = familyOf(draft.instrument ?? 'deal', draft.subjects);
  const given = roleFor(role, family, entity, senders);
  if (given !== null && give(draft, entity, given)) {
    draft.evidence.push({ field: 'parties', start: mention.start, end: mention.end, rule });
  }
}

/** A state and its bodies are one actor: the first that a record names stands for it in that role. */
function give(draft: Draft, entity: Entity, role: PartyRole | null): boolean {
  if (role === null || draft.parties.has(entity)) return false;
  const isTaken = [...draft.parties].some(
    ([other, known]) =>
      isStateLike(entity) &&
      isStateLike(other) &&
      other.country !== null &&
      other.country === entity.country &&
      isSameSide(known, role),
  );
  if (isTaken) return false;
  draft.parties.set(entity, role);
  return true;
}

/** Buyer and end user can be two bodies of one state, all other roles only one. */
function isSameSide(a: PartyRole, b: PartyRole): boolean {
  return a === b || (a !== 'end-user' && b !== 'end-user' && a !== 'contracting-agency' && b !== 'contracting-agency');
}

/** Fills what the phrases left open: the pair of the agreement's own words, the actors of the lead, the pair of the main record for its kin. */
function complete(scene: Scene, draft: Draft, drafts: readonly Draft[], senders: ReadonlySet<string>): void {
  const family = familyOf(draft.instrument ?? 'deal', draft.subjects);
  const fill = (entities: Iterable<Entity>) => {
    for (const entity of entities) {
      if (entity.type !== 'person' && entity.type !== 'other') give(draft, entity, sideRole(family, entity, senders));
    }
  };
  fill(draft.pair);
  if (draft.parent) for (const [entity, role] of draft.parent.parties) give(draft, entity, role);
  if (draft.parties.size >= 2) return;
  if (!draft.main && draft.parties.size === 0) fillFromKin(draft, drafts);
  const isTwoSided = family === 'symmetric' || family === 'stationing';
  if (draft.main && isTwoSided) fill(actorsOfLead(scene, draft));
  const main = drafts.find((other) => other.main && !other.umbrella && other.story === draft.story && other !== draft);
  if (!draft.main && main && draft.parties.size < 2 && (draft.previous || isTwoSided) && isKin(draft, main)) {
    for (const [entity, role] of main.parties)
      give(draft, entity, allows(family, role) ? role : sideRole(family, entity, senders));
  }
}

/** A framework and the order under it, a contract and its option have the same buyer and seller. */
function fillFromKin(draft: Draft, drafts: readonly Draft[]): void {
  const kin = draft.relations[0]?.target ?? drafts.find(({ relations }) => relations.some(({ target }) => target === draft));
  for (const [entity, role] of kin?.parties ?? []) if (role === 'buyer' || role === 'supplier') give(draft, entity, role);
}

/** The other record is about the same pair unless its own words name somebody else. */
function isKin(draft: Draft, main: Draft): boolean {
  return [...draft.parties.keys(), ...draft.pair].every((entity) =>
    [...main.parties.keys()].some(
      (other) => other === entity || (entity.country !== null && other.country === entity.country),
    ),
  );
}

/** “amid tensions with China”: what a headline tells beside its actors. */
function isAside(shot: Shot, token: number): boolean {
  return hasWord(shot, shot.sentence.first, token, ASIDES);
}

/** The states that headline and first sentence name before anything else: who agreed. */
function actorsOfLead({ shots, entities }: Scene, draft: Draft): Entity[] {
  const lead = shots.filter((shot) => draft.mentions.some((one) => one.shot === shot)).slice(0, 2);
  const states = lead
    .flatMap(({ parties }) => parties)
    .filter(({ value }) => value.form !== 'reference' && value.type === 'state');
  const named = [...new Set(states.flatMap((party) => entities.of(party)))];
  return named.slice(0, 2);
}
