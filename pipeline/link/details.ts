import type { Clusters } from '#pipeline/link/cluster';
import type { Draft } from '#pipeline/link/draft';
import { type Family, familyOf } from '#pipeline/link/families';
import type { Focus } from '#pipeline/link/focus';
import type { Kinship } from '#pipeline/link/kinship';
import type { DateMention } from '#pipeline/link/linked';
import { clauseAt, type Scene, type Shot, wordAt } from '#pipeline/link/scene';
import type { Mention } from '#schemas/mention';

/** Tokens between a duration and the noun that it belongs to. */
const NOUN_REACH = 4;
/** Families whose payments or stays run for a term: “for ten years” is their duration. */
const RUNS: ReadonlySet<Family> = new Set<Family>(['stationing', 'lease', 'loan']);

/** Durations, contract numbers and goods: each goes to the record whose noun or clause it stands with. */
export function placeDetails(
  scene: Scene,
  deals: readonly Mention[],
  clusters: Clusters,
  focus: Focus,
  kin: Kinship,
): void {
  const asked = durationsIn(deals);
  for (const shot of scene.shots) {
    placeDurations({ scene, asked, clusters, focus, kin }, shot);
    for (const { last, start, end, rule, value } of shot.identifiers) {
      const draft = focus.at(shot, last)[0];
      if (!draft || draft.identifiers.includes(value.text)) continue;
      draft.identifiers.push(value.text);
      draft.evidence.push({ field: 'identifiers', start, end, rule });
    }
    for (const { first, start, end, rule, value } of shot.items) {
      const draft = focus.at(shot, first)[0];
      if (!draft || draft.items.some(({ item }) => item === value.item)) continue;
      draft.items.push(value);
      draft.evidence.push({ field: 'items', start, end, rule });
    }
  }
}

type Asked = ReadonlyMap<Mention, { readonly role: string; readonly rule: string }>;

function durationsIn(deals: readonly Mention[]): Asked {
  const asked = new Map<Mention, { role: string; rule: string }>();
  for (const { parts, rule } of deals) {
    for (const { mention, role } of parts) {
      if (mention?.kind === 'date' && (role === 'duration' || role === 'extension' || role === 'term'))
        if (role !== 'term' || !asked.has(mention)) asked.set(mention, { role, rule });
    }
  }
  return asked;
}

type Terms = {
  readonly scene: Scene;
  readonly asked: Asked;
  readonly clusters: Clusters;
  readonly focus: Focus;
  readonly kin: Kinship;
};

function placeDurations({ scene, asked, clusters, focus, kin }: Terms, shot: Shot): void {
  for (const date of shot.dates) {
    if (date.value.type !== 'duration') continue;
    if (focus.at(shot, date.first)[0]?.instrument === 'letter-of-offer') continue;
    const named = nounOf(shot, date, clusters);
    if (named.length > 0) {
      for (const draft of named) setDuration(draft, date, date.rule);
      continue;
    }
    const ask = asked.get(date);
    const draft = newer(focus.at(shot, date.first)[0], kin);
    if (!ask || !draft) continue;
    if (ask.role === 'term' && !RUNS.has(familyOf(draft))) continue;
    if (ask.role !== 'extension') setDuration(draft, date, ask.rule);
    else if (draft.extension === null) {
      draft.extension = { date, modality: scene.qualifier.modalityOf(date).modality };
      draft.evidence.push({ field: 'extension', start: date.start, end: date.end, rule: ask.rule });
    }
  }
}

/** A term told beside the expired agreement is that of the new one. */
function newer(draft: Draft | undefined, kin: Kinship): Draft | undefined {
  return draft?.previous ? (kin.successorOf(draft) ?? draft) : draft;
}

/** “a five-year agreement”: the duration stands in the noun phrase or right before it. */
function nounOf(shot: Shot, date: DateMention, { of }: Clusters): readonly Draft[] {
  for (const mention of shot.agreements) {
    if (
      wordAt(shot, date.last) === 'old' ||
      wordAt(shot, date.last + 1) === 'old' ||
      wordAt(shot, date.last - 1) === 'old'
    )
      continue;
    const inside = date.first >= mention.first && date.last <= mention.last;
    const ahead = date.last <= mention.first && mention.first - date.last <= NOUN_REACH;
    if (inside || (ahead && clauseAt(shot, date.first) === clauseAt(shot, mention.first))) return of.get(mention) ?? [];
  }
  return [];
}

function setDuration(draft: Draft, date: DateMention, rule: string): void {
  if (draft.duration !== null) return;
  draft.duration = date;
  draft.evidence.push({ field: 'duration', start: date.start, end: date.end, rule });
}
