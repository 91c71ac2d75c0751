import type { Draft } from '#pipeline/link/draft';
import type { Entity } from '#pipeline/link/entities';
import { isStateLike } from '#pipeline/link/entities/actors';
import type { Family } from '#pipeline/link/families';
import type { PartyRole } from '#schemas/vocabulary';

/** Roles that a family's records have. */
const ALLOWED: Readonly<Record<Family, ReadonlySet<PartyRole>>> = {
  symmetric: new Set<PartyRole>(['signatory', 'acceding', 'mediator']),
  stationing: new Set<PartyRole>(['host', 'sending-state']),
  trade: new Set<PartyRole>(['buyer', 'supplier', 'contracting-agency', 'subcontractor', 'end-user']),
  aid: new Set<PartyRole>(['donor', 'recipient']),
  loan: new Set<PartyRole>(['lender', 'borrower', 'guarantor']),
  lease: new Set<PartyRole>(['lessor', 'lessee', 'signatory']),
  venture: new Set<PartyRole>(['partner']),
  licence: new Set<PartyRole>(['licensor', 'licensee']),
  'purchase-of-company': new Set<PartyRole>(['buyer', 'supplier']),
};

export const allows = (family: Family, role: PartyRole): boolean => ALLOWED[family].has(role);

/** What tells apart two sides whose words do not. */
export type Hints = {
  /** How often the article speaks of the forces of each country. */
  readonly senders: ReadonlyMap<string, number>;
  /** Who lends for a living. */
  readonly banks: ReadonlySet<Entity>;
};

/** The role that a phrase gives in a record of this family, or null where the two do not go together. */
export function roleFor(said: string, family: Family, entity: Entity, hints: Hints): PartyRole | null {
  const role = said as PartyRole;
  if (said === 'one' || said === 'two') return sideRole(family, entity, hints);
  if (family === 'stationing' && (said === 'sending-state' || said === 'host'))
    return entity.type === 'state' ? (said as PartyRole) : null;
  if (!allows(family, role)) return null;
  const isCompany = entity.type === 'company';
  if (family === 'venture' && entity.type === 'state') return null;
  if (family === 'trade' && isCompany && (role === 'buyer' || role === 'end-user')) return null;
  if (role === 'end-user' && entity.type !== 'armed-force' && entity.type !== 'state') return null;
  if (family === 'trade' && !isCompany && role === 'supplier' && entity.type !== 'state') return null;
  return role;
}

/** The role of one of two sides that the words do not tell apart. */
export function sideRole(family: Family, entity: Entity, hints: Hints): PartyRole | null {
  switch (family) {
    case 'symmetric':
      return 'signatory';
    case 'stationing':
      if (!isStateLike(entity) || entity.type === 'armed-force') return null;
      return mostSending(hints) === entity.country ? 'sending-state' : 'host';
    case 'trade':
      return entity.type === 'company' ? 'supplier' : isStateLike(entity) ? 'buyer' : null;
    case 'venture':
      return entity.type === 'company' ? 'partner' : null;
    case 'aid':
      return 'recipient';
    case 'loan':
      return hints.banks.has(entity) ? 'lender' : 'borrower';
    default:
      return null;
  }
}

function mostSending({ senders }: Hints): string | null {
  let most: string | null = null;
  for (const [country, count] of senders) if (count > (senders.get(most ?? '') ?? 0)) most = country;
  return most;
}

/** A state and its bodies are one actor: the first that a record names stands for it in that role. */
export function give(draft: Draft, entity: Entity | null, role: PartyRole | null): boolean {
  if (entity === null || role === null || draft.parties.has(entity) || draft.barred.has(entity)) return false;
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
