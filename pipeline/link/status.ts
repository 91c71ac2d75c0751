import type { Draft, Happening } from '#pipeline/link/draft';
import { type Family, familyOf } from '#pipeline/link/families';
import type { Modality, Status } from '#schemas/vocabulary';

/** How far an agreement has come, from thought to end: a later step outweighs an earlier one. */
const LADDER: readonly Status[] = [
  'considered',
  'requested',
  'tendered',
  'shortlisted',
  'negotiating',
  'offered',
  'selected',
  'agreed-in-principle',
  'approved',
  'notified',
  'initialled',
  'signed',
  'awarded',
  'ratified',
  'in-force',
  'delivering',
  'amended',
  'extended',
  'completed',
  'stalled',
  'disputed',
  'suspended',
  'notice-given',
  'expired',
  'terminated',
  'rejected',
];
const RANK = new Map(LADDER.map((status, index) => [status, index]));

/** Statuses that only an event with the agreement itself as subject or object gives: nearness proves nothing. */
const BOUND_ONLY: ReadonlySet<Status> = new Set<Status>([
  'ratified',
  'in-force',
  'amended',
  'extended',
  'stalled',
  'disputed',
  'suspended',
  'notice-given',
  'expired',
  'terminated',
  'rejected',
  'approved',
  'offered',
  'completed',
]);

/** What an event that is still to come says of an agreement now. */
const PLANNED: Partial<Record<Status, Status>> = {
  suspended: 'suspended',
  terminated: 'notice-given',
  signed: 'negotiating',
  awarded: 'considered',
};

/** Families under which something is delivered. */
const GOODS: ReadonlySet<Family> = new Set<Family>(['trade', 'aid', 'lease']);

export type Standing = { readonly status: Status; readonly from: Happening };

/** The furthest event that the text asserts to have happened; where none is, what the planned ones say. */
export function statusOf(draft: Draft): Standing | null {
  return furthest(draft, asserted) ?? furthest(draft, planned);
}

function furthest(draft: Draft, read: (happening: Happening) => Status | null): Standing | null {
  let best: Standing | null = null;
  for (const from of draft.happenings) {
    const status = read(from);
    if (status === null || (status === 'delivering' && !GOODS.has(familyOf(draft)))) continue;
    if (!from.bound && (BOUND_ONLY.has(status) || !from.named)) continue;
    if (best === null || outranks(status, from, best)) best = { status, from };
  }
  return best;
}

/**
 * “Poland orders 116 tanks”, “Hanwha wins contract” in a headline are told of what was signed: they outrank everything
 * before a signature, and no signature.
 */
function outranks(status: Status, from: Happening, best: Standing): boolean {
  if (status === 'awarded' && isLoosely(from) && best.status === 'signed') return false;
  if (status === 'signed' && best.status === 'awarded' && isLoosely(best.from)) return true;
  return rank(status) > rank(best.status);
}

function isLoosely({ event, shot }: Happening): boolean {
  return event.rule === 'event/place-order' || shot.sentence.role === 'headline' || shot.sentence.role === 'dek';
}

export const rank = (status: Status): number => RANK.get(status) as number;

function asserted({ event, modality, negated }: Happening): Status | null {
  const { status } = event.value;
  if (negated || status === null) return null;
  if (status === 'offered') return modality === 'denied' ? null : status;
  return HAPPENED.has(modality) || (status === 'suspended' && modality === 'planned') ? status : null;
}

const HAPPENED: ReadonlySet<Modality> = new Set<Modality>(['asserted']);

function planned({ event, modality, negated }: Happening): Status | null {
  if (negated || event.value.status === null || modality === 'denied') return null;
  return PLANNED[event.value.status] ?? null;
}
