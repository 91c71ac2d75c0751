import type { Entities, Entity } from '#pipeline/link/entities';
import type { Span } from '#schemas/document';
import type { DateValue, Mention, MoneyValue } from '#schemas/mention';
import type { Attribution } from '#schemas/record';
import type {
  AmountRole,
  DateReason,
  DateRole,
  Instrument,
  Modality,
  MoneyReason,
  PartyRole,
  RelationType,
  Salience,
  Status,
  Subject,
} from '#schemas/vocabulary';

export type MoneyMention = Mention<MoneyValue>;
export type DateMention = Mention<DateValue>;

/** A text that is equal for equal sums. */
export const sumOf = ({ value }: MoneyMention): string =>
  `${value.currency} ${value.amount} ${value.low} ${value.high}`;

/** Words that a field rests on, with the rule that read them. */
export type Evidence = Span & { readonly field: string; readonly rule: string };

export type LinkedAmount = {
  /** Mentions of the amount and of its conversions, in text order. */
  readonly money: readonly MoneyMention[];
  readonly role: AmountRole;
  readonly modality: Modality;
  readonly payer: Entity | null;
  readonly payee: Entity | null;
  readonly attribution: Attribution | null;
};

export type LinkedDate = { readonly date: DateMention; readonly role: DateRole; readonly modality: Modality };

/** One agreement of the article, its facts still as mentions and entities. */
export type LinkedAgreement = {
  readonly salience: Salience;
  readonly instrument: Instrument;
  readonly subjects: readonly Subject[];
  readonly status: Status | null;
  readonly name: string | null;
  readonly acronym: string | null;
  readonly identifiers: readonly string[];
  readonly parties: readonly { readonly entity: Entity; readonly role: PartyRole }[];
  readonly amounts: readonly LinkedAmount[];
  readonly dates: readonly LinkedDate[];
  /** The mention that gives the duration. */
  readonly duration: DateMention | null;
  readonly extension: { readonly date: DateMention; readonly modality: Modality } | null;
  readonly items: readonly { readonly count: number | null; readonly item: string }[];
  readonly attribution: Attribution | null;
  /** `target` is the index of the other agreement. */
  readonly relations: readonly { readonly type: RelationType; readonly target: number }[];
  readonly evidence: readonly Evidence[];
  readonly unknown: readonly { readonly field: string; readonly reason: string }[];
};

/** What belongs to what in one article, and why each amount and date that no record uses is left out. */
export type Linked = {
  readonly entities: Entities;
  readonly agreements: readonly LinkedAgreement[];
  readonly unusedMoney: ReadonlyMap<MoneyMention, MoneyReason>;
  readonly unusedDates: ReadonlyMap<DateMention, DateReason>;
};
