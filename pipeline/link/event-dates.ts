import type { DateMention } from '#pipeline/link/linked';
import { clauseAt, type EventMention, type Shot, wordAt } from '#pipeline/link/scene';

/** Cost beyond which an event no longer takes a date for its own. */
const REACH = 18;
/** “Tuesday's announcement” is on Tuesday, “past this spring's election” is no signing in spring. */
const OWNED = 3;

const NONE: ReadonlyMap<EventMention, readonly DateMention[]> = new Map();

/** Each date of a sentence goes to the event that stands nearest to it in its clause. */
export function datesOfEvents(
  shot: Shot,
  years: ReadonlySet<DateMention | null>,
): ReadonlyMap<EventMention, readonly DateMention[]> {
  if (shot.dates.length === 0 || shot.events.length === 0) return NONE;
  const owned = new Map<EventMention, DateMention[]>();
  for (const date of shot.dates) {
    if (date.value.type === 'duration' || date.value.type === 'set' || years.has(date)) continue;
    const event = nearestEvent(shot, date);
    const list = event && owned.get(event);
    if (list) list.push(date);
    else if (event) owned.set(event, [date]);
  }
  return owned;
}

function nearestEvent(shot: Shot, date: DateMention): EventMention | null {
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
  return best;
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

/** Days of the lead that no event takes for its own, resolved against the day of publication. */
export function orphanDays(lead: Iterable<Shot>): DateMention[] {
  const orphans: DateMention[] = [];
  for (const shot of lead) {
    if (shot.sentence.role !== 'body') continue;
    const owned = new Set([...datesOfEvents(shot, new Set()).values()].flat());
    orphans.push(...shot.dates.filter((date) => isDay(date) && !owned.has(date)));
  }
  return orphans;
}

function isDay({ value }: DateMention): boolean {
  return (
    value.type === 'date' && value.anchor === 'published' && value.earliest !== null && value.earliest === value.latest
  );
}
