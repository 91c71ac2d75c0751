import type { Draft, Happening } from '#pipeline/link/draft';
import type { DateMention } from '#pipeline/link/linked';
import { hasWord, wordAt } from '#pipeline/link/scene';
import type { DateRole, Modality } from '#schemas/vocabulary';

const END_WORDS = new Set(['by', 'until', 'through', 'till', 'to', 'before']);
const FIRST_WORDS = new Set(['first', 'begin', 'begins', 'began', 'start', 'starts', 'from']);
const DELIVERIES = new Set(['delivery', 'deliveries']);
const LAST_WORDS = new Set(['last', 'final', 'remaining']);
/** Roles of days on which an agreement itself came about or ended: with one of them, a day of announcement says nothing more. */
const OWN_DAYS: ReadonlySet<DateRole> = new Set<DateRole>([
  'agreed',
  'signed',
  'awarded',
  'initialled',
  'ratified',
  'approved',
  'notified',
  'rejected',
  'terminated',
  'expires',
  'suspended',
]);
/** Days of work done under an agreement: told without naming it again. */
const WORK_DAYS: ReadonlySet<DateRole> = new Set<DateRole>([
  'delivery-start',
  'delivery-end',
  'completion',
  'payment',
  'effective',
  'negotiation',
  'expires',
]);
/** Longest way, in tokens, from “first” or “last” to the date that it belongs to. */
const NEAR = 14;

/** Turns the days of a draft's events into date slots. */
export function placeDates(draft: Draft, day: DateMention | null): void {
  for (const happening of draft.happenings) {
    const { date: role } = happening.event.value;
    if (role === 'payment' && happening.event.value.voice === 'noun') continue;
    if (role === null || role === 'announced' || !(happening.named || WORK_DAYS.has(role))) continue;
    happening.dates.forEach((date, index) => {
      const isSince = wordAt(happening.shot, date.first - 1) === 'since';
      if (isSince || !happening.event.rule.endsWith('/in-force'))
        addDate(draft, date, roleOf(happening, role, date, index), happening);
    });
  }
  const hasOwnDay = draft.dates.some(({ role, modality }) => OWN_DAYS.has(role) && modality === 'asserted');
  if (draft.year)
    add(
      draft,
      draft.year,
      wasSigned(draft) ? 'signed' : 'agreed',
      'asserted',
      draft.mentions[0]?.mention.rule ?? draft.year.rule,
    );
  if (!draft.main || hasOwnDay) return;
  announce(draft, day === null);
  if (day && !draft.dates.some(({ role }) => role === 'announced')) add(draft, day, 'announced', 'asserted', day.rule);
}

/** “A 2011 protocol was signed by both”: the year by which it is known is that of its signature. */
function wasSigned({ happenings }: Draft): boolean {
  return happenings.some(({ event, bound, dates, modality, negated }) => {
    return event.value.date === 'signed' && bound && dates.length === 0 && modality === 'asserted' && !negated;
  });
}

/** The first day of an announcement, where the event itself has none. */
function announce(draft: Draft, isOneStory: boolean): void {
  for (const happening of draft.happenings) {
    if (happening.event.value.date !== 'announced' || happening.modality !== 'asserted') continue;
    if (!isOneStory && !happening.bound) continue;
    const [date] = happening.dates;
    if (!date) continue;
    addDate(draft, date, 'announced', happening);
    return;
  }
}

function addDate(draft: Draft, date: DateMention, role: DateRole, happening: Happening): void {
  const modality = happening.negated ? 'denied' : dayModality(role, happening.modality);
  add(draft, date, role, modality, happening.event.rule);
}

function add(draft: Draft, date: DateMention, role: DateRole, modality: Modality, rule: string): void {
  const known = draft.dates.some(
    ({ date: other, role: said }) => other.value.value === date.value.value && (said === role || role === 'agreed'),
  );
  if (known) return;
  draft.dates.push({ date, role, modality });
  draft.evidence.push({ field: 'dates', start: date.start, end: date.end, rule });
}

function dayModality(role: DateRole, modality: Modality): Modality {
  const isWork = role === 'delivery-start' || role === 'delivery-end' || role === 'completion';
  return isWork && modality === 'asserted' ? 'planned' : modality;
}

function roleOf({ event, shot }: Happening, role: DateRole, date: DateMention, index: number): DateRole {
  const before = wordAt(shot, date.first - 1);
  if (role === 'delivery-start') return deliveryRole();
  if (role === 'expires' && hasWord(shot, shot.sentence.first, date.first, DELIVERIES)) return 'delivery-end';
  if (role === 'effective' && (index > 0 || END_WORDS.has(before))) return 'expires';
  if (role === 'extended-to' && !END_WORDS.has(before)) return 'agreed';
  return role;

  function deliveryRole(): DateRole {
    const from = Math.max(shot.sentence.first, Math.min(event.first, date.first) - NEAR);
    if (index > 0 || hasWord(shot, date.first - 4, date.first, LAST_WORDS)) return 'delivery-end';
    if (hasWord(shot, from, date.first, FIRST_WORDS)) return 'delivery-start';
    return END_WORDS.has(before) ? 'delivery-end' : 'delivery-start';
  }
}
