import type { Span } from '#schemas/document';

/** Counts behind a precision and a recall. */
export type Tally = { readonly right: number; readonly predicted: number; readonly gold: number };

/** What is measured, in the order of tables. */
export const FIGURES = [
  'moneyStrict',
  'moneyRelaxed',
  'moneyValue',
  'moneyUse',
  'moneyBound',
  'moneyBasis',
  'dateStrict',
  'dateRelaxed',
  'dateValue',
  'party',
  'partyCountry',
  'slot',
  'record',
] as const;
export type Figure = (typeof FIGURES)[number];

/** One place where the output and the gold part; `at` is a span of the gold article text, where there is one. */
export type Difference = {
  readonly kind: 'money' | 'date' | 'party' | 'record' | 'slot';
  readonly problem: 'missed' | 'unexpected' | 'wrong';
  /** The words, name, record or slot that it is about. */
  readonly subject: string;
  /** Expected and found value of a wrong one. */
  readonly expected: string | null;
  readonly found: string | null;
  readonly at: Span | null;
};

/** The score of one article, or the sum of several. */
export type Score = {
  readonly figures: Readonly<Record<Figure, Tally>>;
  readonly slots: Readonly<Record<string, Tally>>;
  /** Records of articles that hold no agreement. */
  readonly falseRecords: number;
  readonly differences: readonly Difference[];
};

/** Precision, recall and F1 in 0…1; null where nothing was there to find and nothing was found. */
export type Rates = { readonly p: number | null; readonly r: number | null; readonly f1: number | null };
