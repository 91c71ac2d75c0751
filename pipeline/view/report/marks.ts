import { words } from '#pipeline/view/report/labels';
import type { Span } from '#schemas/document';
import type { Agreement, ArticleRecord } from '#schemas/record';
import type { Modality } from '#schemas/vocabulary';

/** What a marked span is, the first of several winning. */
const KINDS = ['money', 'date', 'party', 'agreement', 'status', 'other'] as const;
export type MarkKind = (typeof KINDS)[number];

/** One span of the text with all that is said of it. */
export type Mark = Span & {
  readonly kind: MarkKind;
  /** Shown behind the words: role and modality, or the reason why no record uses them. */
  readonly tag: string | null;
  readonly modality: Modality | null;
  readonly isUsed: boolean;
  /** Ids of the agreements that rest on it. */
  readonly agreements: readonly string[];
};

/** The name of a span in the page. */
export const spanKey = ({ start, end }: Span): string => `${start}-${end}`;

const EVIDENCE_KIND: Readonly<Record<string, MarkKind>> = {
  status: 'status',
  amounts: 'money',
  dates: 'date',
  duration: 'date',
  extension: 'date',
  parties: 'party',
  instrument: 'agreement',
  subjects: 'agreement',
  name: 'agreement',
  acronym: 'agreement',
};

/** All marks of an article, each span once, in text order and outer ones first. */
export function marksOf(record: ArticleRecord): readonly Mark[] {
  const marks = new Map<string, Mark>();
  for (const mark of [...mentionMarks(record), ...record.agreements.flatMap(evidenceMarks)]) {
    const key = spanKey(mark);
    const before = marks.get(key);
    marks.set(key, before ? joined(before, mark) : mark);
  }
  return [...marks.values()].sort((a, b) => a.start - b.start || b.end - a.end);
}

function joined(a: Mark, b: Mark): Mark {
  const [first, second] = KINDS.indexOf(a.kind) <= KINDS.indexOf(b.kind) ? [a, b] : [b, a];
  return {
    ...first,
    tag: first.tag ?? second.tag,
    modality: first.modality ?? second.modality,
    isUsed: a.isUsed || b.isUsed,
    agreements: [...new Set([...a.agreements, ...b.agreements])],
  };
}

function mentionMarks({ money, dates, parties, other, agreements }: ArticleRecord): readonly Mark[] {
  return [
    ...money.map((mention): Mark => {
      const { use } = mention;
      if ('reason' in use) return unused(mention, 'money', use.reason);
      const amount = agreements
        .find(({ id }) => id === use.agreement)
        ?.amounts.find(({ money: ids }) => ids.includes(mention.id));
      return used(mention, 'money', [use.role], amount?.modality ?? null, [use.agreement]);
    }),
    ...dates.map((mention): Mark => {
      const { use } = mention;
      if ('reason' in use) return unused(mention, 'date', null);
      const slot = agreements
        .flatMap((agreement) => agreement.dates)
        .find(({ date, role }) => date === mention.id && role === use[0]?.role);
      const [roles, ids] = [use.map(({ role }) => role), use.map(({ agreement }) => agreement)];
      return used(mention, 'date', [...new Set(roles)], slot?.modality ?? null, [...new Set(ids)]);
    }),
    ...parties.flatMap(({ id, mentions }) => {
      const within = agreements.filter((agreement) => agreement.parties.some(({ party }) => party === id));
      const ids = within.map((agreement) => agreement.id);
      return mentions.map((mention) => ({
        ...unused(mention, 'party', null),
        isUsed: ids.length > 0,
        agreements: ids,
      }));
    }),
    ...other.map((mention) => ({ ...unused(mention, 'other', mention.kind), isUsed: true })),
  ];
}

const unused = ({ start, end }: Span, kind: MarkKind, reason: string | null): Mark => ({
  start,
  end,
  kind,
  tag: reason && words(reason),
  modality: null,
  isUsed: false,
  agreements: [],
});

function used(
  { start, end }: Span,
  kind: MarkKind,
  roles: readonly string[],
  modality: Modality | null,
  agreements: readonly string[],
): Mark {
  const said = modality === null || modality === 'asserted' ? roles : [...roles, modality];
  return { start, end, kind, tag: said.map(words).join(' · '), modality, isUsed: true, agreements };
}

function evidenceMarks({ id, status, evidence }: Agreement): readonly Mark[] {
  return evidence.map(({ field, start, end }) => ({
    start,
    end,
    kind: EVIDENCE_KIND[field] ?? 'other',
    tag: field === 'status' && status ? words(status) : null,
    modality: null,
    isUsed: true,
    agreements: [id],
  }));
}
