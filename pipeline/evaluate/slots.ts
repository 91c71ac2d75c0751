import { plainName } from '#pipeline/evaluate/names';
import { isStateLike } from '#pipeline/evaluate/pair-parties';
import { quantityLabel, type SideParty, type SideRecord } from '#pipeline/evaluate/side';

/** One thing that a record says, as comparable text: its kind, a blank, and what it says. */
export type Slot = string;

/** By what a party of a record is known, given its id. */
export type PartyKey = (id: string) => string;

/** Every slot that counts of a record. */
export function slotsOf(record: SideRecord, partyKey: PartyKey): readonly Slot[] {
  const maybe = (kind: string, value: string | null) => (value ? [`${kind} ${value}`] : []);
  return [
    `instrument ${record.instrument}`,
    ...maybe('status', record.status),
    `salience ${record.salience}`,
    ...record.subjects.map((subject) => `subject ${subject}`),
    ...record.parties.map(({ id, role }) => `party ${partyKey(id)} ${role}`),
    ...record.amounts.map((amount) => `amount ${quantityLabel(amount)} ${amount.role}`),
    ...record.amounts.map((amount) => `modality ${quantityLabel(amount)} ${amount.modality}`),
    ...record.dates.map(({ value, role }) => `date ${value} ${role}`),
    ...maybe('duration', record.duration),
    ...record.relations.map((type) => `relation ${type}`),
    ...record.identifiers.map((identifier) => `identifier ${identifier.replace(/\W/g, '').toLowerCase()}`),
  ];
}

export const slotKind = (slot: Slot): string => slot.split(' ', 1)[0] ?? '';

/** The slots of `a` that stand in `b` too, each as often as in both. */
export function common(a: readonly Slot[], b: readonly Slot[]): readonly Slot[] {
  const rest = [...b];
  return a.filter((slot) => {
    const at = rest.indexOf(slot);
    if (at >= 0) rest.splice(at, 1);
    return at >= 0;
  });
}

/** Who the record is between, roles aside. */
export function whoOf(slots: readonly Slot[]): string {
  const names = slots
    .filter((slot) => slotKind(slot) === 'party')
    .map((slot) => slot.split(' ').slice(1, -1).join(' '));
  return [...new Set(names)].sort().join('|');
}

/** A state, its ministries, forces and officials are known by their country, every other actor by name. */
export function keyOf(party: SideParty | undefined, id: string): string {
  if (party?.country && (isStateLike(party.type) || party.type === 'person')) return party.country;
  return plainName(party?.name ?? id);
}
