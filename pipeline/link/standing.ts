import type { Draft, Happening } from '#pipeline/link/draft';
import { rank, statusOf } from '#pipeline/link/status';
import type { RelationType, Status } from '#schemas/vocabulary';

/** Where an agreement stands, and the happening that says so; null where its ties or its kind do. */
export type Standing = { readonly status: Status | null; readonly from: Happening | null };

type Case = {
  readonly draft: Draft;
  /** The furthest of its own events. */
  readonly own: Status | null;
  /** Nothing beyond its conclusion has happened to it. */
  readonly isOnlyConcluded: boolean;
  /** How other records are tied to it. */
  readonly ties: ReadonlySet<RelationType>;
};

/** What decides the status of a record before its own events do, the first that holds. */
const BY_KIND: readonly { readonly why: string; readonly holds: (one: Case) => boolean; readonly status: Status }[] = [
  {
    why: 'an option that nobody has taken up is on offer',
    holds: ({ draft, own }) => draft.instrument === 'option' && (own === null || rank(own) <= rank('negotiating')),
    status: 'offered',
  },
  {
    why: 'a change that was made is itself concluded',
    holds: ({ draft, own }) => draft.instrument === 'modification' && (own === 'extended' || own === 'amended'),
    status: 'signed',
  },
  {
    why: 'it was changed',
    holds: ({ ties, isOnlyConcluded }) => isOnlyConcluded && ties.has('amends'),
    status: 'amended',
  },
  {
    why: 'an option of it was taken up',
    holds: ({ draft, ties, isOnlyConcluded }) => isOnlyConcluded && ties.has('option-of') && draft.story > 0,
    status: 'extended',
  },
  {
    why: 'orders are placed under it',
    holds: ({ ties, isOnlyConcluded }) => isOnlyConcluded && (ties.has('order-under') || ties.has('implements')),
    status: 'in-force',
  },
  { why: 'it is being paid', holds: ({ draft, own }) => own === 'signed' && isBeingPaid(draft), status: 'in-force' },
];

/** What is taken where no event says anything. */
const BY_DEFAULT: typeof BY_KIND = [
  { why: 'goods were bought under it long since', holds: ({ draft }) => draft.bought, status: 'completed' },
  { why: 'a digest lists awards', holds: ({ draft }) => draft.story > 0 && draft.main, status: 'awarded' },
  {
    why: 'an older agreement of which nothing else is told is mentioned because it operates',
    holds: ({ draft }) => !draft.main && draft.year !== null,
    status: 'in-force',
  },
];

/** The status by its own events, and by what happens to it through others. */
export function standingOf(draft: Draft, ties: ReadonlySet<RelationType>): Standing {
  const { status: own = null, from = null } = statusOf(draft) ?? {};
  const one: Case = { draft, own, isOnlyConcluded: own === null || rank(own) <= rank('awarded'), ties };
  const byKind = BY_KIND.find(({ holds }) => holds(one));
  if (byKind) return { status: byKind.status, from };
  if (own !== null) return { status: own, from };
  return { status: BY_DEFAULT.find(({ holds }) => holds(one))?.status ?? null, from: null };
}

/** Rent or a share of the costs is paid under it: it operates. */
function isBeingPaid(draft: Draft): boolean {
  const paid = draft.amounts.some(
    ({ role, modality }) => (role === 'rent' || role === 'contribution') && modality === 'asserted',
  );
  return !draft.main && !draft.previous && paid;
}
