import { namerOf } from '#pipeline/view/report/actors';
import { articleView } from '#pipeline/view/report/article';
import { entryOf } from '#pipeline/view/report/entry';
import { blockJson, type Html, html, raw } from '#pipeline/view/report/html';
import { overview } from '#pipeline/view/report/overview';
import type { ArticleRecord, ErrorRecord } from '#schemas/record';

/** What the page is made of besides the records: its style and script, and the digest that its policy names them by. */
export type ReportFiles = {
  readonly style: string;
  readonly script: string;
  /** SHA-256 of UTF-8 text in base64. */
  readonly digest: (text: string) => string;
};

/**
 * One HTML file that needs nothing else: no network, no other file, no inline handler. Its policy allows its own style
 * and script by their digests and nothing more. Each article waits as inert text until it is opened.
 */
export function reportPage(outcomes: readonly (ArticleRecord | ErrorRecord)[], files: ReportFiles): string {
  const records = outcomes.filter((one): one is ArticleRecord => !('error' in one));
  const failed = outcomes.filter((one): one is ErrorRecord => 'error' in one);
  const { style, script, digest } = files;
  const namer = namerOf(records);
  const entries = records.map((record) => entryOf(record, namer));
  const policy = `default-src 'none'; style-src 'sha256-${digest(style)}'; script-src 'sha256-${digest(script)}'; base-uri 'none'; form-action 'none'`;
  const waiting = [overview(records, failed), ...records.map(articleView)];
  return `<!doctype html>
${
  html`<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>Entente report</title>
<style>${raw(style)}</style>
</head>
<body>
<a class="skip" href="#view">Skip the list</a>
<header class="top"><h1>Entente</h1><p>${records.length} articles read by rules. Every fact leads to its words.</p><button type="button" id="to-list">List</button></header>
<main class="frame">
<nav id="list" aria-label="Articles">${filters()}<p id="counted" role="status"></p><ol id="articles"></ol><button type="button" id="more" hidden>Show more</button></nav>
<div id="view"></div>
</main>
<button type="button" id="back" hidden></button>
<script type="application/json" id="entries">${raw(blockJson(entries))}</script>
${waiting.map((view, i) => html`<script type="text/plain" id="view-${i}">${inert(view)}</script>\n`)}
<script>${raw(script)}</script>
</body>
</html>
`.markup
}`;
}

/** Every `<` of an article is escaped already; this makes sure that nothing of ours ends the block either. */
const inert = ({ markup }: Html): Html => raw(markup.replace(/<(?=\/script|!--)/gi, '&lt;'));

const FILTERS = [
  ['party', 'Party'],
  ['type', 'Type'],
  ['status', 'Status'],
  ['currency', 'Currency'],
  ['outlet', 'Outlet'],
] as const;

function filters(): Html {
  return html`<form id="filters" role="search"><label class="wide"><span>Search titles and parties</span><input id="search" type="search" autocomplete="off"></label>
<a class="wide overview" href="#overview">Overview</a>
<details id="narrow"><summary>Filters</summary><div class="fields">${FILTERS.map(
    ([id, name]) => html`<label><span>${name}</span><select id="${id}"></select></label>`,
  )}<label><span>Amount, at least</span><input id="least" inputmode="decimal" placeholder="such as 5 million" autocomplete="off"></label><label><span>From day</span><input id="from" type="date"></label><label><span>To day</span><input id="to" type="date"></label><button type="button" id="reset">Clear all</button></div></details></form>`;
}
