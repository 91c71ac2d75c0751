import { completeParties } from '#pipeline/link/complete-parties';
import type { Draft } from '#pipeline/link/draft';
import type { Entity } from '#pipeline/link/entities';
import { familyOf } from '#pipeline/link/families';
import type { Focus } from '#pipeline/link/focus';
import type { Kinship } from '#pipeline/link/kinship';
import { listFrom } from '#pipeline/link/noun-phrase';
import { give, roleFor, type Senders } from '#pipeline/link/party-roles';
import {
  type AgreementMention,
  clauseAt,
  type PartyMention,
  type Scene,
  type Shot,
  wordAt,
} from '#pipeline/link/scene';
import type { Mention } from '#schemas/mention';

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
  focus: Focus,
  drafts: readonly Draft[],
  kin: Kinship,
): void {
  const claims = deals.flatMap((deal) => claimsOf(scene, deal, focus));
  claims.sort((a, b) => b.weight - a.weight);
  const senders = sendersIn(deals);
  for (const claim of claims) accept(claim, senders);
  for (const draft of drafts) completeParties(scene, draft, kin, senders);
}

function claimsOf(scene: Scene, deal: Mention, focus: Focus): Claim[] {
  const shot = scene.shotOf(deal);
  const named = deal.parts.flatMap(({ mention, role }) =>
    mention?.kind === 'party' ? [{ party: possessedBy(shot, mention as PartyMention), role }] : [],
  );
  return named.flatMap(({ party, role }) => {
    const anchor = deal.first === party.first ? deal.last - 1 : deal.first;
    const list = [
      party,
      ...listFrom(shot, party.last, true).filter((one) => !named.some((other) => other.party === one)),
    ];
    const { weight = 0, rule } = deal;
    if (
      deal.rule !== 'deal/contracting-activity' &&
      isOvershadowed(
        shot,
        deal,
        party,
        named.map((one) => one.party),
      )
    )
      return [];
    const noun = deal.parts.find(({ mention }) => mention?.kind === 'agreement')?.mention;
    const drafts = noun ? focus.of(noun as AgreementMention) : focus.at(shot, anchor);
    return drafts.flatMap((draft) =>
      list.flatMap((mention) =>
        scene.entities
          .of(mention)
          .filter((entity) => !isPartnerOfSibling(draft, drafts, entity))
          .map((entity) => ({ draft, entity, role, weight, rule, mention })),
      ),
    );
  });
}

/** Words between a word of origin and the name of what comes from there. */
const ORIGIN_REACH = 5;

/** “granted Brazil's Aratu a licence”, “the French export credit agency Bpifrance”: who acts is not where it is from. */
function possessedBy(shot: Shot, party: PartyMention): PartyMention {
  if (party.rule !== 'party/origin') return party;
  const next = shot.parties.find(({ first }) => first >= party.last);
  if (!next || next.first - party.last > ORIGIN_REACH || next.value.type === 'state') return party;
  for (let at = party.last; at < next.first; at++) if (!/^(['’]s|\p{L}+)$/u.test(wordAt(shot, at))) return party;
  return next;
}

/** “X said that Y will supply …”: a nearer name of the same kind stands between a party and the verb that it would take. */
function isOvershadowed(shot: Shot, deal: Mention, party: PartyMention, named: readonly PartyMention[]): boolean {
  const isCompany = party.value.type === 'company';
  const clause = clauseAt(shot, party.first);
  return shot.parties.some(
    (other) =>
      !named.includes(other) &&
      other.first >= party.last &&
      other.last <= deal.last &&
      party.first === deal.first &&
      other.value.form !== 'reference' &&
      (other.value.type === 'company') === isCompany &&
      clauseAt(shot, other.first) === clause &&
      !listFrom(shot, party.last, true).includes(other),
  );
}

/** “agreements with A and B”: A is no party of the one with B. */
function isPartnerOfSibling(draft: Draft, drafts: readonly Draft[], entity: Entity): boolean {
  return !draft.pair.has(entity) && drafts.some((other) => other !== draft && other.pair.has(entity));
}

/** Whose forces the article speaks of most: in a record about stationing they send, the other side hosts. */
function sendersIn(deals: readonly Mention[]): Senders {
  const counts = new Map<string, number>();
  for (const { parts } of deals) {
    for (const { mention, role } of parts) {
      const country = role === 'sending-state' ? (mention as PartyMention | null)?.value.country : null;
      if (country) counts.set(country, (counts.get(country) ?? 0) + 1);
    }
  }
  return counts;
}

function accept({ draft, entity, role, rule, mention }: Claim, senders: Senders): void {
  if (entity.type === 'person' || (entity.type === 'other' && entity.country !== null)) return;
  const family = familyOf(draft);
  const isAwardee = rule === 'deal/awards' && role === 'buyer' && entity.type === 'company';
  const isUser = draft.story > 0 && role === 'buyer' && entity.type === 'state' && entity.country !== 'USA';
  if (draft.story > 0 && role === 'supplier' && entity.type !== 'company') return;
  const given = roleFor(isAwardee ? 'supplier' : isUser ? 'end-user' : role, family, entity, senders);
  if (given !== null && give(draft, entity, given)) {
    draft.evidence.push({ field: 'parties', start: mention.start, end: mention.end, rule });
  }
}
