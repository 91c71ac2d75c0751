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
import { leadOf } from '#pipeline/link/lead';
import type { Linked } from '#pipeline/link/linked';
import { splitModifications } from '#pipeline/link/modification';
import { placeParties } from '#pipeline/link/parties';
import { phrasedDays } from '#pipeline/link/phrased-days';
import { placeRelations } from '#pipeline/link/relations';
import { sceneOf } from '#pipeline/link/scene';
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
  subjectsByPhrase(scene, deals, focus);
  aidByDonor(scene, deals, focus);
  inheritSubjects(clusters.drafts);
  const unusedMoney = placeAmounts(scene, deals, focus, clusters.drafts);
  placeParties(scene, deals, focus, clusters.drafts);
  inheritFacts(clusters.drafts);
  placeDetails(scene, deals, clusters, focus);
  splitModifications(clusters.drafts);
  const days = {
    heading: stories.day,
    orphans: orphanDays(leadOf(scene, 1)),
    phrased: phrasedDays(scene, deals, focus),
  };
  for (const draft of clusters.drafts) placeDates(draft, days);
  const records = clusters.drafts.filter(isRecord);
  for (const draft of clusters.drafts) {
    if (!records.includes(draft))
      for (const { money } of draft.amounts) for (const one of money) unusedMoney.set(one, 'other-deal');
  }
  trace?.records.push(...records);
  const agreements = records.map((draft) =>
    finish(scene, draft, (other) => records.indexOf(other), tiesTo(draft, records)),
  );
  return { entities, agreements, unusedMoney, unusedDates: new Map() };
}

/** How other records are tied to this one: an order under it, a change of it. */
function tiesTo(draft: Draft, records: readonly Draft[]): ReadonlySet<RelationType> {
  return new Set(
    records.flatMap(({ relations }) => relations.filter(({ target }) => target === draft).map(({ type }) => type)),
  );
}
