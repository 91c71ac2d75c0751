import type { Draft } from '#pipeline/link/draft';
import type { Focus } from '#pipeline/link/focus';
import type { DateMention } from '#pipeline/link/linked';
import type { AgreementMention, Scene } from '#pipeline/link/scene';
import type { Mention } from '#schemas/mention';
import { DATE_ROLES, type DateRole, type Modality } from '#schemas/vocabulary';

/** A day to which a phrase of `deals` gives a role by itself (“open until the close of 2027”). */
export type PhrasedDay = {
  readonly date: DateMention;
  readonly role: DateRole;
  readonly modality: Modality;
  readonly rule: string;
};

const ROLES: ReadonlySet<string> = new Set(DATE_ROLES);

/** The days that phrases give a role, by the draft that their place speaks of. */
export function phrasedDays(scene: Scene, deals: readonly Mention[], focus: Focus): Map<Draft, PhrasedDay[]> {
  const days = new Map<Draft, Map<DateMention, PhrasedDay>>();
  for (const deal of deals) {
    for (const day of daysIn(scene, deal)) {
      for (const draft of draftsOf(scene, deal, focus)) {
        const known = days.get(draft) ?? new Map<DateMention, PhrasedDay>();
        days.set(draft, known);
        if (!known.has(day.date)) known.set(day.date, day);
      }
    }
  }
  return new Map([...days].map(([draft, known]) => [draft, [...known.values()]]));
}

function daysIn({ qualifier }: Scene, { parts, rule }: Mention): PhrasedDay[] {
  return parts.flatMap(({ mention, role }) => {
    if (mention?.kind !== 'date' || !ROLES.has(role)) return [];
    const date = mention as DateMention;
    if (date.value.type === 'duration' || date.value.type === 'set') return [];
    return [{ date, role: role as DateRole, modality: qualifier.modalityOf(date).modality, rule }];
  });
}

function draftsOf({ shotOf }: Scene, deal: Mention, focus: Focus): readonly Draft[] {
  const noun = deal.parts.find(({ mention }) => mention?.kind === 'agreement')?.mention;
  return noun ? focus.of(noun as AgreementMention) : focus.at(shotOf(deal), deal.first);
}
