import type { Draft } from '#pipeline/link/draft';
import { baseRole } from '#pipeline/link/families';
import type { Focus } from '#pipeline/link/focus';
import type { MoneyMention } from '#pipeline/link/linked';
import { type Scene, type Shot, wordAt } from '#pipeline/link/scene';
import type { Mention } from '#schemas/mention';
import { AMOUNT_ROLES, type AmountRole, type Modality, MONEY_REASONS, type MoneyReason } from '#schemas/vocabulary';

const ROLES: ReadonlySet<string> = new Set(AMOUNT_ROLES);
const REASONS: ReadonlySet<string> = new Set(MONEY_REASONS);

/** Tokens behind the noun of a former agreement within which an amount is its own. */
const OWN_REACH = 10;
/** Tokens between two amounts of one list. */
const LIST_GAP = 5;
const LIST_STOPS = new Set('from to in up with for against than of on at by'.split(' '));

/** What the words around an amount say of it: a slot, a reason why it fills none, or that it is the payment of its deal. */
type Vote = { readonly role: string; readonly rule: string; readonly weight: number; readonly length: number };

/**
 * Gives every amount its place: a slot of the record that its words speak of, or the reason why it has none. A conversion
 * shares the place of its original.
 */
export function placeAmounts(scene: Scene, deals: readonly Mention[], focus: Focus, drafts: readonly Draft[]): Map<MoneyMention, MoneyReason> {
  const votes = votesOf(deals);
  const unused = new Map<MoneyMention, MoneyReason>();
  const all = scene.shots.flatMap(({ money }) => money);
  const usual = usualReason(votes);
  for (const shot of scene.shots) {
    for (const money of shot.money) {
      if (money.value.convertedFrom !== null && all[money.value.convertedFrom]) continue;
      const group = [money, ...all.filter((other) => all[other.value.convertedFrom ?? -1] === money)];
      const vote = bestVote(group, votes) ?? listVote(shot, money, votes);
      const draft = newerOf(shot, money, focus.at(shot, money.first)[0] ?? null, vote, drafts);
      const before = shot.money[shot.money.indexOf(money) - 1];
      const reason = reasonOf(shot, (before && unused.get(before)) ?? null, vote, draft, focus, usual);
      if (reason === null) fillSlot(scene, draft as Draft, group, vote);
      else for (const one of group) unused.set(one, reason);
    }
  }
  for (const deal of deals) if (deal.rule === 'deal/includes-option') includeOption(scene, deal, focus);
  return unused;
}

/** “The amount includes an option worth …”: what was given as the value is the total with options. */
function includeOption({ shots }: Scene, deal: Mention, focus: Focus): void {
  const shot = shots.find(({ sentence }) => sentence.index === deal.sentence);
  const draft = shot && (focus.at(shot, deal.first).find(({ instrument }) => instrument !== 'option') ?? null);
  draft?.amounts.forEach((amount, index) => {
    if (amount.role === 'value') draft.amounts[index] = { ...amount, role: 'total-with-options' };
  });
}

/** What was paid under the expired agreement is told as the measure of the new one: it stands in the newer record. */
function newerOf(shot: Shot, money: MoneyMention, draft: Draft | null, vote: Vote | null, drafts: readonly Draft[]): Draft | null {
  if (!draft?.previous) return draft;
  const isItsOwn = draft.mentions.some(({ mention, shot: own }) => own === shot && mention.last <= money.first && money.first - mention.last <= OWN_REACH);
  if (isItsOwn && vote?.role !== 'previous') return draft;
  return drafts.find(({ relations }) => relations.some(({ type, target }) => type === 'supersedes' && target === draft)) ?? draft;
}

function votesOf(deals: readonly Mention[]): Map<Mention, Vote> {
  const best = new Map<Mention, Vote>();
  for (const { parts, rule, weight = 0, first, last } of deals) {
    for (const { mention, role } of parts) {
      if (mention?.kind !== 'money') continue;
      const vote = { role, rule, weight, length: last - first };
      const known = best.get(mention);
      if (!known || isBetter(vote, known)) best.set(mention, vote);
    }
  }
  return best;
}

/** Any more exact word outweighs “worth”; of two, the rule that asks for more, then the nearer. */
function isBetter(vote: Vote, known: Vote): boolean {
  if ((vote.role === 'value') !== (known.role === 'value')) return known.role === 'value';
  return vote.weight > known.weight || (vote.weight === known.weight && vote.length < known.length);
}

function bestVote(group: readonly MoneyMention[], votes: ReadonlyMap<Mention, Vote>): Vote | null {
  return group.reduce<Vote | null>((best, money) => best ?? votes.get(money) ?? null, null);
}

/** “$58 million (Chile), $37 million (Egypt) and …”: what is said of the amount before a list goes for its members. */
function listVote(shot: Shot, money: MoneyMention, votes: ReadonlyMap<Mention, Vote>): Vote | null {
  const before = shot.money[shot.money.indexOf(money) - 1];
  const vote = before && votes.get(before);
  if (!before || !vote || money.first - before.last > LIST_GAP) return null;
  for (let i = before.last; i < money.first; i++) if (!/^(,|and|\(|\)|\p{Lu}?\p{L}+)$/u.test(wordAt(shot, i)) || LIST_STOPS.has(wordAt(shot, i))) return null;
  return vote;
}

/** The reason that most amounts of the article have: what an amount without a cue has too, where no agreement is told of. */
function usualReason(votes: ReadonlyMap<Mention, Vote>): MoneyReason {
  const counts = new Map<string, number>();
  for (const { role } of votes.values()) if (REASONS.has(role)) counts.set(role, (counts.get(role) ?? 0) + 1);
  let usual: MoneyReason = 'other';
  for (const reason of MONEY_REASONS) if ((counts.get(reason) ?? 0) > (counts.get(usual) ?? 1)) usual = reason;
  return usual;
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

function fillSlot(scene: Scene, draft: Draft, group: readonly MoneyMention[], vote: Vote | null): void {
  const money = group[0] as MoneyMention;
  const cued = scene.qualifier.modalityOf(money).modality;
  const role = roleOf(vote, draft);
  const modality: Modality = vote?.role === 'wrong' ? 'denied' : vote?.role === 'demanded' || vote?.role === 'offered' ? vote.role : cued;
  const same = draft.amounts.findIndex(
    (other) => other.role === role && other.modality === modality && sameValue(other.money[0] as MoneyMention, money),
  );
  const earlier = draft.amounts[same];
  if (earlier) draft.amounts[same] = { ...earlier, money: [...earlier.money, ...group] };
  else
    draft.amounts.push({
      money: [...group],
      role,
      modality,
      payer: null,
      payee: null,
      attribution: attributionOf(scene, money),
    });
  draft.evidence.push({ field: 'amounts', start: money.start, end: money.end, rule: vote?.rule ?? money.rule });
}

function attributionOf({ qualifier }: Scene, money: MoneyMention) {
  const said = qualifier.attributionOf(money);
  return said === null ? null : { source: said.source, kind: said.kind, via: said.via };
}

function sameValue(a: MoneyMention, b: MoneyMention): boolean {
  const [x, y] = [a.value, b.value];
  return x.currency === y.currency && x.amount === y.amount && x.low === y.low && x.high === y.high;
}

/** The role of an amount by its cue, or by what its record pays for; `unclassified` where neither decides. */
function roleOf(vote: Vote | null, draft: Draft): AmountRole {
  if (vote && ROLES.has(vote.role) && !(vote.role === 'value' && draft.instrument !== null))
    return vote.role as AmountRole;
  return baseRole(draft.instrument ?? 'deal', draft.subjects) ?? (vote === null ? 'unclassified' : 'value');
}
