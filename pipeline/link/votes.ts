import type { MoneyMention } from '#pipeline/link/linked';
import { type Shot, wordAt } from '#pipeline/link/scene';
import type { Mention } from '#schemas/mention';
import { MONEY_REASONS, type MoneyReason } from '#schemas/vocabulary';

const REASONS: ReadonlySet<string> = new Set(MONEY_REASONS);
/** Tokens between two amounts of one list. */
const LIST_GAP = 5;
const LIST_STOPS = new Set('from to in up with for against than of on at by'.split(' '));

/** What the words around an amount say of it: a slot, a reason why it fills none, or that it is the payment of its deal. */
export type Vote = { readonly role: string; readonly rule: string; readonly weight: number; readonly length: number };

/** The best vote on each amount that a phrase of `deals` speaks of. */
export function votesOf(deals: readonly Mention[]): Map<Mention, Vote> {
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

export function bestVote(group: readonly MoneyMention[], votes: ReadonlyMap<Mention, Vote>): Vote | null {
  return group.reduce<Vote | null>((best, money) => best ?? votes.get(money) ?? null, null);
}

/** “$58 million (Chile), $37 million (Egypt) and …”: what is said of the amount before a list goes for its members. */
export function listVote(
  shot: Shot,
  before: MoneyMention | null,
  money: MoneyMention,
  votes: ReadonlyMap<Mention, Vote>,
): Vote | null {
  const vote = before && votes.get(before);
  if (!before || !vote || money.first - before.last > LIST_GAP) return null;
  for (let i = before.last; i < money.first; i++)
    if (!/^(,|and|\(|\)|\p{Lu}?\p{L}+)$/u.test(wordAt(shot, i)) || LIST_STOPS.has(wordAt(shot, i))) return null;
  return vote;
}

/** The reason that most amounts of the article have: what an amount without a cue has too, where no agreement is told of. */
export function usualReason(votes: ReadonlyMap<Mention, Vote>): MoneyReason {
  const counts = new Map<string, number>();
  for (const { role } of votes.values()) if (REASONS.has(role)) counts.set(role, (counts.get(role) ?? 0) + 1);
  let usual: MoneyReason = 'other';
  for (const reason of MONEY_REASONS) if ((counts.get(reason) ?? 0) > (counts.get(usual) ?? 1)) usual = reason;
  return usual;
}
