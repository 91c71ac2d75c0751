import { barLosers } from '#pipeline/link/bars';
import { completeParties } from '#pipeline/link/complete-parties';
import type { Draft } from '#pipeline/link/draft';
import type { Entity } from '#pipeline/link/entities';
import { familyOf } from '#pipeline/link/families';
import type { Focus } from '#pipeline/link/focus';
import type { Kinship } from '#pipeline/link/kinship';
import { listFrom } from '#pipeline/link/noun-phrase';
import { give, type Hints, roleFor } from '#pipeline/link/party-roles';
import {
  type AgreementMention,
  clauseAt,
  hasWord,
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
  const barred = barLosers(scene, deals, focus);
  const claims = deals
    .flatMap((deal) => claimsOf(scene, deal, focus, drafts))
    .filter(({ mention }) => !barred.has(mention));
  claims.sort((a, b) => Number(isWeak(a)) - Number(isWeak(b)) || b.weight - a.weight);
  const hints: Hints = { senders: sendersIn(deals), banks: banksIn(scene, deals) };
  for (const claim of claims) accept(claim, hints);
  for (const draft of drafts) completeParties({ scene, draft, kin, hints, barred });
}

function claimsOf(scene: Scene, deal: Mention, focus: Focus, all: readonly Draft[]): Claim[] {
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
    const isForAll = deal.rule === 'deal/contracting-activity' && hasWord(shot, deal.first, deal.last + ALL_REACH, ALL);
    const noun = deal.parts.find(({ mention }) => mention?.kind === 'agreement')?.mention;
    const drafts = isForAll ? all : noun ? focus.of(noun as AgreementMention) : focus.at(shot, anchor);
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

/** “… is the contracting authority for all entries”. */
const ALL = new Set(['all', 'each', 'every']);
const ALL_REACH = 3;
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
  const clauses = [clauseAt(shot, party.first), clauseAt(shot, deal.last - 1)];
  return shot.parties.some(
    (other) =>
      !named.includes(other) &&
      other.first >= party.last &&
      other.last <= deal.last &&
      party.first === deal.first &&
      other.value.form !== 'reference' &&
      (other.value.type === 'company') === isCompany &&
      clauses.includes(clauseAt(shot, other.first)) &&
      !listFrom(shot, party.last, true).includes(other),
  );
}

/** “agreements with A and B”: A is no party of the one with B. */
function isPartnerOfSibling(draft: Draft, drafts: readonly Draft[], entity: Entity): boolean {
  return !draft.pair.has(entity) && drafts.some((other) => other !== draft && other.pair.has(entity));
}

/** Whose forces the article speaks of most: in a record about stationing they send, the other side hosts. */
function sendersIn(deals: readonly Mention[]): Hints['senders'] {
  const counts = new Map<string, number>();
  for (const { parts } of deals) {
    for (const { mention, role } of parts) {
      const country = role === 'sending-state' ? (mention as PartyMention | null)?.value.country : null;
      if (country) counts.set(country, (counts.get(country) ?? 0) + 1);
    }
  }
  return counts;
}

/** “Y will build …”, “made by Z”: tells of a supplier where nothing tells who won or signed. */
const WEAK: ReadonlySet<string> = new Set([
  'deal/will-supply',
  'deal/supplied-by',
  'deal/made-by',
  'deal/operates',
  'deal/end-user',
]);
const WINS: ReadonlySet<string> = new Set([
  'deal/wins',
  'deal/was-awarded',
  'deal/awards',
  'deal/awarded-to',
  'deal/signs-with',
]);
const isWeak = ({ rule }: Claim): boolean => WEAK.has(rule);

/** What a maker or operator is in the record, where it is a party. */
const STANDS_FOR: Readonly<Record<string, string>> = { maker: 'supplier', operator: 'end-user' };

/** Whether a weak claim has nothing to add: somebody supplies already, or goods of another deal went to another country. */
function isNeedless({ draft, entity, role, mention }: Claim): boolean {
  const sides = [...draft.parties];
  if (role === 'supplier' || role === 'maker') return sides.some(([, side]) => side === 'supplier');
  const isTold =
    draft.anchors.has(mention.sentence) ||
    draft.mentions.some(({ mention: { sentence } }) => sentence === mention.sentence);
  if (role === 'end-user' && isTold) return false;
  return sides.some(([other, side]) => side === 'buyer' && other.country !== entity.country);
}

/** Actors with a word for banks in their name. */
function banksIn({ entities, shotOf }: Scene, deals: readonly Mention[]): Hints['banks'] {
  const banks = new Set<Entity>();
  for (const deal of deals) {
    if (deal.rule !== 'deal/bank') continue;
    const party = shotOf(deal).parties.find(({ first, last }) => first <= deal.first && deal.last <= last);
    for (const entity of party ? entities.of(party) : []) banks.add(entity);
  }
  return banks;
}

function accept(claim: Claim, hints: Hints): void {
  const { draft, entity, role, rule, mention } = claim;
  if (entity.type === 'person' || (entity.type === 'other' && entity.country !== null)) return;
  const family = familyOf(draft);
  if (isWeak(claim) && isNeedless(claim)) return;
  if (WINS.has(rule)) draft.barred.delete(entity);
  const isAwardee = rule === 'deal/awards' && role === 'buyer' && entity.type === 'company';
  const isUser = draft.story > 0 && role === 'buyer' && entity.type === 'state' && entity.country !== 'USA';
  if (draft.story > 0 && role === 'supplier' && entity.type !== 'company') return;
  const given = roleFor(
    isAwardee ? 'supplier' : isUser ? 'end-user' : (STANDS_FOR[role] ?? role),
    family,
    entity,
    hints,
  );
  if (given !== null && give(draft, entity, given)) {
    draft.evidence.push({ field: 'parties', start: mention.start, end: mention.end, rule });
  }
}
