import type { Clusters } from '#pipeline/link/cluster';
import type { Draft, Happening } from '#pipeline/link/draft';
import type { DateMention } from '#pipeline/link/linked';
import { clauseAt, type EventMention, type Scene, type Shot, wordAt } from '#pipeline/link/scene';
import type { Modality } from '#schemas/vocabulary';

/** Tokens beyond which an event no longer takes an agreement noun or a date for its own. */
const REACH = 18;

/** The draft that each sentence speaks of where it names none: the one spoken of last in its paragraph, else the story's main one. */
export type Focus = { readonly at: (shot: Shot, token: number) => readonly Draft[] };

/** Follows which draft the text speaks of. */
export function focusOf(scene: Scene, { drafts, of }: Clusters, stories: readonly number[]): Focus {
  const before: (readonly Draft[])[] = [];
  let current: readonly Draft[] = [];
  let segment = -1;
  scene.shots.forEach((shot, index) => {
    if (shot.sentence.segment !== segment) {
      segment = shot.sentence.segment;
      const mains = drafts.filter((draft) => draft.main && draft.story === stories[index]);
      current = mains.slice(0, 1);
    }
    before[shot.sentence.index] = current;
    for (const mention of shot.agreements) {
      const spoken = of.get(mention) ?? [];
      if (spoken.length > 0) current = spoken;
    }
  });
  return {
    at: (shot, token) => {
      const named = nearestNamed(shot, token, of);
      return named ?? before[shot.sentence.index] ?? [];
    },
  };
}

/** The drafts of the agreement noun of the sentence that a token most likely speaks of. */
function nearestNamed(shot: Shot, token: number, of: Clusters['of']): readonly Draft[] | null {
  let best: readonly Draft[] | null = null;
  let least = Number.POSITIVE_INFINITY;
  const clause = clauseAt(shot, token);
  for (const mention of shot.agreements) {
    const drafts = of.get(mention) ?? [];
    if (drafts.length === 0) continue;
    const gap = mention.first > token ? mention.first - token : token - mention.last;
    const cost = gap + (clauseAt(shot, mention.first) === clause ? 0 : 12);
    if (cost < least) {
      least = cost;
      best = drafts;
    }
  }
  return best;
}

/** Ties events to drafts, with their modality and their days. */
export function happen(scene: Scene, focus: Focus): void {
  for (const shot of scene.shots) {
    const owned = datesOfEvents(shot);
    for (const event of shot.events) {
      const happening: Happening = { event, shot, ...certaintyOf(scene, event), dates: owned.get(event) ?? [] };
      for (const draft of focus.at(shot, event.first)) draft.happenings.push(happening);
    }
  }
}

/** How surely an event is said to have happened: a verb by its group, a noun by the cues around it. */
function certaintyOf({ qualifier }: Scene, event: EventMention): { modality: Modality; negated: boolean } {
  if (event.value.voice === 'noun') {
    const { modality } = qualifier.modalityOf(event);
    return { modality, negated: modality === 'denied' };
  }
  const { modality, negated } = qualifier.verbGroupAt(event.sentence, event.first);
  return { modality, negated };
}

/** Each date of a sentence goes to the event that stands nearest to it in its clause. */
export function datesOfEvents(shot: Shot): Map<EventMention, DateMention[]> {
  const owned = new Map<EventMention, DateMention[]>();
  for (const date of shot.dates) {
    if (date.value.type === 'duration' || date.value.type === 'set') continue;
    let best: EventMention | null = null;
    let least = REACH;
    for (const event of shot.events) {
      const cost = costOf(shot, event, date);
      if (cost < least) {
        least = cost;
        best = event;
      }
    }
    if (best) owned.set(best, [...(owned.get(best) ?? []), date]);
  }
  return owned;
}

function costOf(shot: Shot, event: EventMention, date: DateMention): number {
  const gap = date.first >= event.last ? date.first - event.last : event.first - date.last;
  const sameClause = clauseAt(shot, event.first) === clauseAt(shot, date.first) ? 0 : 8;
  const ahead = date.first >= event.last ? 0 : 2;
  const dateless = event.value.date === null ? 6 : 0;
  const comma = date.first >= event.last && wordAt(shot, date.first - 1) === ',' ? 2 : 0;
  return gap + sameClause + ahead + dateless + comma;
}
