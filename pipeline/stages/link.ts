import { placeAmounts } from '#pipeline/link/amounts';
import { finish, isRecord } from '#pipeline/link/build';
import { cluster } from '#pipeline/link/cluster';
import { placeDates } from '#pipeline/link/dates';
import { placeDetails } from '#pipeline/link/details';
import { resolveEntities } from '#pipeline/link/entities';
import { focusOf, happen } from '#pipeline/link/happenings';
import type { Linked } from '#pipeline/link/linked';
import { placeParties } from '#pipeline/link/parties';
import { sceneOf } from '#pipeline/link/scene';
import { storiesOf } from '#pipeline/link/stories';
import type { Engine } from '#pipeline/rules/engine';
import { qualify } from '#pipeline/stages/qualify';
import type { Document } from '#schemas/document';
import type { Mention, PartyValue } from '#schemas/mention';

/** What belongs to what: entities, agreements with their parties, amounts and dates, and the ledger of what no record uses. */
export function link(document: Document, mentions: ReadonlyMap<string, readonly Mention[]>, engine: Engine): Linked {
  const entities = resolveEntities((mentions.get('party') ?? []) as readonly Mention<PartyValue>[], document);
  const scene = sceneOf(document, mentions, entities, qualify(document, mentions));
  const deals = mentions.get('deal') ?? [];
  const weights = weightsOf(engine);
  const stories = storiesOf(scene);
  const clusters = cluster(scene, stories);
  const focus = focusOf(scene, clusters, stories.of);
  happen(scene, focus);
  const { unused } = placeAmounts(scene, deals, weights, focus);
  placeParties(scene, deals, weights, focus, clusters.drafts);
  placeDetails(scene, deals, clusters, focus);
  for (const draft of clusters.drafts) placeDates(draft);
  const records = clusters.drafts.filter(isRecord);
  for (const draft of clusters.drafts) {
    if (!records.includes(draft))
      for (const { money } of draft.amounts) for (const one of money) unused.set(one, 'other-deal');
  }
  return {
    entities,
    agreements: records.map((draft) => finish(draft, (other) => records.indexOf(other))),
    unusedMoney: unused,
    unusedDates: new Map(),
  };
}

/** How much each rule of `deals` asks by word: of two that claim one mention the more exact wins. */
function weightsOf({ kinds }: Engine): ReadonlyMap<string, number> {
  const rules = kinds.find(({ kind }) => kind === 'deal')?.rules ?? [];
  const weights = new Map<string, number>();
  for (const { id, program } of rules) weights.set(id, Math.max(weights.get(id) ?? 0, program.literals));
  return weights;
}
