import type { Span } from '#schemas/document';

/** Gold and output in one shape, so that nothing but their values can tell them apart. */
export type Quantity = {
  readonly currency: string | null;
  readonly amount: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly vague: boolean;
};

export type SideMoney = Span &
  Quantity & {
    readonly text: string;
    readonly bound: string;
    readonly basis: string;
    /** `record:ROLE`, or the reason why no record uses it. */
    readonly use: string;
  };

export type SideDate = Span & { readonly text: string; readonly value: string };

export type SideParty = {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly country: string | null;
  readonly forms: readonly string[];
};

export type SideRecord = {
  readonly id: string;
  readonly salience: string;
  readonly instrument: string;
  readonly subjects: readonly string[];
  readonly status: string | null;
  /** `id` is that of a party of the same side, or a bare name where there is none. */
  readonly parties: readonly { readonly id: string; readonly role: string }[];
  readonly amounts: readonly (Quantity & { readonly role: string; readonly modality: string })[];
  readonly dates: readonly { readonly value: string; readonly role: string }[];
  readonly duration: string | null;
  readonly relations: readonly string[];
  readonly identifiers: readonly string[];
};

export type Side = {
  readonly text: string;
  /** The fact-bearing parts of the text; none given: all of it. */
  readonly facts: readonly Span[];
  readonly money: readonly SideMoney[];
  readonly dates: readonly SideDate[];
  readonly parties: readonly SideParty[];
  readonly records: readonly SideRecord[];
};

/** The side of an article that gave no record. */
export const NOTHING: Side = { text: '', facts: [], money: [], dates: [], parties: [], records: [] };

/** `SEK 640000000`, `USD 3..4` or `null vague`: equal strings, equal amounts. */
export function quantityLabel({ currency, amount, low, high, vague }: Quantity): string {
  if (vague) return `${currency} vague`;
  return `${currency} ${amount === null && low !== null ? `${low}..${high}` : String(amount)}`;
}

/** The items with each key once; of equals the last one's value at the first one's place. */
export function distinct<T>(items: readonly T[], key: (item: T) => string): readonly T[] {
  return [...new Map(items.map((item) => [key(item), item])).values()];
}

/** One entry for each amount slot that counts. */
export const distinctAmounts = (amounts: SideRecord['amounts']): SideRecord['amounts'] =>
  distinct(amounts, (amount) => `${quantityLabel(amount)} ${amount.role} ${amount.modality}`);

/** One entry for each date slot that counts. */
export const distinctDates = (dates: SideRecord['dates']): SideRecord['dates'] =>
  distinct(dates, ({ value, role }) => `${value} ${role}`);
