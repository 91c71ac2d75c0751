import { assign } from '#pipeline/evaluate/assign';
import { isStateLike } from '#pipeline/evaluate/pair-parties';
import type { Side, SideParty, SideRecord } from '#pipeline/evaluate/side';
import { common, keyOf, type Slot, slotKind, slotsOf } from '#pipeline/evaluate/slots';

export type SlottedRecord = { readonly record: SideRecord; readonly slots: readonly Slot[] };

export type RecordPairs = {
  readonly predicted: readonly SlottedRecord[];
  readonly gold: readonly SlottedRecord[];
  readonly pairs: readonly {
    readonly predicted: SlottedRecord;
    readonly gold: SlottedRecord;
    readonly shared: readonly Slot[];
  }[];
};

const SUBSTANCE: ReadonlySet<string> = new Set(['party', 'amount', 'date', 'identifier']);

/**
 * Pairs the records one to one so that the number of equal slots is greatest. A pair needs a party, amount, date or
 * identifier in common, or must be equal in everything.
 *
 * @param partners the gold partner of each predicted party, by the latter's id
 */
export function pairRecords(predicted: Side, gold: Side, partners: ReadonlyMap<string, SideParty>): RecordPairs {
  const [byId, goldById] = [partiesById(predicted), partiesById(gold)];
  const predictedKey = (id: string) => {
    const party = byId.get(id);
    return keyOf(party && isStateLike(party.type) ? party : (partners.get(id) ?? party), id);
  };
  const mine = predicted.records.map((record) => ({ record, slots: slotsOf(record, predictedKey) }));
  const theirs = gold.records.map((record) => ({
    record,
    slots: slotsOf(record, (id) => keyOf(goldById.get(id), id)),
  }));
  const shared = mine.map((a) => theirs.map((b) => sharedSlots(a.slots, b.slots)));
  const weights = shared.map((row) => row.map((slots) => slots.length));
  const pairs = assign(weights).flatMap(([i, j]) => {
    const [a, b] = [mine[i], theirs[j]];
    return a && b ? [{ predicted: a, gold: b, shared: shared[i]?.[j] ?? [] }] : [];
  });
  return { predicted: mine, gold: theirs, pairs };
}

function sharedSlots(a: readonly Slot[], b: readonly Slot[]): readonly Slot[] {
  const shared = common(a, b);
  const equal = shared.length === Math.max(a.length, b.length);
  return equal || shared.some((slot) => SUBSTANCE.has(slotKind(slot))) ? shared : [];
}

const partiesById = ({ parties }: Side): ReadonlyMap<string, SideParty> =>
  new Map(parties.map((party) => [party.id, party]));
