import { roleOf } from '#pipeline/link/date-roles';
import type { Draft, Happening } from '#pipeline/link/draft';
import type { DateMention } from '#pipeline/link/linked';
import type { PhrasedDay } from '#pipeline/link/phrased-days';
import { wordAt } from '#pipeline/link/scene';
import { statusOf } from '#pipeline/link/status';
import type { DateRole, Modality, Status } from '#schemas/vocabulary';

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
/** The role of the day on which an agreement came to its status. */
const DAY_OF: Partial<Record<Status, DateRole>> = {
  'agreed-in-principle': 'agreed',
  initialled: 'initialled',
  signed: 'signed',
  awarded: 'awarded',
  approved: 'approved',
  ratified: 'ratified',
  rejected: 'rejected',
  terminated: 'terminated',
};

/** Days that stand beside the events: the heading of a digest, days of the lead that no event takes, and those that a phrase gives a role. */
export type OtherDays = {
  readonly heading: DateMention | null;
  readonly orphans: readonly DateMention[];
  readonly phrased: ReadonlyMap<Draft, readonly PhrasedDay[]>;
};

/** Turns the days of a draft's events, and those that phrases give a role, into date slots. */
export function placeDates(draft: Draft, { heading, orphans, phrased }: OtherDays): void {
  const said = phrased.get(draft) ?? [];
  const taken = new Set(said.map(({ date }) => date));
  for (const happening of draft.happenings) placeHappening(draft, happening, taken);
  for (const { date, role, modality, rule } of said) add(draft, date, role, modality, rule);
  const hasOwnDay = draft.dates.some(({ role, modality }) => OWN_DAYS.has(role) && modality === 'asserted');
  if (draft.year) placeYear(draft, draft.year);
  if (!draft.main || hasOwnDay || placeOrphan(draft, orphans)) return;
  announce(draft, heading === null);
  if (heading && !draft.dates.some(({ role }) => role === 'announced'))
    add(draft, heading, 'announced', 'asserted', heading.rule);
}

function placeHappening(draft: Draft, happening: Happening, taken: ReadonlySet<DateMention>): void {
  const { event, shot, named, bound, dates } = happening;
  const { date: role, voice } = event.value;
  if (role === null || role === 'announced' || (role === 'payment' && voice === 'noun')) return;
  // “Funds will expire”: only the end of the agreement itself is its own.
  if (!named && !(WORK_DAYS.has(role) && (bound || event.rule !== 'event/expire'))) return;
  dates.forEach((date, index) => {
    const isSince = wordAt(shot, date.first - 1) === 'since';
    if (isOfOtherPartner(draft, happening, date)) return;
    if (taken.has(date) || (event.rule === 'event/in-force' && !isSince)) return;
    addDate(draft, date, roleOf(happening, role, date, index), happening);
  });
}

/** “with A in 1991, and with B the following year”: each day goes to the partner named before it. */
function isOfOtherPartner({ pair, main }: Draft, { shot }: Happening, date: DateMention): boolean {
  if (main || pair.size !== 1) return false;
  const before = shot.parties.filter(({ last, value }) => last <= date.first && value.form !== 'reference');
  const groups = before.filter(({ first }) => wordAt(shot, first - 1) === 'with' || wordAt(shot, first - 2) === 'with');
  const from = groups.at(-1)?.first ?? -1;
  if (groups.length < 2) return false;
  const [partner] = pair;
  return !before.some(
    ({ first, value }) => first >= from && (value.key === partner?.key || value.country === partner?.country),
  );
}

function placeYear(draft: Draft, year: DateMention): void {
  const rule = draft.mentions[0]?.mention.rule ?? year.rule;
  add(draft, year, wasSigned(draft) ? 'signed' : 'agreed', 'asserted', rule);
}

/** “Botswana and Namibia today ended …”: the day of the lead is that of the event by which the news has its status. */
function placeOrphan(draft: Draft, orphans: readonly DateMention[]): boolean {
  const standing = statusOf(draft);
  const role = standing && DAY_OF[standing.status];
  const [date] = orphans;
  if (!role || !date || draft.story > 0) return false;
  add(draft, date, role, 'asserted', standing.from.event.rule);
  return true;
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
  add(draft, date, role, happening.negated ? 'denied' : happening.modality, happening.event.rule);
}

function add(draft: Draft, date: DateMention, role: DateRole, modality: Modality, rule: string): void {
  const known = draft.dates.some(
    ({ date: other, role: said }) => other.value.value === date.value.value && (said === role || role === 'agreed'),
  );
  if (known) return;
  draft.dates.push({ date, role, modality });
  draft.evidence.push({ field: 'dates', start: date.start, end: date.end, rule });
}
