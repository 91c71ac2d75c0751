import type { Draft } from '#pipeline/link/draft';
import type { Entity } from '#pipeline/link/entities';
import { familyOf } from '#pipeline/link/families';
import { give, type Hints } from '#pipeline/link/party-roles';
import type { PartyRole } from '#schemas/vocabulary';

/** Roles that face each other: where one is known, the other party of a pair has the other. */
const FACING: Partial<Record<PartyRole, PartyRole>> = {
  lessor: 'lessee',
  lessee: 'lessor',
  lender: 'borrower',
  donor: 'recipient',
  recipient: 'donor',
  host: 'sending-state',
  'sending-state': 'host',
};

/** The one role that all parties so far have, if it has another facing it. */
function onlyRole({ parties }: Draft): PartyRole | null {
  const roles = new Set(parties.values());
  const [role] = roles;
  return roles.size === 1 && role !== undefined && FACING[role] !== undefined ? role : null;
}

/** Gives the first of some candidates the role that faces the one known. */
export function face(draft: Draft, candidates: Iterable<Entity>): void {
  const known = onlyRole(draft);
  if (known === null || draft.parties.size > 1) return;
  for (const entity of candidates) {
    if (entity.type !== 'person' && entity.type !== 'other' && give(draft, entity, FACING[known] as PartyRole)) return;
  }
}

/** Two states that both “send” or both “host”: the one whose forces the article speaks of less is the host, as in the news itself. */
export function balance(draft: Draft, main: Draft | undefined, { senders }: Hints): void {
  const role = onlyRole(draft);
  if (role === null || draft.parties.size < 2 || familyOf(draft) !== 'stationing') return;
  const weight = (entity: Entity) => senders.get(entity.country ?? '') ?? 0;
  const hostOfNews = (entity: Entity) => main !== draft && main?.parties.get(entity) === 'host';
  const entities = [...draft.parties.keys()];
  const host =
    entities.find(hostOfNews) ?? entities.reduce((least, one) => (weight(one) < weight(least) ? one : least));
  for (const entity of entities) draft.parties.set(entity, entity === host ? 'host' : 'sending-state');
}
