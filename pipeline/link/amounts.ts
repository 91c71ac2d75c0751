import type { Draft } from '#pipeline/link/draft';
import { familyOf } from '#pipeline/link/families';
import type { Focus } from '#pipeline/link/happenings';
import type { MoneyMention } from '#pipeline/link/linked';
import type { Scene, Shot } from '#pipeline/link/scene';
import type { Mention } from '#schemas/mention';
import { AMOUNT_ROLES, type AmountRole, MONEY_REASONS, type Modality, type MoneyReason } from '#schemas/vocabulary';

const ROLES: ReadonlySet<string> = new Set(AMOUNT_ROLES);
const REASONS: ReadonlySet<string> = new Set(MONEY_REASONS);

/** What the words around an amount say of it: a slot, a reason why it fills none, or that it is the payment of its deal. */
type Vote = { readonly role: string; readonly rule: string; readonly weight: number; readonly length: number };

export type Spent = { readonly unused: Map<MoneyMention, MoneyReason> };

/**
 * Gives every amount its place: a slot of the record that its words speak of, or the reason why it has none. A conversion
 * shares the slot of its original.
 */
export function placeAmounts(
  scene: Scene,
  deals: readonly Mention[],
  weights: ReadonlyMap<string, number>,
  focus: Focus,
): Spent {
  const votes = votesOf(deals, weights);
  const unused = new Map<MoneyMention, MoneyReason>();
  const all = scene.shots.flatMap(({ money }) => money);
  for (const shot of scene.shots) {
    for (const money of shot.money) {
      if (money.value.convertedFrom !== null && all[money.value.convertedFrom]) continue;
      const group = [money, ...all.filter((other) => all[other.value.convertedFrom ?? -1] === money)];
      placeOne(scene, shot, group, votes.get(money) ?? null, focus, unused);
    }
  }
  return { unused };
}

function votesOf(deals: readonly Mention[], weights: ReadonlyMap<string, number>): Map<Mention, Vote> {
  const best = new Map<Mention, Vote>();
  for (const deal of deals) {
    for (const { mention, role } of deal.parts) {
      if (mention === null || mention.kind !== 'money') continue;
      const vote = { role, rule: deal.rule, weight: weights.get(deal.rule) ?? 0, length: deal.last - deal.first };
      const known = best.get(mention);
      if (!known || vote.weight > known.weight || (vote.weight === known.weight && vote.length < known.length)) {
        best.set(mention, vote);
      }
    }
  }
  return best;
}

function placeOne(
  scene: Scene,
  shot: Shot,
  group: readonly MoneyMention[],
  vote: Vote | null,
  focus: Focus,
  unused: Map<MoneyMention, MoneyReason>,
): void {
  const money = group[0] as MoneyMention;
  const leave = (reason: MoneyReason) => {
    for (const one of group) unused.set(one, reason);
  };
  if (vote && REASONS.has(vote.role)) return leave(vote.role as MoneyReason);
  const draft = focus.at(shot, money.first)[0];
  if (!draft) return leave(vote ? 'other-deal' : 'other');
  const role = roleOf(vote, draft);
  const { modality } = scene.qualifier.modalityOf(money);
  addAmount(draft, group, role, settled(modality, role, draft));
  draft.evidence.push({ field: 'amounts', start: money.start, end: money.end, rule: vote?.rule ?? money.rule });
}

function addAmount(draft: Draft, group: readonly MoneyMention[], role: AmountRole, modality: Modality): void {
  const known = draft.amounts.findIndex(
    (other) =>
      other.role === role &&
      other.modality === modality &&
      sameValue(other.money[0] as MoneyMention, group[0] as MoneyMention),
  );
  const base = { role, modality, payer: null, payee: null, attribution: null };
  const earlier = draft.amounts[known];
  if (earlier) draft.amounts[known] = { ...earlier, money: [...earlier.money, ...group] };
  else draft.amounts.push({ money: [...group], ...base });
}

function sameValue(a: MoneyMention, b: MoneyMention): boolean {
  const [x, y] = [a.value, b.value];
  return x.currency === y.currency && x.amount === y.amount && x.low === y.low && x.high === y.high;
}

/** The role of an amount by its cue, or by what its record pays for; `unclassified` where neither decides. */
function roleOf(vote: Vote | null, draft: Draft): AmountRole {
  if (vote && ROLES.has(vote.role)) return vote.role as AmountRole;
  const isCued = vote !== null;
  const family = familyOf(draft.instrument ?? 'deal', draft.subjects);
  switch (family) {
    case 'stationing':
      return draft.subjects.has('cost-sharing') ? 'contribution' : 'rent';
    case 'aid':
      return 'aid';
    case 'loan':
      return 'loan';
    case 'lease':
      return 'rent';
    case 'venture':
      return 'investment';
    case 'purchase-of-company':
    case 'trade':
      return isCued ? 'value' : 'unclassified';
    default:
      return draft.subjects.has('military-aid') ? 'aid' : isCued ? 'value' : 'unclassified';
  }
}

/** Terms of an agreed text are asserted though they are worded as future. */
function settled(modality: Modality, role: AmountRole, _draft: Draft): Modality {
  if (role === 'estimate') return 'estimated';
  return modality === 'planned' ? 'asserted' : modality;
}
