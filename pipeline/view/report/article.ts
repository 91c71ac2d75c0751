import { agreementCard } from '#pipeline/view/report/card';
import { type Html, html } from '#pipeline/view/report/html';
import { shown } from '#pipeline/view/report/invisible';
import { words } from '#pipeline/view/report/labels';
import { ledger, otherList, partyList, warningList } from '#pipeline/view/report/ledger';
import { markedText } from '#pipeline/view/report/marked-text';
import { marksOf, spanKey } from '#pipeline/view/report/marks';
import type { Span } from '#schemas/document';
import type { ArticleRecord } from '#schemas/record';

/** One article: its text with everything marked, and beside it the records and the ledger. */
export function articleView(record: ArticleRecord): Html {
  const { article, agreements, duplicateOf } = record;
  const view = html`<header class="head"><h2 tabindex="-1">${titleOf(record)}</h2><p class="place">${facts(record)}</p>${
    duplicateOf !== null && html`<p class="place">A copy of ${duplicateOf}</p>`
  }${article.conflicts.map(
    ({ field, value, source }) => html`<p class="place">${field}: ${source} says ${shown(value)}</p>`,
  )}${legend}</header>`;
  const main = agreements.filter(({ salience }) => salience === 'main');
  const background = agreements.filter(({ salience }) => salience !== 'main');
  const records = html`<div class="records" tabindex="0" role="region" aria-label="Records and ledger">${warningList(record)}${
    agreements.length === 0 && html`<p class="panel none">No agreement is found in this article.</p>`
  }${[...main, ...background].map((agreement) => agreementCard(agreement, record))}${ledger(record)}${partyList(record)}${otherList(record)}</div>`;
  const jumps = spansToMark(records.markup, marksOf(record).map(spanKey));
  const marks = [...marksOf(record), ...jumps].sort((a, b) => a.start - b.start || b.end - a.end);
  return html`${view}<div class="pair"><div class="text" lang="${article.language ?? 'en'}" role="region" aria-label="Text of the article">${markedText(record, marks)}</div>${records}</div>`;
}

const LEGEND = [
  ['money', 'amount'],
  ['money demanded', 'asked, offered'],
  ['money planned', 'planned, conditional'],
  ['money denied', 'denied'],
  ['money unused', 'amount in no agreement'],
  ['date', 'date'],
  ['party', 'party'],
  ['agreement', 'agreement'],
  ['status', 'status'],
] as const;

const legend = html`<p class="legend">${LEGEND.map(([kind, name]) => html`<mark class="${kind}">${name}</mark>`)}</p>`;

/** Places that a button leads to and that nothing else marks, such as the words of a warning or an item. */
function spansToMark(markup: string, marked: readonly string[]) {
  const known = new Set(marked);
  const wanted = new Set(
    Array.from(markup.matchAll(/data-go="([\d -]+)"/g), ([, keys = '']) => keys.split(' ')).flat(),
  );
  return [...wanted]
    .filter((key) => !known.has(key))
    .map((key) => ({
      ...toSpan(key),
      kind: 'other' as const,
      tag: null,
      modality: null,
      isUsed: true,
      agreements: [],
    }));
}

function toSpan(key: string): Span {
  const [start = 0, end = 0] = key.split('-').map(Number);
  return { start, end };
}

export const titleOf = ({ article, source }: ArticleRecord): Html => shown(article.title ?? source.id ?? source.uri);

function facts({ article, source }: ArticleRecord): Html {
  const { published, publisher, url, byline } = article;
  const day = published
    ? html`<time datetime="${published.value}">${published.value}</time> (${words(published.source)}${published.certainty === 'explicit' ? '' : `, ${published.certainty}`})`
    : html`undated`;
  const where = /^https?:\/\//i.test(url ?? '')
    ? html`<a href="${url}" rel="noreferrer noopener">${shown(url ?? '')}</a>`
    : html`<span>${shown([source.id, source.uri].filter((one) => one !== null).join(' in '))}</span>`;
  return html`${publisher !== null && [shown(publisher), ' · ']}${day}${byline.length > 0 && [' · ', shown(byline.join(', '))]} · ${where}`;
}
