import type { Draft, Happening } from '#pipeline/link/draft';
import type { DateMention } from '#pipeline/link/linked';
import { wordAt } from '#pipeline/link/scene';
import type { DateRole, Modality } from '#schemas/vocabulary';

const END_WORDS = new Set(['by', 'until', 'through', 'till', 'to', 'before']);
/** Roles of what has to be done yet: their days are plans unless they are said to have come. */
const DATED_EVENTS: ReadonlySet<DateRole> = new Set<DateRole>([
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

/** Turns the days of a draft's events into date slots. */
export function placeDates(draft: Draft): void {
  for (const happening of draft.happenings) {
    if (happening.event.value.date === 'announced') continue;
    happening.dates.forEach((date, index) => addDate(draft, date, roleOf(happening, date, index), happening));
  }
  if (draft.yearMention)
    add(draft, draft.yearMention, 'agreed', 'asserted', draft.mentions[0]?.mention.rule ?? draft.yearMention.rule);
  const hasOwnDay = draft.dates.some(({ role, modality }) => DATED_EVENTS.has(role) && modality === 'asserted');
  if (hasOwnDay || !draft.main) return;
  for (const happening of draft.happenings) {
    if (happening.event.value.date !== 'announced') continue;
    for (const date of happening.dates) addDate(draft, date, 'announced', happening);
    if (draft.dates.some(({ role }) => role === 'announced')) return;
  }
}

function addDate(draft: Draft, date: DateMention, role: DateRole | null, happening: Happening): void {
  if (role === null) return;
  const modality = happening.negated ? 'denied' : dayModality(role, happening.modality);
  add(draft, date, role, modality, happening.event.rule);
}

function add(draft: Draft, date: DateMention, role: DateRole, modality: Modality, rule: string): void {
  if (draft.dates.some((other) => other.role === role && other.date.value.value === date.value.value)) return;
  draft.dates.push({ date, role, modality });
  draft.evidence.push({ field: 'dates', start: date.start, end: date.end, rule });
}

function dayModality(role: DateRole, modality: Modality): Modality {
  if ((role === 'delivery-start' || role === 'delivery-end' || role === 'completion') && modality === 'asserted')
    return 'planned';
  return modality;
}

function roleOf({ event, shot }: Happening, date: DateMention, index: number): DateRole | null {
  const role = event.value.date;
  const before = wordAt(shot, date.first - 1);
  if (role === 'delivery-start' && (index > 0 || END_WORDS.has(before))) return 'delivery-end';
  if (role === 'extended-to' && !END_WORDS.has(before)) return 'agreed';
  return role;
}
