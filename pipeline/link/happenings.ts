import { bindEvent } from '#pipeline/link/binding';
import type { Clusters } from '#pipeline/link/cluster';
import type { Draft, Happening } from '#pipeline/link/draft';
import type { Focus } from '#pipeline/link/focus';
import type { DateMention } from '#pipeline/link/linked';
import { clauseAt, type EventMention, hasWord, type Scene, type Shot, wordAt } from '#pipeline/link/scene';
import type { Modality } from '#schemas/vocabulary';

/** Cost beyond which an event no longer takes a date for its own. */
const REACH = 18;
/** “Tuesday's announcement” is on Tuesday, “past this spring's election” is no signing in spring. */
const OWNED = 3;
/** What stands in a clause after these has not happened yet. */
const AWAITED = new Set(['before', 'until', 'unless', 'if', 'once', 'whether']);
/** “Deliveries will take place”: the verb of an event told by a noun stands within so many tokens. */
const NOUN_VERB = 4;
const FUTURE = new Set('will would should could may might shall due expected planned scheduled'.split(' '));
/** Words after which a verb has an object of its own: “signed a decree”. */
const OBJECT_STARTS = new Set(
  'a an the this that these its their his her our no any another two three both some'.split(' '),
);
/** Events whose object is goods or money: they need no agreement noun. */
const OF_GOODS = new Set([
  'deliver',
  'complete',
  'pay',
  'buy',
  'place-order',
  'announce',
  'said-on',
  'deadline',
  'award',
  'in-principle',
  'agree',
]);

/** Ties events to drafts, with their modality and their days. */
export function happen(scene: Scene, clusters: Clusters, focus: Focus): void {
  const years = new Set(clusters.drafts.map(({ year }) => year));
  for (const shot of scene.shots) {
    const owned = datesOfEvents(shot, years);
    for (const event of shot.events) {
      const group = scene.qualifier.verbGroupAt(shot.sentence.index, event.first);
      const isSaying = event.value.date === 'announced' && event.rule.endsWith('/said-on');
      const binding = isSaying ? null : bindEvent(shot, event, group.passive);
      const spoken = binding
        ? (clusters.of.get(binding.mention) ?? [])
        : looseTargets(shot, event, group.passive, focus);
      const certainty = certaintyOf(scene, shot, event, group);
      const happening: Happening = {
        event,
        shot,
        ...certainty,
        bound: binding !== null,
        named: focus.isNamed(shot),
        dates: owned.get(event) ?? [],
      };
      for (const draft of spoken) draft.happenings.push(happening);
    }
  }
}

/** Where no agreement noun is subject or object: what the text speaks of, unless the verb plainly has another object. */
function looseTargets(shot: Shot, event: EventMention, isPassive: boolean, focus: Focus): readonly Draft[] {
  const rule = event.rule.slice(event.rule.indexOf('/') + 1);
  const hasOtherObject = !isPassive && OBJECT_STARTS.has(wordAt(shot, event.last));
  if (hasOtherObject && !OF_GOODS.has(rule)) return [];
  return focus.at(shot, event.first);
}

/** How surely an event is said to have happened: a verb by its group, a noun by the cues around it. */
function certaintyOf(
  { qualifier }: Scene,
  shot: Shot,
  event: EventMention,
  group: { readonly modality: Modality; readonly negated: boolean },
): { modality: Modality; negated: boolean } {
  if (event.value.voice === 'verb') {
    const isOpen = AWAITED.has(clauseOpener(shot, event.first)) || wordAt(shot, event.first - 1) === 'be';
    const isAwaited = group.modality === 'asserted' && isOpen;
    return { modality: isAwaited ? 'planned' : group.modality, negated: group.negated };
  }
  const { modality } = qualifier.modalityOf(event);
  if (modality === 'asserted' && hasWord(shot, event.last, event.last + NOUN_VERB, FUTURE))
    return { modality: 'planned', negated: false };
  return { modality, negated: modality === 'denied' };
}

/** The word that opens the clause of a token. */
function clauseOpener(shot: Shot, token: number): string {
  const clause = clauseAt(shot, token);
  let at = token;
  while (at > shot.sentence.first && clauseAt(shot, at - 1) === clause) at--;
  return wordAt(shot, at);
}

/** Each date of a sentence goes to the event that stands nearest to it in its clause. */
function datesOfEvents(shot: Shot, years: ReadonlySet<DateMention | null>): Map<EventMention, DateMention[]> {
  const owned = new Map<EventMention, DateMention[]>();
  for (const date of shot.dates) {
    if (date.value.type === 'duration' || date.value.type === 'set' || years.has(date)) continue;
    const isOwner = wordAt(shot, date.last) === "'s";
    let best: EventMention | null = null;
    let least = REACH;
    for (const event of shot.events) {
      if (isOwner && (event.first < date.last || event.first - date.last > OWNED)) continue;
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

/** “On Wednesday the agency signed …”: a date that opens its clause waits for the verb. */
function isFronted(shot: Shot, date: DateMention): boolean {
  const clause = clauseAt(shot, date.first);
  const from = date.first - 3;
  return from < shot.sentence.first || clauseAt(shot, from) !== clause;
}

function costOf(shot: Shot, event: EventMention, date: DateMention): number {
  const gap = date.first >= event.last ? date.first - event.last : event.first - date.last;
  const clause = clauseAt(shot, event.first) === clauseAt(shot, date.first) ? 0 : 8;
  const ahead = date.first >= event.last || isFronted(shot, date) ? 0 : 6;
  const dateless = event.value.date === null ? 6 : 0;
  const comma = date.first >= event.last && wordAt(shot, date.first - 1) === ',' ? 2 : 0;
  return gap + clause + ahead + dateless + comma;
}
