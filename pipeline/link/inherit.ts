import type { Draft } from '#pipeline/link/draft';
import { impliedSubject, isGeneric } from '#pipeline/link/families';
import type { Focus } from '#pipeline/link/focus';
import { isKin, type Kinship } from '#pipeline/link/kinship';
import type { PartyMention, Scene } from '#pipeline/link/scene';
import type { Mention } from '#schemas/mention';
import type { PartyRole, Subject } from '#schemas/vocabulary';

/** Records that say nothing of their subject have that of the record they belong to. */
export function inheritSubjects(drafts: readonly Draft[], kin: Kinship): void {
  for (const draft of drafts) {
    const main = kin.mainOf(draft);
    if (main?.isMutual && [...draft.subjects].some((subject) => main.subjects.has(subject))) draft.isMutual = true;
  }
  for (const draft of drafts) {
    if (draft.subjects.size > 0) continue;
    const from = draft.parent ?? relative(draft, kin) ?? kin.mainOf(draft);
    if (!from || (impliedSubject(draft.instrument) !== null && from !== draft.parent && !isTied(draft, from))) continue;
    for (const subject of from.subjects) draft.subjects.add(subject);
  }
}

/** What a phrase says an agreement is about (“for Foreign Military Sales to …”). */
export function subjectsByPhrase({ shotOf }: Scene, deals: readonly Mention[], focus: Focus): void {
  for (const deal of deals) {
    const subject = (deal.value as { readonly subject?: Subject }).subject;
    if (!subject) continue;
    for (const draft of focus.at(shotOf(deal), deal.first))
      if (draft.story > 0 || draft.subjects.size === 0) draft.subjects.add(subject);
  }
}

/** “Ankara is to give Skopje 75 million liras”: an agreement of which the text says nothing more exact is one about aid. */
export function aidByDonor(scene: Scene, deals: readonly Mention[], focus: Focus): void {
  for (const deal of deals) {
    const shot = scene.shotOf(deal);
    if (deal.rule !== 'deal/donor' || shot.money.length === 0) continue;
    const [donor, recipient] = ['donor', 'recipient'].map(
      (role) => deal.parts.find((part) => part.role === role)?.mention as PartyMention | null | undefined,
    );
    const areStates =
      donor?.value.country && recipient?.value.country && donor.value.country !== recipient.value.country;
    if (!areStates || donor.value.type === 'company' || recipient.value.type === 'company') continue;
    for (const draft of focus.at(shot, deal.first))
      if (draft.main && draft.subjects.size === 0 && isGeneric(draft.instrument)) draft.subjects.add('military-aid');
  }
}

/** What “the three contracts were signed on Thursday” says of each, and what a base contract shares with its modification. */
export function inheritFacts(drafts: readonly Draft[]): void {
  for (const draft of drafts) {
    if (draft.parent) draft.happenings.unshift(...draft.parent.happenings.filter(({ bound }) => bound));
    for (const { type, target } of draft.relations) {
      if (type === 'amends' || type === 'option-of') shareParties(draft, target);
      if (type === 'order-under') fillSides(draft, target);
    }
  }
}

const SHARED: ReadonlySet<PartyRole> = new Set<PartyRole>([
  'buyer',
  'supplier',
  'contracting-agency',
  'lessor',
  'lessee',
  'signatory',
  'host',
  'sending-state',
  'lender',
  'borrower',
]);

function shareParties(a: Draft, b: Draft): void {
  for (const [from, to] of [
    [a, b],
    [b, a],
  ] as const) {
    for (const [entity, role] of from.parties)
      if (SHARED.has(role) && !to.parties.has(entity)) to.parties.set(entity, role);
  }
}

/** Buyer and supplier of an order are those of its framework, unless the framework's own words name somebody else. */
function fillSides(order: Draft, framework: Draft): void {
  if (!isKin(framework, order)) return;
  for (const [from, to] of [
    [order, framework],
    [framework, order],
  ] as const) {
    for (const side of ['buyer', 'supplier'] as const) {
      if ([...to.parties.values()].includes(side)) continue;
      for (const [entity, role] of from.parties)
        if (role === side && !to.parties.has(entity)) to.parties.set(entity, role);
    }
  }
}

function relative(draft: Draft, kin: Kinship): Draft | undefined {
  const target = draft.relations.find(({ target: other }) => other.subjects.size > 0)?.target;
  return target ?? kin.tiedTo(draft);
}

function isTied(draft: Draft, other: Draft): boolean {
  return (
    draft.relations.some(({ target }) => target === other) || other.relations.some(({ target }) => target === draft)
  );
}
