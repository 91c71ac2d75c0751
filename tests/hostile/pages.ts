import { fill, noise, series, shapes } from './shape.js';

const LEAD = '<!doctype html><body><article><h1>Pact</h1><p>Norway signed a pact worth $40 million on Monday.</p>';
const page = (body: string): string => `${LEAD}${body}`;
const half = (size: number): number => size >> 1;

/** Pages that make parsers, scorers and readers of metadata slow, or break them. */
export const PAGES = shapes('html', {
  'nested divs': (size) => page(fill('<div>', size)),
  'nested quotes': (size) => page(fill('<blockquote>x', size)),
  'nested lists': (size) => page(fill('<ul><li>x', size)),
  'nested tables': (size) => page(fill('<table><tr><td>', size)),
  'nested spans in a paragraph': (size) => page(`<p>${fill('<span>x', size)}`),
  'nested svg and math': (size) => page(fill('<svg><math>', size)),
  'nested templates': (size) => page(fill('<template>', size)),
  'nested links': (size) => page(fill('<a href=x><p>y', size)),
  'nested forms and buttons': (size) => page(fill('<form><button>', size)),
  'nested noscripts': (size) => page(fill('<noscript>x', size)),
  'unclosed formatting, each of its own': (size) => page(series((i) => `<b a${i}><i b${i}>`, size)),
  'formatting across blocks': (size) => page(fill('<b><p></b>x', size)),
  'text in tables': (size) => page(fill('<table>x<tr>y', size)),
  'attributes of one element': (size) => page(`<p ${series((i) => `a${i}=x `, size)}>text`),
  'one attribute': (size) => page(`<p class="${fill('ab-', size)}">text`),
  'class words': (size) => page(`<p class="${fill('comment share related ', size)}">text`),
  'links in a row': (size) => page(fill('<a href=x>y</a> ', size)),
  entities: (size) => page(`<p>${fill('&amp;&#x41;&notit;', size)}`),
  'entities of surrogates': (size) => page(`<p>${fill('&#xD800;&#xDFFF;', size)}`),
  'one word': (size) => page(`<p>${fill('a', size)}`),
  blanks: (size) => page(`<p>x${fill(' ', size)}y</p>`),
  'line ends': (size) => page(`<p>${fill('\n', size)}`),
  NULs: (size) => page(`<p>${fill('\0', size)}`),
  'marks that change direction': (size) => page(`<p>${fill('\u202e$1 \u2066', half(size))}`),
  'soft hyphens': (size) => page(`<p>${fill('a\u00ad\u200b', half(size))}`),
  comments: (size) => page(fill('<!-- x -->', size)),
  'a comment without end': (size) => page(`<!--${fill('-- ', size)}`),
  'half tags': (size) => page(fill('<', size)),
  'end tags': (size) => page(fill('</p></div>', size)),
  'a script without end': (size) => page(`<script>${fill('<!--<script>', size)}`),
  'JSON-LD of brackets': (size) => page(`<script type="application/ld+json">${fill('[', size)}</script>`),
  'JSON-LD nested': (size) =>
    page(`<script type="application/ld+json">${'{"a":'.repeat(size >> 3)}1${'}'.repeat(size >> 3)}</script>`),
  'JSON-LD of many articles': (size) =>
    page(
      `<script type="application/ld+json">[${series((i) => `{"@type":"NewsArticle","headline":"${i}"},`, size)}1]</script>`,
    ),
  'JSON-LD with a body': (size) =>
    page(
      `<script type="application/ld+json">{"@type":"NewsArticle","articleBody":"${fill('A pact. ', size)}"}</script>`,
    ),
  metas: (size) => fill('<meta name=date content=2020-01-01>', size),
  'times and dates': (size) => page(fill('<time datetime=2020-01-01>Jan 1, 2020</time>', size)),
  bylines: (size) => page(fill('<span class=byline>By Ann Bell and Tom Ray</span>', size)),
  'nested bylines': (size) => page(fill('<span class=byline>By <time>', size)),
  headings: (size) => page(fill('<h1>A pact</h1>', size)),
  breaks: (size) => page(`<p>${fill('a.<br>', size)}`),
  'small paragraphs': (size) => page(fill('<p>A pact was signed.</p>', size)),
  'pictures with captions': (size) => page(fill('<figure><img src=x><figcaption>Photo: A</figcaption></figure>', size)),
  'table cells': (size) => page(`<table>${fill('<tr><td>$1<td>2024', size)}</table>`),
  noise: (size) => noise(size),
  'noise in a page': (size) => Buffer.concat([Buffer.from(LEAD), noise(size)]),
});
