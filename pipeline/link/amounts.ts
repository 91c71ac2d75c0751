import type { Draft } from '#pipeline/link/draft';
import { baseRole, type Family, familyOf } from '#pipeline/link/families';
import type { Focus } from '#pipeline/link/focus';
import type { Kinship } from '#pipeline/link/kinship';
import { type MoneyMention, sumOf } from '#pipeline/link/linked';
import type { Scene, Shot } from '#pipeline/link/scene';
import { bestVote, listVote, usualReason, type Vote, votesOf } from '#pipeline/link/votes';
import type { Mention } from '#schemas/mention';
import { AMOUNT_ROLES, type AmountRole, MONEY_REASONS, type Modality, type MoneyReason } from '#schemas/vocabulary';

const ROLES: ReadonlySet<string> = new Set(AMOUNT_ROLES);
const REASONS: ReadonlySet<string> = new Set(MONEY_REASONS);
/** What is put on top of a contract has its own role, whatever it is estimated at. */
const ADDED: ReadonlySet<string> = new Set(['option', 'modification']);

/** “had paid”, “now pays”: what is paid again and again is the measure of what comes, a price is paid bit by bit. */
const PAYING: ReadonlySet<string> = new Set(['deal/now-pays', 'deal/it-pays-now']);
const RECURS: ReadonlySet<Family> = new Set<Family>(['stationing', 'lease', 'symmetric', 'aid']);

/** Tokens behind the noun of a former agreement within which an amount is its own. */
const OWN_REACH = 10;

/**
 * Gives every amount its place: a slot of the record that its words speak of, or the reason why it has none. A conversion
 * shares the place of its original.
 */
export function placeAmounts(
  scene: Scene,
  deals: readonly Mention[],
  focus: Focus,
  kin: Kinship,
): Map<MoneyMention, MoneyReason> {
  const votes = votesOf(deals);
  const unused = new Map<MoneyMention, MoneyReason>();
  const usual = usualReason(votes);
  const slots: Slots = new Map();
  const groups = conversionGroups(scene);
  for (const shot of scene.shots) {
    let before: MoneyMention | null = null;
    for (const money of shot.money) {
      const group = groups.get(money);
      if (group === undefined) continue;
      const vote = bestVote(group, votes) ?? listVote(shot, before, money, votes);
      const draft = baseOf(vote, newerOf(shot, money, focus, vote, kin), kin);
      const earlier = before === null ? null : (unused.get(before) ?? null);
      const reason = reasonOf(shot, earlier, vote, draft, focus, usual);
      before = money;
      if (reason === null) fillSlot(scene, slots, draft as Draft, group, vote);
      else leave(group, reason, unused);
    }
  }
  for (const deal of deals) if (deal.rule === 'deal/includes-option') includeOption(scene, deal, focus);
  return unused;
}

function leave(group: readonly MoneyMention[], reason: MoneyReason, unused: Map<MoneyMention, MoneyReason>): void {
  for (const one of group) unused.set(one, reason);
}

/** Each original amount with its conversions; a conversion has no group of its own. */
function conversionGroups({ shots }: Scene): ReadonlyMap<MoneyMention, readonly MoneyMention[]> {
  const all = shots.flatMap(({ money }) => money);
  const groups = new Map<MoneyMention, MoneyMention[]>();
  for (const money of all) {
    const original = money.value.convertedFrom === null ? undefined : all[money.value.convertedFrom];
    const group = original && groups.get(original);
    if (group) group.push(money);
    else groups.set(money, [money]);
  }
  return groups;
}

/** “The amount includes an option worth …”: what was given as the value is the total with options. */
function includeOption({ shotOf }: Scene, deal: Mention, focus: Focus): void {
  const shot = shotOf(deal);
  const draft = focus.at(shot, deal.first).find(({ instrument }) => instrument !== 'option');
  draft?.amounts.forEach((amount, index) => {
    if (amount.role === 'value') draft.amounts[index] = { ...amount, role: 'total-with-options' };
  });
}

/** What was paid under the expired agreement is told as the measure of the new one: it stands in the newer record. */
function newerOf(shot: Shot, money: MoneyMention, focus: Focus, vote: Vote | null, kin: Kinship): Draft | null {
  const draft = focus.at(shot, money.first)[0] ?? null;
  if (!draft?.previous) return draft;
  const isItsOwn = shot.agreements.some(
    (mention) =>
      mention.last <= money.first && money.first - mention.last <= OWN_REACH && focus.of(mention).includes(draft),
  );
  if (isItsOwn && vote?.role !== 'previous') return draft;
  return kin.successorOf(draft) ?? draft;
}

/** Why an amount belongs to no record, or null where it belongs to the one that its place speaks of. */
function reasonOf(
  shot: Shot,
  earlier: MoneyReason | null,
  vote: Vote | null,
  draft: Draft | null,
  focus: Focus,
  usual: MoneyReason,
): MoneyReason | null {
  if (vote && REASONS.has(vote.role)) return vote.role as MoneyReason;
  if (vote?.role === 'previous' && earlier !== null) return earlier;
  if (!draft) return vote ? 'other-deal' : usual;
  if (draft.umbrella) return 'statistic';
  if (!vote && !focus.isNamed(shot)) return 'other';
  return null;
}

/** The mentions of each draft's amounts so far, by role, modality and sum. */
type Slots = Map<Draft, Map<string, MoneyMention[]>>;

function fillSlot(scene: Scene, slots: Slots, draft: Draft, group: readonly MoneyMention[], vote: Vote | null): void {
  const money = group[0] as MoneyMention;
  const cued = scene.qualifier.modalityOf(money).modality;
  const role = roleOf(vote, draft, money);
  const modality: Modality =
    vote?.role === 'wrong' ? 'denied' : vote?.role === 'demanded' || vote?.role === 'offered' ? vote.role : cued;
  const key = `${role} ${modality} ${sumOf(money)}`;
  const known = slots.get(draft) ?? new Map<string, MoneyMention[]>();
  slots.set(draft, known);
  const earlier = known.get(key);
  if (earlier) earlier.push(...group);
  else {
    const all = [...group];
    known.set(key, all);
    const attribution = attributionOf(scene, money);
    draft.amounts.push({ money: all, role, modality, payer: null, payee: null, attribution });
  }
  draft.evidence.push({ field: 'amounts', start: money.start, end: money.end, rule: vote?.rule ?? money.rule });
}

function attributionOf({ qualifier }: Scene, money: MoneyMention) {
  const said = qualifier.attributionOf(money);
  return said === null ? null : { source: said.source, kind: said.kind, via: said.via };
}

/** “If the option is taken up the total will reach …”: a total is that of the contract to which something is added. */
function baseOf(vote: Vote | null, draft: Draft | null, kin: Kinship): Draft | null {
  const isTotal = vote?.role === 'total-with-options' || vote?.role === 'cumulative';
  if (!draft || !isTotal || !ADDED.has(draft.instrument ?? 'deal')) return draft;
  return draft.relations[0]?.target ?? kin.news ?? draft;
}

/** The role of an amount by its cue, or by what its record pays for; `unclassified` where neither decides. */
function roleOf(vote: Vote | null, draft: Draft, money: MoneyMention): AmountRole {
  const isPlain =
    vote?.role === 'value' ||
    (vote?.role === 'estimate' && (ADDED.has(draft.instrument ?? 'deal') || draft.subjects.has('offset')));
  if (vote?.role === 'previous' && PAYING.has(vote.rule) && !RECURS.has(familyOf(draft)))
    return money.value.basis === 'total' ? 'cumulative' : 'unclassified';
  const isForeign = vote?.role === 'bid' && familyOf(draft) !== 'trade' && familyOf(draft) !== 'purchase-of-company';
  if (vote && ROLES.has(vote.role) && !isForeign && !(isPlain && draft.instrument !== null))
    return vote.role as AmountRole;
  const base = baseRole(draft);
  if (base !== null) return base;
  // “for up to 1.15 billion”: the most that can be paid.
  const sameDeal = draft.amounts.find(({ role }) => role !== 'previous' && role !== 'unclassified' && role !== 'value');
  if (sameDeal && (vote?.role === 'demanded' || vote?.role === 'offered')) return sameDeal.role;
  return vote !== null && money.value.bound === 'at-most' && vote.rule !== 'deal/money-deal'
    ? 'ceiling'
    : vote === null
      ? 'unclassified'
      : 'value';
}
