import { pairRecords, type RecordPairs, type SlottedRecord } from '#pipeline/evaluate/pair-records';
import type { Side, SideParty, SideRecord } from '#pipeline/evaluate/side';
import { type Slot, slotKind, whoOf } from '#pipeline/evaluate/slots';
import { addTallies } from '#pipeline/evaluate/tally';
import type { Difference, Score, Tally } from '#schemas/score';

const SIGNED_OR_BEYOND: ReadonlySet<string | null> = new Set([
  'signed',
  'awarded',
  'ratified',
  'in-force',
  'delivering',
  'amended',
  'extended',
  'completed',
  'suspended',
  'notice-given',
  'expired',
  'terminated',
]);

/** Records: slots over all records, and the records that agree on their parties and on having been signed. */
export function scoreRecords(
  predicted: Side,
  gold: Side,
  partners: ReadonlyMap<string, SideParty>,
): Pick<Score, 'slots' | 'falseRecords' | 'differences'> & { readonly slot: Tally; readonly record: Tally } {
  const paired = pairRecords(predicted, gold, partners);
  const slots = countSlots(paired);
  const agreed = paired.pairs.filter(
    (pair) =>
      whoOf(pair.predicted.slots) === whoOf(pair.gold.slots) &&
      isSigned(pair.predicted.record) === isSigned(pair.gold.record),
  );
  return {
    slots,
    slot: Object.values(slots).reduce(addTallies, { right: 0, predicted: 0, gold: 0 }),
    record: { right: agreed.length, predicted: predicted.records.length, gold: gold.records.length },
    falseRecords: gold.records.length ? 0 : predicted.records.length,
    differences: differencesOf(paired),
  };
}

const isSigned = ({ status }: SideRecord): boolean => SIGNED_OR_BEYOND.has(status);

function countSlots({ predicted, gold, pairs }: RecordPairs): Record<string, Tally> {
  const counts = new Map<string, { right: number; predicted: number; gold: number }>();
  const count = (slots: readonly Slot[], field: keyof Tally) => {
    for (const slot of slots) {
      const kind = slotKind(slot);
      const tally = counts.get(kind) ?? { right: 0, predicted: 0, gold: 0 };
      tally[field]++;
      counts.set(kind, tally);
    }
  };
  for (const { slots } of predicted) count(slots, 'predicted');
  for (const { slots } of gold) count(slots, 'gold');
  for (const { shared } of pairs) count(shared, 'right');
  return Object.fromEntries(counts);
}

function differencesOf({ predicted, gold, pairs }: RecordPairs): readonly Difference[] {
  const found = new Set(pairs.map((pair) => pair.predicted));
  const met = new Set(pairs.map((pair) => pair.gold));
  const whole = ({ record, slots }: SlottedRecord, problem: Difference['problem']): Difference => ({
    kind: 'record',
    problem,
    subject: `${record.id}: ${slots.slice(0, 6).join('; ')}`,
    expected: null,
    found: null,
    at: null,
  });
  const slot = (id: string, text: Slot, problem: Difference['problem']): Difference => ({
    kind: 'slot',
    problem,
    subject: `${id} ${text}`,
    expected: null,
    found: null,
    at: null,
  });
  return [
    ...pairs.flatMap((pair) => [
      ...without(pair.gold.slots, pair.shared).map((text) => slot(pair.gold.record.id, text, 'missed')),
      ...without(pair.predicted.slots, pair.shared).map((text) => slot(pair.gold.record.id, text, 'unexpected')),
    ]),
    ...gold.filter((record) => !met.has(record)).map((record) => whole(record, 'missed')),
    ...predicted.filter((record) => !found.has(record)).map((record) => whole(record, 'unexpected')),
  ];
}

const without = (slots: readonly Slot[], shared: readonly Slot[]): readonly Slot[] =>
  slots.filter((slot) => !shared.includes(slot));
