import { describe, expect, it } from 'vitest';
import { outline, paragraph, readPage, roleOf } from './helpers.js';

const BODY = [
  'Latvia signed a pact with Norway.',
  'The pact is worth 30 million euros.',
  'It enters into force in July.',
];
const paragraphs = BODY.map((words) => `<p>${paragraph(words)}</p>`).join('\n');
const page = (parts: { head?: string; top?: string; body?: string; bottom?: string }): string =>
  `<!doctype html><html lang="en"><head><title>Latvia and Norway sign pact | Coast News</title>${parts.head ?? ''}</head><body>
<header><nav><a href="/">Home</a> <a href="/w">World</a></nav><div class="ticker">ABC 41.20 Market cap $1.84B</div></header>
${parts.top ?? ''}<article><h1>Latvia and Norway sign pact</h1>${parts.body ?? paragraphs}</article>${parts.bottom ?? ''}
<footer>© 2024 Coast News. Terms.</footer></body></html>`;

describe('pages', () => {
  it('keeps headline and paragraphs, joined by blank lines', () => {
    const article = readPage(page({}));
    expect(article.text).toBe(['Latvia and Norway sign pact', ...BODY.map(paragraph)].join('\n\n'));
    expect(article.segments.map(({ role }) => role)).toEqual(['headline', 'body', 'body', 'body']);
    expect(article.title).toBe('Latvia and Norway sign pact');
  });

  it.each([
    ['caption', '<figure><img alt=""><figcaption>Soldiers in 2020. Photo: Ann Bell</figcaption></figure>', 'Soldiers'],
    ['promo', '<div class="subscribe-box">Like what you read? Support us from $5 a month.</div>', 'Support'],
    ['related', '<div class="more"><b>Read also:</b> Estonia orders boats for $90 million</div>', 'Estonia'],
    ['related', '<p><a href="/x">Estonia orders boats for ninety million dollars</a></p>', 'Estonia'],
    ['byline', '<p class="byline">By Ann Bell | <time>November 14, 2022</time></p>', 'Ann'],
    ['comment', '<div class="comments">joe: and the 2019 deal for 4 million?</div>', 'joe'],
    ['navigation', '<div class="tags">Tags: Latvia, Norway</div>', 'Tags'],
    [
      'quote',
      '<blockquote>We are content with the outcome of these talks.</blockquote>',
      'content with the outcome of these',
    ],
    ['list-item', '<ul><li>two patrol boats for the coast guard</li></ul>', 'patrol'],
    ['heading', '<h2>What the pact says</h2>', 'What'],
    ['about', '<h3>About Coast Systems</h3>', 'About'],
  ])('%s inside the article', (role, markup, words) => {
    const at = paragraphs.indexOf('</p>') + 4;
    const article = readPage(page({ body: `${paragraphs.slice(0, at)}${markup}${paragraphs.slice(at)}` }));
    expect(roleOf(article, words)).toBe(role);
    expect(BODY.map((line) => roleOf(article, line))).toEqual(
      role === 'comment' || role === 'about' ? expect.arrayContaining(['body']) : ['body', 'body', 'body'],
    );
  });

  it('takes the standfirst from the class, the description or the heading below the headline', () => {
    const dek = 'Oslo will pay for two ranges near Adazi';
    for (const body of [`<p class="standfirst">${dek}</p>${paragraphs}`, `<h2>${dek}</h2>${paragraphs}`])
      expect(roleOf(readPage(page({ body })), dek)).toBe('dek');
    const described = page({ head: `<meta name="description" content="${dek}">`, body: `<p>${dek}</p>${paragraphs}` });
    expect(roleOf(readPage(described), dek)).toBe('dek');
  });

  it('does not let a class take the article away', () => {
    const body = BODY.map((words) => `<p class="paywall">${paragraph(words)} ${paragraph(words)}</p>`).join('');
    expect(readPage(page({ body })).segments.map(({ role }) => role)).toEqual(['headline', 'body', 'body', 'body']);
  });

  it('finds an article cut into pieces by advertisements', () => {
    const pieces = BODY.map(
      (words) =>
        `<div class="row"><div class="col"><div class="text"><p>${paragraph(words)}</p><p>${paragraph(words.toUpperCase())}</p></div></div><div class="ad">Advertisement</div></div>`,
    );
    const article = readPage(page({ body: pieces.join('') }));
    expect(article.segments.filter(({ role }) => role === 'body')).toHaveLength(6);
  });

  it('keeps the rows of a data table', () => {
    const table =
      '<table><tr><th>State</th><th>Amount</th></tr><tr><td>Latvia</td><td>€30m</td></tr><tr><td>Norway</td><td>€10m</td></tr></table>';
    expect(outline(readPage(page({ body: `${paragraphs}${table}` }))).slice(-3)).toEqual([
      'table: State | Amount',
      'table: Latvia | €30m',
      'table: Norway | €10m',
    ]);
  });

  it('takes a paragraph in bold for a heading, unless it is a sentence', () => {
    const article = readPage(page({ body: `<p><strong>NAVY</strong></p>${paragraphs}<p><b>It was so.</b></p>` }));
    expect(roleOf(article, 'NAVY')).toBe('heading');
    expect(roleOf(article, 'It was so.')).toBe('body');
  });

  it('cuts preformatted text as a plain text', () => {
    const text = BODY.map(paragraph).join('\n\n');
    const article = readPage(`<html><title>Pact</title><body><pre>\n${text}\n</pre></body></html>`);
    expect(BODY.map((line) => roleOf(article, line))).toEqual(['body', 'body', 'body']);
    expect(article.segments.filter(({ role }) => role === 'body')).toHaveLength(3);
  });

  it('reads old layouts without paragraphs', () => {
    const text = BODY.map(paragraph).join('<br><br>');
    const article = readPage(
      `<html><title>Pact</title><body><table><tr><td><a href="/">Home</a></td><td><b>Pact</b><br>${text}</td></tr></table></body></html>`,
    );
    expect(BODY.map((line) => roleOf(article, line))).toEqual(['body', 'body', 'body']);
  });

  it('leaves teasers after the article out', () => {
    const teaser = (n: number) =>
      `<div><h3><a href="/${n}">Another story number ${n} about a deal</a></h3><p>A firm won an order worth ${n} million dollars.</p></div>`;
    const article = readPage(page({ body: `${paragraphs}<h2>More news</h2>${teaser(1)}${teaser(2)}${teaser(3)}` }));
    expect(article.segments.filter(({ role }) => role === 'body')).toHaveLength(3);
  });

  it('leaves out the next story of a page that scrolls on, but no section of its own', () => {
    const next = `<article><h1>A frigate is launched</h1><p>${paragraph('Denmark launched a frigate.')}</p>${paragraphs}</article>`;
    const scrolled = readPage(page({ body: `${paragraphs}${paragraphs}${next}` }));
    expect(roleOf(scrolled, 'A frigate is launched')).toBe('related');
    expect(roleOf(scrolled, 'Denmark launched a frigate.')).toBe('related');
    expect(roleOf(scrolled, BODY[0] as string)).toBe('body');
    const own = readPage(page({ body: `${paragraphs}<h1>What it costs</h1><p>${paragraph('It costs €5m.')}</p>` }));
    expect(roleOf(own, 'It costs €5m.')).toBe('body');
  });

  it('takes for a caption what a picture is said to show', () => {
    const shown = 'General Arne Berg and Minister Ilze Ozola open the exercise near Riga on Sunday';
    const pictured = `<img src="a.jpg" alt="${shown}"><p>${shown}</p>`;
    expect(roleOf(readPage(page({ body: `${paragraphs}${pictured}` })), shown)).toBe('caption');
    const places = '<p>General Arne Berg, second left, meets the crew of the ship in Bergen.</p>';
    expect(roleOf(readPage(page({ body: `${paragraphs}${places}` })), 'General Arne')).toBe('caption');
    const data = `<script type="application/ld+json">{"@type":"ImageObject","caption":"${shown}"}</script>`;
    expect(roleOf(readPage(page({ body: `${paragraphs}${data}<p>${shown}</p>` })), shown)).toBe('caption');
  });

  it('takes the heads of the entries of a live page for what they are', () => {
    const entries = ['19:39Sophie Bates', '18:05 KEY EVENT', '7:12 pm GMT'].map(
      (head, i) => `<p>${head}</p><p>${paragraph(`Entry ${i}.`)}</p>`,
    );
    const article = readPage(page({ body: `${paragraphs}${entries.join('')}` }));
    expect(['19:39', '18:05', '7:12'].map((head) => roleOf(article, head))).toEqual(['byline', 'byline', 'byline']);
    expect(roleOf(article, 'Entry 1.')).toBe('body');
  });

  it('takes lines that lead to other stories and films for links', () => {
    const lines = ['MORE : The cartoon of the day', 'WATCH | The parade in Oslo:', 'LISTEN: the whole interview'];
    const article = readPage(page({ body: `${paragraphs}${lines.map((line) => `<p>${line}</p>`).join('')}` }));
    expect(lines.map((line) => roleOf(article, line))).toEqual(['related', 'related', 'related']);
  });

  it('never throws on nothing', () => {
    for (const html of ['', '<', '<p>', '<html></html>', '<body>', '\0', '<!doctype html><frameset>'])
      expect(readPage(html).text.length).toBeLessThan(2);
  });
});
