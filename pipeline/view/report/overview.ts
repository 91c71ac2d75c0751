import { moneyChart } from '#pipeline/view/report/chart-money';
import { pairChart } from '#pipeline/view/report/chart-pairs';
import { timeChart } from '#pipeline/view/report/chart-time';
import { type Html, html } from '#pipeline/view/report/html';
import { shown } from '#pipeline/view/report/invisible';
import { words } from '#pipeline/view/report/labels';
import { tally } from '#pipeline/view/report/svg';
import type { ArticleRecord, ErrorRecord } from '#schemas/record';

/** The whole run at a glance: what was found, three drawings, what was warned of, what failed. */
export function overview(records: readonly ArticleRecord[], failed: readonly ErrorRecord[]): Html {
  const agreements = records.flatMap((record) => record.agreements);
  const unused = records.flatMap(({ money }) => money.filter(({ use }) => 'reason' in use)).length;
  const amounts = records.flatMap(({ money }) => money).length;
  const numbers = [
    [records.length, records.length === 1 ? 'article' : 'articles'],
    [agreements.length, agreements.length === 1 ? 'agreement' : 'agreements'],
    [amounts - unused, 'amounts in agreements'],
    [unused, 'amounts accounted for elsewhere'],
    [failed.length, failed.length === 1 ? 'input failed' : 'inputs failed'],
  ] as const;
  return html`<header class="head"><h2 tabindex="-1">Overview</h2></header><ul class="numbers">${numbers.map(
    ([count, noun]) => html`<li><b>${count}</b> ${noun}</li>`,
  )}</ul><div class="charts">${timeChart(records)}${moneyChart(records)}${pairChart(records)}${warned(records)}</div>${failures(failed)}`;
}

function warned(records: readonly ArticleRecord[]): Html | null {
  const codes = tally(records.flatMap(({ warnings }) => warnings.map(({ code }) => code)));
  if (!codes.length) return null;
  return html`<section class="panel" aria-labelledby="warned"><h3 id="warned">Warnings</h3><ul>${codes.map(
    ([code, count]) => html`<li>${count} × ${words(code)}</li>`,
  )}</ul></section>`;
}

function failures(failed: readonly ErrorRecord[]): Html | null {
  if (!failed.length) return null;
  return html`<section class="panel warnings" aria-labelledby="failed"><h3 id="failed">Inputs that failed</h3><ul>${failed.map(
    ({ source, error }) => html`<li><b>${shown(source.uri)}</b> ${shown(error.message)}</li>`,
  )}</ul></section>`;
}
