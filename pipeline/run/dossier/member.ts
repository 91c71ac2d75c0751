import type { Agreement, ArticleRecord } from '#schemas/record';

/** What is compared of one agreement in one record. */
export type Member = {
  /** ARTICLE-ID#a1 */
  readonly key: string;
  readonly agreement: Agreement;
  readonly record: Pick<ArticleRecord, 'source' | 'money' | 'dates' | 'parties' | 'id'>;
  readonly published: string | null;
  /** Contract numbers and the like, folded. */
  readonly identifiers: ReadonlySet<string>;
  /** Official name or acronym, folded; null where it has none. */
  readonly name: string | null;
  /** Who it is between: countries for states and their bodies, else names. */
  readonly sides: ReadonlySet<string>;
  /** Days of the event itself, as intervals; empty where none is told. */
  readonly days: readonly { readonly earliest: string; readonly latest: string }[];
  /** Sums of its main amount. */
  readonly sums: ReadonlySet<string>;
};

const STATE_LIKE = new Set(['state', 'government-body', 'armed-force']);
/** The roles of dates that tell one agreement from the next between the same parties. */
const EVENT_DATES = new Set(['signed', 'awarded', 'agreed', 'notified', 'approved', 'initialled', 'announced']);
const MAIN_AMOUNTS = new Set(['value', 'ceiling', 'estimate', 'aid', 'loan', 'contribution']);

export function membersOf(record: ArticleRecord): readonly Member[] {
  const { id, source, money, dates, parties } = record;
  const kept = { id, source, money, dates, parties };
  return record.agreements.map((agreement) => ({
    key: `${id}#${agreement.id}`,
    agreement,
    record: kept,
    published: record.article.published?.value ?? null,
    identifiers: new Set(agreement.identifiers.map((text) => text.toUpperCase().replace(/[^A-Z0-9]/g, ''))),
    name: agreement.name === null ? null : fold(agreement.name),
    sides: sidesOf(agreement, parties),
    days: daysOf(agreement, record),
    sums: sumsOf(agreement, record),
  }));
}

export const fold = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replace(/\b(?:the|inc|corp|corporation|ltd|limited|plc|llc|gmbh|ag|sa|co|company)\b\.?/g, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

function sidesOf(agreement: Agreement, parties: ArticleRecord['parties']): ReadonlySet<string> {
  const known = new Map(parties.map((party) => [party.id, party]));
  return new Set(
    agreement.parties.flatMap(({ party: id, role }) => {
      const party = known.get(id);
      if (!party || role === 'mediator' || role === 'guarantor') return [];
      const isState = STATE_LIKE.has(party.type) && party.country !== null;
      return [isState ? (party.country as string) : (party.identifier ?? fold(party.name))];
    }),
  );
}

function daysOf(agreement: Agreement, { dates }: ArticleRecord): Member['days'] {
  return agreement.dates.flatMap(({ date: id, role, modality }) => {
    const date = dates.find((one) => one.id === id);
    if (!EVENT_DATES.has(role) || modality !== 'asserted' || !date?.earliest || !date.latest) return [];
    return [{ earliest: date.earliest, latest: date.latest }];
  });
}

function sumsOf(agreement: Agreement, { money }: ArticleRecord): ReadonlySet<string> {
  return new Set(
    agreement.amounts
      .filter(({ role }) => MAIN_AMOUNTS.has(role))
      .flatMap((entry) => entry.money)
      .flatMap((id) => {
        const one = money.find((mention) => mention.id === id);
        return one?.amount == null || one.currency === null ? [] : [`${one.currency} ${one.amount}`];
      }),
  );
}
