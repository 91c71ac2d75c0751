import type { ArticleRecord } from '#schemas/record';

/** What annotation tools mark: a label over a piece of the article text, in UTF-16 units. */
export type Marked = {
  readonly label: string;
  readonly start: number;
  readonly end: number;
  readonly note: string | null;
};

/** Every mention of money, dates and parties, in text order. */
export function marksOf({ money, dates, parties }: ArticleRecord): readonly Marked[] {
  const marks = [
    ...money.map(({ start, end, amount, low, high, currency }) => ({
      label: 'Money',
      start,
      end,
      note: [currency, amount ?? (low === null && high === null ? null : `${low ?? ''}–${high ?? ''}`)]
        .filter((part) => part !== null)
        .join(' '),
    })),
    ...dates.map(({ start, end, value }) => ({ label: 'Date', start, end, note: value })),
    ...parties.flatMap(({ name, type, mentions }) =>
      mentions.map(({ start, end }) => ({ label: LABELS[type], start, end, note: name })),
    ),
  ];
  return marks.sort((a, b) => a.start - b.start || b.end - a.end || (a.label < b.label ? -1 : 1));
}

const LABELS: Readonly<Record<ArticleRecord['parties'][number]['type'], string>> = {
  state: 'State',
  'government-body': 'GovernmentBody',
  'armed-force': 'ArmedForce',
  'international-organisation': 'InternationalOrganisation',
  company: 'Company',
  'armed-group': 'ArmedGroup',
  person: 'Person',
  other: 'OtherParty',
};

export const LABEL_NAMES: readonly string[] = ['Money', 'Date', ...Object.values(LABELS)];
