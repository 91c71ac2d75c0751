import { placeAmounts } from '#pipeline/link/amounts';
import { finish, isRecord } from '#pipeline/link/build';
import { cluster } from '#pipeline/link/cluster';
import { placeDates } from '#pipeline/link/dates';
import { openDeeds } from '#pipeline/link/deeds';
import { placeDetails } from '#pipeline/link/details';
import type { Draft } from '#pipeline/link/draft';
import { resolveEntities } from '#pipeline/link/entities';
import { orphanDays } from '#pipeline/link/event-dates';
import { focusOf } from '#pipeline/link/focus';
import { happen } from '#pipeline/link/happenings';
import { aidByDonor, inheritFacts, inheritSubjects, subjectsByPhrase } from '#pipeline/link/inherit';
import { kinshipOf } from '#pipeline/link/kinship';
import { leadOf } from '#pipeline/link/lead';
import type { Linked } from '#pipeline/link/linked';
import { splitModifications } from '#pipeline/link/modification';
import { placeParties } from '#pipeline/link/parties';
import { phrasedDays } from '#pipeline/link/phrased-days';
import { placeRelations } from '#pipeline/link/relations';
import { sceneOf } from '#pipeline/link/scene';
import { rank, statusOf } from '#pipeline/link/status';
import { storiesOf } from '#pipeline/link/stories';
import type { Trace } from '#pipeline/link/trace';
import { qualify } from '#pipeline/stages/qualify';
import type { Document } from '#schemas/document';
import type { Mention, PartyValue } from '#schemas/mention';
import type { RelationType } from '#schemas/vocabulary';

/** What belongs to what: entities, agreements with their parties, amounts and dates, and the ledger of what no record uses. `trace` collects how. */
export function link(
  document: Document,
  mentions: ReadonlyMap<string, readonly Mention[]>,
  trace: Trace | null = null,
): Linked {
  const entities = resolveEntities((mentions.get('party') ?? []) as readonly Mention<PartyValue>[], document);
  const scene = sceneOf(document, mentions, entities, qualify(document, mentions));
  const deals = mentions.get('deal') ?? [];
  const stories = storiesOf(scene);
  const clusters = cluster(scene, stories, trace?.choices ?? null);
  openDeeds(scene, deals, clusters, stories);
  const focus = focusOf(scene, clusters, stories);
  happen(scene, clusters, focus);
  placeRelations(scene, clusters);
  const kin = kinshipOf(clusters.drafts);
  subjectsByPhrase(scene, deals, focus);
  aidByDonor(scene, deals, focus);
  inheritSubjects(clusters.drafts, kin);
  const unusedMoney = placeAmounts(scene, deals, focus, kin);
  placeParties(scene, deals, focus, clusters.drafts, kin);
  inheritFacts(clusters.drafts);
  placeDetails(scene, deals, clusters, focus, kin);
  splitModifications(clusters.drafts);
  const days = {
    heading: stories.day,
    orphans: orphanDays(leadOf(scene, 1)),
    phrased: phrasedDays(scene, deals, focus),
  };
  for (const draft of clusters.drafts) placeDates(draft, days);
  const records = clusters.drafts.filter(isRecord);
  const places = new Map(records.map((draft, index) => [draft, index]));
  for (const draft of clusters.drafts) {
    if (!places.has(draft))
      for (const { money } of draft.amounts) for (const one of money) unusedMoney.set(one, 'other-deal');
  }
  trace?.records.push(...records);
  const ties = tiesOf(records);
  const agreements = records.map((draft) =>
    finish(scene, draft, (other) => places.get(other) ?? -1, ties.get(draft) ?? NO_TIES),
  );
  return { entities, agreements, unusedMoney, unusedDates: new Map() };
}

/** Something happened to an option beyond its being there. */
function isTakenUp(option: Draft): boolean {
  const standing = statusOf(option);
  return standing !== null && rank(standing.status) >= rank('approved');
}

const NO_TIES: ReadonlySet<RelationType> = new Set<RelationType>();

/** How other records are tied to each: an order under it, a change of it, an option of it that was taken up. */
function tiesOf(records: readonly Draft[]): ReadonlyMap<Draft, ReadonlySet<RelationType>> {
  const ties = new Map<Draft, Set<RelationType>>();
  for (const record of records) {
    for (const { type, target } of record.relations) {
      if (type === 'option-of' && !isTakenUp(record)) continue;
      const known = ties.get(target);
      if (known) known.add(type);
      else ties.set(target, new Set([type]));
    }
  }
  return ties;
}
