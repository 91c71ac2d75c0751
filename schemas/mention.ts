import type { Span } from '#schemas/document';
import type {
  Basis,
  Bound,
  CurrencyCertainty,
  CurrencySource,
  DateAnchor,
  DateCertainty,
  DateMod,
  DateRole,
  DateType,
  Instrument,
  PartyType,
  RelationType,
  Status,
  Subject,
} from '#schemas/vocabulary';

/** What filled a hole of a rule: a lexicon entry (`value` is its key) or a mention (`mention` is set). */
export type Part = Span & {
  readonly role: string;
  readonly kind: string;
  readonly first: number;
  readonly last: number;
  readonly value: unknown;
  readonly mention: Mention | null;
};

/** One thing found in one place by one rule. Offsets are document offsets; `first`, `last` token indexes (last exclusive). */
export type Mention<Value = unknown> = Span & {
  readonly kind: string;
  /** `kind/rule-id`: the rule that found it. */
  readonly rule: string;
  readonly sentence: number;
  readonly first: number;
  readonly last: number;
  readonly value: Value;
  readonly parts: readonly Part[];
  /** How much its rule asks for by word: of two rules that claim one thing the more exact wins. */
  readonly weight?: number;
};

export type MoneyValue = {
  readonly amount: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly vague: boolean;
  readonly currency: string | null;
  readonly currencyCertainty: CurrencyCertainty;
  readonly currencyFrom: CurrencySource | null;
  readonly bound: Bound;
  readonly basis: Basis;
  /** Index, in the document's list of money mentions, of the one that this one converts. */
  readonly convertedFrom: number | null;
  readonly suspect: boolean;
};

export type DateValue = {
  readonly type: DateType;
  /** TIMEX3 value. */
  readonly value: string;
  readonly mod: DateMod | null;
  /** ISO days of the resolved interval, null where open or unresolved. */
  readonly earliest: string | null;
  readonly latest: string | null;
  readonly anchor: DateAnchor;
  readonly certainty: DateCertainty;
};

/** How a mention names its party: by name, by a word of belonging ("Turkish"), by a seat ("Ankara"), or by reference ("the company"). */
export type PartyForm = 'name' | 'demonym' | 'seat' | 'acronym' | 'reference';

export type PartyValue = {
  /** Same key, same entity: the lexicon key, or the case-folded name. */
  readonly key: string;
  readonly name: string;
  readonly type: PartyType;
  /** ISO 3166-1 alpha-3. */
  readonly country: string | null;
  readonly identifier: string | null;
  readonly form: PartyForm;
  /** Name of the body that a person belongs to, as the text gives it. */
  readonly affiliation: string | null;
};

/** A noun phrase that names an agreement ("the pact", "a framework contract", "Special Measures Agreement (SMA)"). */
export type AgreementValue = {
  /** Null where the noun says no more than "deal" or "pact" would ("accord" is an agreement, "deal" is null). */
  readonly instrument: Instrument | null;
  /** The head noun, in the singular and small letters: "agreement", "contract". */
  readonly head: string;
  readonly subjects: readonly Subject[];
  /** Official or fixed name as in the text, without article; null for "a deal". */
  readonly name: string | null;
  readonly acronym: string | null;
  /** "the", "this", "that", "its", a possessive: it was spoken of before. */
  readonly definite: boolean;
  readonly plural: boolean;
  /** What its modifiers say of its place among others: "the previous deal", "a new treaty", "a separate agreement". */
  readonly kin: 'previous' | 'new' | 'other' | null;
  /** Number of agreements where it is said ("two documents", "three contracts"), else null. */
  readonly count: number | null;
};

/** What an event says has happened to an agreement ("signed", "was awarded", "the signing of"), whoever says so and however surely. */
export type EventValue = {
  /** Status that the event gives where it is asserted; null where it only dates or binds something ("delivered", "paid"). */
  readonly status: Status | null;
  /** Role of the day on which it happens. */
  readonly date: DateRole | null;
  readonly voice: 'verb' | 'noun';
  /** Relation between the agreements on its two sides ("replaces"), null for most events. */
  readonly relation: RelationType | null;
};

/** A contract number and the like. */
export type IdentifierValue = { readonly text: string };

/** Goods or services with their number: "40 self-propelled mortars". */
export type ItemValue = { readonly count: number | null; readonly item: string };

/** A cue of modality or attribution in the manner of ConText: what it says, where it looks, how far. */
export type CueValue = {
  /** A modality of the record, or `negation`, `attribution`, `terminator`, `pseudo`. */
  readonly category: string;
  readonly direction: 'forward' | 'backward' | 'both';
};

/** A number as written: its value is `decimal` × 10^`exponent`, exactly. */
export type NumberValue = {
  /** Plain decimal notation without group marks: "1040", "0.25", "-3". */
  readonly decimal: string;
  /** Power of ten of the scale words that belong to it ("billion" 9, "lakh crore" 12), 0 where there are none. */
  readonly exponent: number;
  readonly form: 'digits' | 'words';
  /** "second", "5th". */
  readonly ordinal: boolean;
};
