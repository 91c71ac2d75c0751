import type { Draft, Happening } from '#pipeline/link/draft';
import type { Status } from '#schemas/vocabulary';

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

/** The furthest event that the text asserts to have happened, with the happening that says so. */
export function statusOf(draft: Draft): { readonly status: Status; readonly from: Happening } | null {
  let best: { status: Status; from: Happening } | null = null;
  for (const from of draft.happenings) {
    const status = assertedStatus(from);
    if (status === null) continue;
    if (best === null || (RANK.get(status) as number) > (RANK.get(best.status) as number)) best = { status, from };
  }
  return best;
}

/** The status that an event gives: its own where it is asserted, a weaker one where it is only to come. */
function assertedStatus({ event, modality, negated }: Happening): Status | null {
  const { status } = event.value;
  if (status === null || negated || modality === 'denied') return null;
  return modality === 'asserted' ? status : null;
}
