import type { Entity } from '#pipeline/link/entities';
import type { Focus } from '#pipeline/link/focus';
import { listFrom } from '#pipeline/link/noun-phrase';
import type { PartyMention, Scene } from '#pipeline/link/scene';
import type { Mention } from '#schemas/mention';

/** Roles that say of a party that it is none of the record: it lost, it owns the winner, it has to agree. */
const NO_PARTY: ReadonlySet<string> = new Set(['loser', 'owner', 'approver']);
/** Those of them that hold of the actor wherever the text names it. */
const NOWHERE: ReadonlySet<string> = new Set(['loser', 'owner']);

/**
 * Reads who is no party: gives each draft the actors that it cannot have, and returns the mentions that make nobody a
 * party, whatever else the words around them say (“chose Telmira over Orlik and signed a contract”).
 */
export function barLosers(scene: Scene, deals: readonly Mention[], focus: Focus): ReadonlySet<PartyMention> {
  const barred = new Set<PartyMention>();
  for (const deal of deals) {
    for (const { mention, role } of deal.parts) {
      if (mention?.kind !== 'party') continue;
      const shot = scene.shotOf(deal);
      const party = mention as PartyMention;
      // “Jets built by the Soviet Union” are of its make, not its goods.
      if (!NO_PARTY.has(role) && (role !== 'maker' || party.value.type === 'company')) continue;
      const all = role === 'loser' ? [party, ...listFrom(shot, party.last, true)] : [party];
      for (const one of all) barred.add(one);
      if (NOWHERE.has(role))
        bar(
          all.flatMap((one) => scene.entities.of(one)),
          focus.at(shot, deal.first),
        );
    }
  }
  return barred;
}

function bar(entities: readonly Entity[], drafts: ReturnType<Focus['at']>): void {
  for (const draft of drafts) for (const entity of entities) if (entity.type === 'company') draft.barred.add(entity);
}
