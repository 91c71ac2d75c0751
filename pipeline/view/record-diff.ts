import type { Agreement, ArticleRecord } from '#schemas/record';

/** One fact that two records of an article do not share: what it is, and its text in each (null where it is missing). */
export type Difference = { readonly what: string; readonly before: string | null; readonly after: string | null };

/** A fact by what identifies it, so that the same one is found in the other record whatever its id is there. */
type Facts = ReadonlyMap<string, { readonly what: string; readonly text: string }>;

/** What the second record of one article has more, less and otherwise than the first. */
export function diffRecords(before: ArticleRecord, after: ArticleRecord): readonly Difference[] {
  return [...compared(factsOf(before), factsOf(after)), ...diffAgreements(before, after)];
}

function compared(before: Facts, after: Facts): Difference[] {
  const keys = [...new Set([...before.keys(), ...after.keys()])];
  return keys.flatMap((key) => {
    const [old, now] = [before.get(key), after.get(key)];
    if (old?.text === now?.text) return [];
    return [{ what: (old ?? now)?.what ?? '', before: old?.text ?? null, after: now?.text ?? null }];
  });
}

function factsOf({ money, dates, parties, other }: ArticleRecord): Facts {
  const facts = new Map<string, { what: string; text: string }>();
  for (const { start, end, quote, amount, low, high, currency, bound, basis, use } of money) {
    const sum = amount ?? (low === null ? 'vague' : `${low} to ${high}`);
    const place = 'reason' in use ? `unused (${use.reason})` : use.role;
    facts.set(`money ${start} ${end}`, {
      what: `money “${quote}”`,
      text: `${currency ?? '?'} ${sum}, ${bound}, ${basis}: ${place}`,
    });
  }
  for (const { start, end, quote, value, use } of dates) {
    const place = Array.isArray(use) ? use.map(({ role }) => role).join(', ') : `unused (${use.reason})`;
    facts.set(`date ${start} ${end}`, { what: `date “${quote}”`, text: `${value}: ${place}` });
  }
  for (const { name, type, country } of parties)
    facts.set(`party ${name} ${type}`, { what: `party “${name}”`, text: `${type}${country ? `, ${country}` : ''}` });
  for (const { kind, start, end, quote, value } of other)
    facts.set(`${kind} ${start} ${end}`, { what: `${kind} “${quote}”`, text: JSON.stringify(value) });
  return facts;
}

function diffAgreements(before: ArticleRecord, after: ArticleRecord): Difference[] {
  const [old, now] = [before, after].map((record) => record.agreements.map((one) => slotsOf(one, record))) as [
    Slots[],
    Slots[],
  ];
  const pairs = paired(old, now);
  const taken = new Set(pairs.values());
  return [
    ...old.flatMap((slots, index) => {
      const partner = pairs.get(index);
      return partner === undefined
        ? slotDifferences(`lost agreement ${index + 1}`, slots, [])
        : slotDifferences(`agreement ${partner + 1}`, slots, now[partner] as Slots);
    }),
    ...now.flatMap((slots, index) =>
      taken.has(index) ? [] : slotDifferences(`new agreement ${index + 1}`, [], slots),
    ),
  ];
}

type Slots = readonly { readonly field: string; readonly text: string }[];

/** The slots of an agreement with names and amounts instead of ids. */
function slotsOf(agreement: Agreement, { money, dates, parties }: ArticleRecord): Slots {
  const name = (id: string): string => parties.find((party) => party.id === id)?.name ?? id;
  const quote = (id: string): string => [...money, ...dates].find((one) => one.id === id)?.quote ?? id;
  const single = (['name', 'instrument', 'status', 'salience', 'duration'] as const).flatMap((field) =>
    agreement[field] === null ? [] : [{ field, text: agreement[field] }],
  );
  return [
    ...single,
    ...agreement.subjects.map((text) => ({ field: 'subject', text })),
    ...agreement.parties.map(({ party, role }) => ({ field: `party “${name(party)}”`, text: role })),
    ...agreement.amounts.map(({ money: [first = ''], role, modality }) => ({
      field: `amount “${quote(first)}”`,
      text: `${role}, ${modality}`,
    })),
    ...agreement.dates.map(({ date, role, modality }) => ({
      field: `date “${quote(date)}”`,
      text: `${role}, ${modality}`,
    })),
    ...agreement.items.map(({ count, item }) => ({ field: 'item', text: `${count ?? '?'} × ${item}` })),
    ...agreement.identifiers.map((text) => ({ field: 'identifier', text })),
  ];
}

const shared = (one: Slots, other: Slots): number =>
  one.filter(({ field, text }) => other.some((slot) => slot.field === field && slot.text === text)).length;

/** Agreements of two records by the number of slots that they share, most first. */
function paired(old: readonly Slots[], now: readonly Slots[]): ReadonlyMap<number, number> {
  const all = old.flatMap((slots, i) => now.map((others, j) => ({ i, j, count: shared(slots, others) })));
  const pairs = new Map<number, number>();
  const taken = new Set<number>();
  for (const { i, j, count } of all.sort((a, b) => b.count - a.count || Math.abs(a.i - a.j) - Math.abs(b.i - b.j))) {
    if (count === 0 || pairs.has(i) || taken.has(j)) continue;
    pairs.set(i, j);
    taken.add(j);
  }
  return pairs;
}

/** Slots lost and added; of one field with one text on each side, the change. */
function slotDifferences(label: string, old: Slots, now: Slots): Difference[] {
  const lost = old.filter((slot) => shared([slot], now) === 0);
  const added = now.filter((slot) => shared([slot], old) === 0);
  const changes = lost.map(({ field, text }): Difference => {
    const index = added.findIndex((slot) => slot.field === field);
    const [partner] = index < 0 ? [] : added.splice(index, 1);
    return { what: `${label} › ${field}`, before: text, after: partner?.text ?? null };
  });
  return [...changes, ...added.map(({ field, text }) => ({ what: `${label} › ${field}`, before: null, after: text }))];
}
