import type { Draft } from '#pipeline/link/draft';
import type { Entity } from '#pipeline/link/entities';
import { type Family, familyOf } from '#pipeline/link/families';
import type { Focus } from '#pipeline/link/happenings';
import { listFrom } from '#pipeline/link/noun-phrase';
import type { PartyMention, Scene, Shot } from '#pipeline/link/scene';
import type { Mention } from '#schemas/mention';
import { PARTY_ROLES, type PartyRole } from '#schemas/vocabulary';

/** Roles that a family's records have; a phrase that names another role there is read as the nearest of them. */
const ALLOWED: Readonly<Record<Family, ReadonlySet<PartyRole>>> = {
  symmetric: new Set<PartyRole>(['signatory', 'acceding', 'mediator']),
  stationing: new Set<PartyRole>(['host', 'sending-state']),
  trade: new Set<PartyRole>(['buyer', 'supplier', 'contracting-agency', 'subcontractor', 'end-user']),
  aid: new Set<PartyRole>(['donor', 'recipient']),
  loan: new Set<PartyRole>(['lender', 'borrower', 'guarantor']),
  lease: new Set<PartyRole>(['lessor', 'lessee']),
  venture: new Set<PartyRole>(['partner']),
  licence: new Set<PartyRole>(['licensor', 'licensee']),
  'purchase-of-company': new Set<PartyRole>(['buyer', 'supplier']),
};
const ROLES: ReadonlySet<string> = new Set(PARTY_ROLES);

type Claim = {
  readonly draft: Draft;
  readonly entity: Entity;
  readonly role: string;
  readonly weight: number;
  readonly rule: string;
  readonly mention: PartyMention;
};

/** Gives parties their roles in the records that their sentences speak of, by the phrases of `deals`, best rule first. */
export function placeParties(
  scene: Scene,
  deals: readonly Mention[],
  weights: ReadonlyMap<string, number>,
  focus: Focus,
  drafts: readonly Draft[],
): void {
  const claims = claimsOf(scene, deals, weights, focus).sort((a, b) => b.weight - a.weight);
  for (const claim of claims) accept(claim);
  for (const draft of drafts) complete(draft, drafts);
}

function claimsOf(
  scene: Scene,
  deals: readonly Mention[],
  weights: ReadonlyMap<string, number>,
  focus: Focus,
): Claim[] {
  const claims: Claim[] = [];
  const shots = new Map(scene.shots.map((shot) => [shot.sentence.index, shot]));
  for (const deal of deals) {
    const shot = shots.get(deal.sentence) as Shot;
    for (const { mention, role } of deal.parts) {
      if (mention === null || mention.kind !== 'party') continue;
      const party = mention as PartyMention;
      const list = [party, ...listFrom(shot, party.last)].filter(
        (one, index) => index === 0 || !deal.parts.some((part) => part.mention === one),
      );
      const anchor = deal.first === party.first ? deal.last - 1 : deal.first;
      for (const draft of focus.at(shot, anchor)) {
        for (const one of list) {
          for (const entity of scene.entities.of(one)) {
            claims.push({ draft, entity, role, weight: weights.get(deal.rule) ?? 0, rule: deal.rule, mention: one });
          }
        }
      }
    }
  }
  return claims;
}

const familyOfDraft = (draft: Draft): Family => familyOf(draft.instrument ?? 'deal', draft.subjects);

function accept({ draft, entity, role, rule, mention }: Claim): void {
  if (draft.parties.has(entity) || entity.type === 'person') return;
  const fitting = fit(role, familyOfDraft(draft), entity);
  if (fitting === null || isTaken(draft, entity, fitting)) return;
  draft.parties.set(entity, fitting);
  draft.evidence.push({ field: 'parties', start: mention.start, end: mention.end, rule });
}

/** A state and its bodies are one actor: the first that a record names stands for it in that role. */
function isTaken(draft: Draft, entity: Entity, role: PartyRole): boolean {
  if (entity.country === null || !isStateLike(entity)) return false;
  return [...draft.parties].some(
    ([other, known]) => isStateLike(other) && other.country === entity.country && known === role,
  );
}

export function isStateLike({ type }: Entity): boolean {
  return type === 'state' || type === 'government-body' || type === 'armed-force';
}

/** The role that a phrase gives, as the record's family has it, or null where the two do not go together. */
function fit(role: string, family: Family, entity: Entity): PartyRole | null {
  const allowed = ALLOWED[family];
  const isCompany = entity.type === 'company';
  if (role === 'one' || role === 'two') return bySide(family, isCompany);
  if (ROLES.has(role) && allowed.has(role as PartyRole)) {
    if (family === 'trade' && role === 'buyer' && isCompany) return null;
    if (role === 'end-user' && isCompany) return null;
    return role as PartyRole;
  }
  return null;
}

function bySide(family: Family, isCompany: boolean): PartyRole | null {
  switch (family) {
    case 'symmetric':
      return 'signatory';
    case 'trade':
      return isCompany ? 'supplier' : 'buyer';
    case 'venture':
      return 'partner';
    default:
      return null;
  }
}

/** Fills what the phrases left open: the pair that the agreement's own words name, the pair of the main record for its predecessor. */
function complete(draft: Draft, drafts: readonly Draft[]): void {
  const family = familyOfDraft(draft);
  const main = drafts.find((other) => other.main && other.story === draft.story && other !== draft);
  const pair = [...draft.pair].filter((entity) => entity.type !== 'person' && entity.type !== 'other');
  if (draft.parties.size < 2 && pair.length > 0)
    for (const entity of pair) give(draft, entity, sideRole(draft, family, entity));
  if (draft.parties.size === 0 && main && (draft.previous || family === 'symmetric' || family === 'stationing')) {
    for (const [entity, role] of main.parties)
      give(draft, entity, ALLOWED[family].has(role) ? role : sideRole(draft, family, entity));
  }
}

function sideRole(_draft: Draft, family: Family, entity: Entity): PartyRole | null {
  return bySide(family, entity.type === 'company') ?? (family === 'stationing' ? 'host' : null);
}

function give(draft: Draft, entity: Entity, role: PartyRole | null): void {
  if (role !== null && !draft.parties.has(entity) && !isTaken(draft, entity, role)) draft.parties.set(entity, role);
}
