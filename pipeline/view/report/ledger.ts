import { jump } from '#pipeline/view/report/evidence';
import { type Html, html } from '#pipeline/view/report/html';
import { shown } from '#pipeline/view/report/invisible';
import { shortMoney, words } from '#pipeline/view/report/labels';
import { dateLabel, moneyLabel } from '#pipeline/view/values';
import type { ArticleRecord } from '#schemas/record';

const WHY: Readonly<Record<string, string>> = {
  budget: 'an appropriation or defence spending',
  statistic: 'a statistic',
  'company-finance': 'a company’s own figure',
  threshold: 'a threshold',
  'market-price': 'a market price',
  'other-deal': 'a deal too thin to be a record',
  other: 'no agreement is spoken of there',
  publication: 'the day of publication',
  'past-event': 'an earlier event',
  activity: 'an activity, no agreement',
  term: 'a term',
};

type Row = { readonly button: Html; readonly quote: string; readonly reason: string };

/** What no record uses, and why: nothing vanishes. */
export function ledger({ money, dates }: ArticleRecord): Html | null {
  const amounts = money.flatMap((one): Row[] =>
    'reason' in one.use
      ? [
          {
            button: jump({ spans: [one], content: shortMoney(one), hint: moneyLabel(one) }),
            quote: one.quote,
            reason: one.use.reason,
          },
        ]
      : [],
  );
  const days = dates.flatMap((one): Row[] =>
    'reason' in one.use
      ? [{ button: jump({ spans: [one], content: dateLabel(one) }), quote: one.quote, reason: one.use.reason }]
      : [],
  );
  if (!amounts.length && !days.length) return null;
  return html`<section class="panel ledger" aria-labelledby="ledger"><h3 id="ledger">In no agreement</h3>${
    amounts.length > 0 && table('Amounts', amounts)
  }${days.length > 0 && table('Dates', days)}</section>`;
}

const table = (name: string, rows: readonly Row[]): Html =>
  html`<table><caption>${name}, ${rows.length}</caption><thead><tr><th scope="col">Value</th><th scope="col">Words</th><th scope="col">Why not</th></tr></thead><tbody>${rows.map(
    ({ button, quote, reason }) =>
      html`<tr><td>${button}</td><td>“${shown(quote)}”</td><td>${WHY[reason] ?? words(reason)}</td></tr>`,
  )}</tbody></table>`;

/** Everybody whom the article names, with all the places where it does. */
export function partyList({ parties }: ArticleRecord): Html | null {
  if (!parties.length) return null;
  const row = ({ name, type, country, affiliation, mentions }: ArticleRecord['parties'][number]) =>
    html`<li>${jump({ spans: mentions, content: shown(name) })}<span class="aside">${words(type)}${
      country !== null && html` <span class="code">${country}</span>`
    }${affiliation !== null && [', ', shown(affiliation)]}</span></li>`;
  return html`<details class="panel"><summary>Parties named, ${parties.length}</summary><ul class="people">${parties.map(row)}</ul></details>`;
}

export function otherList({ other }: ArticleRecord): Html | null {
  if (!other.length) return null;
  return html`<details class="panel"><summary>Also found, ${other.length}</summary><ul>${other.map(
    (one) =>
      html`<li>${jump({ spans: [one], content: shown(one.quote) })}<span class="aside">${words(one.kind)}</span></li>`,
  )}</ul></details>`;
}

export function warningList({ warnings }: ArticleRecord): Html | null {
  if (!warnings.length) return null;
  return html`<section class="panel warnings" aria-labelledby="warnings"><h3 id="warnings">Warnings</h3><ul>${warnings.map(
    ({ code, message, start, end }) =>
      html`<li>${jump({ spans: start === null || end === null ? [] : [{ start, end }], content: words(code) })}<span class="aside">${shown(message)}</span></li>`,
  )}</ul></section>`;
}
