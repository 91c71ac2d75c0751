import { contextOf } from '#pipeline/view/context';
import { type Html, html, raw } from '#pipeline/view/report/html';
import { shown } from '#pipeline/view/report/invisible';
import type { ScoreRow } from '#pipeline/view/scores';
import type { Difference } from '#schemas/score';

export type CheckedArticle = {
  readonly id: string;
  readonly text: string;
  readonly failure: string | null;
  readonly differences: readonly Difference[];
};
export type CheckPage = {
  readonly rows: readonly (readonly [name: string, row: ScoreRow])[];
  readonly tags: readonly (readonly [tag: string, count: number, f1: readonly (number | null)[]])[];
  readonly tagFigures: readonly string[];
  readonly articles: readonly CheckedArticle[];
};

/** The scores, and for each article what was expected beside what was found, as one HTML file without a script. */
export function checkPage(page: CheckPage, style: string, digest: (text: string) => string): string {
  const policy = `default-src 'none'; style-src 'sha256-${digest(style)}'; base-uri 'none'; form-action 'none'`;
  const { rows, tags, tagFigures, articles } = page;
  return html`${raw('<!doctype html>')}
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Entente check</title>
<style>${raw(style)}</style>
</head>
<body>
<header class="top"><h1>Entente check</h1><p>${articles.length} articles</p></header>
<main class="check">
<section class="panel"><h2>Scores</h2>${scores(rows)}</section>
${tags.length > 1 && html`<section class="panel"><h2>F1 by tag</h2>${byTag(tags, tagFigures)}</section>`}
${articles.map(article)}
</main>
</body>
</html>
`.markup;
}

const rate = (value: number | null): string => (value === null ? '–' : value.toFixed(3));

function scores(rows: CheckPage['rows']): Html {
  const heads = ['precision', 'recall', 'F1', 'right', 'found', 'expected'];
  return html`<table><thead><tr><td></td>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead><tbody>${rows.map(
    ([name, { rates, tally }]) =>
      html`<tr><th scope="row">${name}</th>${[rates.p, rates.r, rates.f1].map((one) => html`<td>${rate(one)}</td>`)}<td>${tally.right}</td><td>${tally.predicted}</td><td>${tally.gold}</td></tr>`,
  )}</tbody></table>`;
}

function byTag(tags: CheckPage['tags'], figures: readonly string[]): Html {
  return html`<table><thead><tr><td></td>${['articles', ...figures].map((head) => html`<th scope="col">${head}</th>`)}</tr></thead><tbody>${tags.map(
    ([tag, count, f1]) =>
      html`<tr><th scope="row">${tag}</th><td>${count}</td>${f1.map((one) => html`<td>${rate(one)}</td>`)}</tr>`,
  )}</tbody></table>`;
}

function article({ id, text, failure, differences }: CheckedArticle): Html {
  const count = differences.length === 0 ? 'nothing differs' : `${differences.length} differences`;
  const body = differences.length
    ? html`<table class="sides"><thead><tr><th scope="col">What</th><th scope="col">Expected</th><th scope="col">Found</th></tr></thead><tbody>${differences.map(
        (one) => difference(one, text),
      )}</tbody></table>`
    : null;
  return html`<details class="panel" id="${id}"><summary><b>${id}</b> ${count}</summary>${
    failure !== null && html`<p class="warn">${shown(failure)}</p>`
  }${body}</details>`;
}

function difference({ kind, problem, subject, expected, found, at }: Difference, text: string): Html {
  const value = (said: string | null, isSilent: boolean) =>
    isSilent ? html`<span class="none">nothing</span>` : shown(said ?? subject);
  const context = at && at.start >= 0 ? contextOf(text, at) : null;
  return html`<tr class="${problem}"><td>${kind} ${shown(subject)}${
    context !== null &&
    html`<span class="aside">${shown(context[0])}<mark class="money">${shown(context[1])}</mark>${shown(context[2])}</span>`
  }</td><td class="expected">${value(expected, problem === 'unexpected')}</td><td class="found">${value(found, problem === 'missed')}</td></tr>`;
}
