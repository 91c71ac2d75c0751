import { actorsOf, type Namer } from '#pipeline/view/report/actors';
import { titleOf } from '#pipeline/view/report/article';
import { html } from '#pipeline/view/report/html';
import { shown } from '#pipeline/view/report/invisible';
import { shortMoney, toneOf, words } from '#pipeline/view/report/labels';
import type { Agreement, ArticleRecord } from '#schemas/record';

/** What the list needs of an article: its line as markup, and what the filters look at. */
export type Entry = {
  readonly line: string;
  /** Title and names of all parties in small letters. */
  readonly search: string;
  readonly outlet: string | null;
  readonly day: string | null;
  readonly agreements: readonly EntryAgreement[];
};
export type EntryAgreement = {
  readonly type: string;
  readonly status: string;
  readonly parties: readonly string[];
  /** Currency and the largest figure of each amount; null where there is none. */
  readonly amounts: readonly (readonly [currency: string | null, most: number | null])[];
};

export function entryOf(record: ArticleRecord, namer: Namer): Entry {
  const { article, parties, agreements } = record;
  return {
    line: line(record),
    search: [article.title ?? record.source.uri, ...parties.map(({ name }) => name)].join(' ').toLowerCase(),
    outlet: article.publisher,
    day: article.published?.value ?? null,
    agreements: agreements.map((agreement) => ({
      type: words(agreement.instrument),
      status: agreement.status === null ? 'unknown' : words(agreement.status),
      parties: actorsOf(agreement, record, namer),
      amounts: moneyOf(agreement, record).map(({ currency, amount, high }) => [currency, amount ?? high] as const),
    })),
  };
}

const moneyOf = ({ amounts }: Agreement, { money }: ArticleRecord) =>
  amounts.flatMap(({ money: ids }) => money.filter(({ id }) => ids.includes(id)));

/** At most so many agreements stand in a line; the rest is counted. */
const LISTED = 3;

function line(record: ArticleRecord): string {
  const { article, agreements, warnings } = record;
  const main = agreements.filter(({ salience }) => salience === 'main');
  const listed = (main.length ? main : agreements).slice(0, LISTED);
  const rest = agreements.length - listed.length;
  return html`<span class="title">${titleOf(record)}</span><span class="meta">${
    article.publisher !== null && [shown(article.publisher), ' · ']
  }${article.published?.value ?? 'undated'}${warnings.length > 0 && html` · <span class="warn">${warnings.length} ${warnings.length === 1 ? 'warning' : 'warnings'}</span>`}</span>${listed.map(
    (agreement) => summary(agreement, record),
  )}${rest > 0 && html`<span class="meta">and ${rest} more</span>`}${agreements.length === 0 && html`<span class="meta">no agreement</span>`}`
    .markup;
}

function summary(agreement: Agreement, record: ArticleRecord) {
  const { status, instrument, amounts } = agreement;
  const [amount] = amounts;
  const money = amount && record.money.find(({ id }) => id === amount.money[0]);
  return html`<span class="fact"><span class="dot tone ${toneOf(status)}"></span>${words(instrument)}, ${status === null ? 'status unknown' : words(status)}${
    money && html` · <span class="${amount.modality}">${shortMoney(money)}</span>`
  }</span>`;
}
