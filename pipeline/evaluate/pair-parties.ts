import { plainName } from '#pipeline/evaluate/names';
import type { Pairs } from '#pipeline/evaluate/pair-spans';
import type { SideParty } from '#pipeline/evaluate/side';

/** A state acts through its ministries and its forces: the three are one group, every other type its own. */
const STATE_LIKE: ReadonlySet<string> = new Set(['state', 'government-body', 'armed-force']);
export const isStateLike = (type: string): boolean => STATE_LIKE.has(type);
const sameGroup = (a: string, b: string) => a === b || (isStateLike(a) && isStateLike(b));

/**
 * Pairs entities that share a surface form and the type group, one to one in the order of the output. Where several
 * gold entities fit ("the Defence Ministry" of two states), the same type and country win, then the country, then the type.
 */
export function pairParties(predicted: readonly SideParty[], gold: readonly SideParty[]): Pairs<SideParty, SideParty> {
  const formsOf = new Map([...predicted, ...gold].map((party) => [party, plainForms(party)]));
  const open = new Set(gold);
  const pairs: [SideParty, SideParty][] = [];
  for (const p of predicted) {
    const fitting = [...open].filter((g) => sameGroup(p.type, g.type) && meet(formsOf.get(p), formsOf.get(g)));
    const best = closest(p, fitting);
    if (!best) continue;
    open.delete(best);
    pairs.push([p, best]);
  }
  const paired = new Set(pairs.map(([p]) => p));
  return { pairs, extra: predicted.filter((p) => !paired.has(p)), missed: [...open] };
}

function closest(to: SideParty, among: readonly SideParty[]): SideParty | undefined {
  const nearness = ({ type, country }: SideParty) => (country === to.country ? 2 : 0) + (type === to.type ? 1 : 0);
  const best = Math.max(...among.map(nearness));
  return among.find((party) => nearness(party) === best);
}

const plainForms = ({ forms }: SideParty): ReadonlySet<string> => new Set(forms.map(plainName).filter(Boolean));
const meet = (a: ReadonlySet<string> = new Set(), b: ReadonlySet<string> = new Set()): boolean =>
  [...a].some((form) => b.has(form));
