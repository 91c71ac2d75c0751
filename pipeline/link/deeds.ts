import type { Clusters } from '#pipeline/link/cluster';
import { createDraft, type Draft } from '#pipeline/link/draft';
import type { Entity } from '#pipeline/link/entities';
import { leadOf } from '#pipeline/link/lead';
import { type EventMention, type Scene, type Shot, wordAt } from '#pipeline/link/scene';
import type { Stories } from '#pipeline/link/stories';
import type { Mention } from '#schemas/mention';
import type { Instrument, Subject } from '#schemas/vocabulary';

const BUYING: ReadonlySet<string> = new Set(['event/buy', 'event/place-order']);

/**
 * Deals told by a verb alone: “Lisbon last bought from the group in 2015, when it paid 17 million”, “Norway raised its aid
 * to 35 billion”. Each such sentence beyond the lead that names no agreement, but who, and when or how much, is a record
 * in the background.
 */
export function openDeeds(scene: Scene, deals: readonly Mention[], { drafts }: Clusters, stories: Stories): void {
  const lead = leadOf(scene, 2);
  const aided = new Set(deals.filter(givesAid).map(({ sentence }) => sentence));
  const mains = new Set(drafts.filter(({ main }) => main).flatMap((draft) => [...draft.parties.keys(), ...draft.pair]));
  for (const [index, shot] of scene.shots.entries()) {
    if (shot.agreements.length > 0 || lead.has(shot) || stories.isDigest || !hasActor(shot)) continue;
    const story = stories.of[index] as number;
    if (aided.has(shot.sentence.index) && !isByMain(scene, shot, mains))
      open(drafts, story, shot, 'aid-package', 'military-aid');
    else if (shot.events.some((event) => isPurchase(scene, shot, event)))
      open(drafts, story, shot, 'deal', 'procurement');
  }
}

function hasActor({ parties }: Shot): boolean {
  return parties.some(
    ({ value, rule }) =>
      value.form !== 'reference' && value.type !== 'person' && value.type !== 'other' && rule !== 'party/place',
  );
}

function givesAid({ rule, parts }: Mention): boolean {
  return rule === 'deal/aid' && parts.some(({ mention }) => mention?.kind === 'money');
}

/** More of what the main record tells already: its own donor speaks. */
function isByMain({ entities }: Scene, { parties }: Shot, mains: ReadonlySet<Entity>): boolean {
  const donors = parties.slice(0, 1).flatMap((party) => entities.of(party));
  return donors.length === 0 || donors.some((donor) => mains.has(donor));
}

function isPurchase({ qualifier }: Scene, shot: Shot, event: EventMention): boolean {
  if (!BUYING.has(event.rule)) return false;
  const { modality, negated, tense } = qualifier.verbGroupAt(event.sentence, event.first);
  const isPast = modality === 'asserted' && !negated && tense !== 'infinitive' && tense !== 'future';
  const hasYear = shot.dates.some(({ value }) => value.type === 'date' && /^\d{4}/.test(value.value));
  return isPast && (hasYear || shot.money.length > 0) && wordAt(shot, event.first - 1) !== 'to';
}

function open(drafts: Draft[], story: number, shot: Shot, instrument: Instrument, subject: Subject): void {
  const draft = createDraft(drafts.length, story, false);
  draft.instrument = instrument;
  draft.bought = instrument === 'deal' && shot.events.some(({ rule }) => rule === 'event/buy');
  draft.subjects.add(subject);
  draft.anchors.add(shot.sentence.index);
  drafts.push(draft);
}
