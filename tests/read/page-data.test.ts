import { describe, expect, it } from 'vitest';
import { paragraph, readPage, readText } from './helpers.js';

const body = `<h1>Pact signed</h1><p>${paragraph('A pact was signed.')}</p><p>${paragraph('It runs to 2030.')}</p>`;
const page = (head: string, more = ''): string => `<html><head>${head}</head><body>${body}${more}</body></html>`;
const ld = (data: unknown): string => `<script type="application/ld+json">${JSON.stringify(data)}</script>`;

describe('what a page says of itself', () => {
  it('prefers structured data, in all its shapes', () => {
    const item = {
      '@type': 'NewsArticle',
      headline: 'Pact signed',
      datePublished: '2022-11-14',
      author: [{ '@type': 'Person', name: 'Ann Bell' }],
      publisher: { '@type': 'Organization', name: 'Coast News' },
    };
    for (const data of [
      item,
      [item],
      { '@graph': [{ '@type': 'WebSite' }, item] },
      { '@type': 'WebPage', mainEntity: item },
    ]) {
      const article = readPage(page(ld(data)));
      expect(article.published).toEqual({ value: '2022-11-14', source: 'json-ld', certainty: 'explicit' });
      expect(article.byline).toEqual(['Ann Bell']);
      expect(article.publisher).toBe('Coast News');
    }
  });

  it('reads damaged structured data', () => {
    const script =
      '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2022-11-14","description":"a\n"b}</script>';
    expect(readPage(page(script)).published?.value).toBe('2022-11-14');
  });

  it.each([
    ['meta', '<meta property="article:published_time" content="2023-05-22T08:30:00+03:00">', ''],
    ['meta', '<meta name="date" content="2023-05-22">', ''],
    ['time-element', '', '<time datetime="2023-05-22">May 22</time>'],
    ['byline', '', '<div class="post-date">22 May 2023</div>'],
  ])('takes the day from %s', (source, head, more) => {
    expect(readPage(page(head, more)).published).toEqual({ value: '2023-05-22', source, certainty: 'explicit' });
  });

  it('takes the local day of the URL before the UTC day beside it, and no other', () => {
    const stamp = '<meta property="article:published_time" content="2023-05-23T01:30:00Z">';
    expect(readPage(page(stamp), { url: 'https://n.example/2023/05/22/pact' }).published).toMatchObject({
      value: '2023-05-22',
      certainty: 'explicit',
    });
    const far = readPage(page(stamp), { url: 'https://n.example/2021/01/02/pact' });
    expect(far.published).toMatchObject({ value: '2023-05-23', certainty: 'conflicting' });
    expect(far.conflicts).toContainEqual({ field: 'published', value: '2021-01-02', source: 'url' });
  });

  it('heeds what the caller gives before the page', () => {
    const article = readPage(page('<meta property="article:published_time" content="2023-05-22">'), {
      published: '2020-01-02',
    });
    expect(article.published).toEqual({ value: '2020-01-02', source: 'option', certainty: 'explicit' });
    expect(article.conflicts).toContainEqual({ field: 'published', value: '2023-05-22', source: 'meta' });
  });

  it('does not take the day of today, of comments or of the last change', () => {
    const more =
      '<div class="today-date">Saturday, November 8, 2025</div><div class="comments"><time datetime="2025-01-01"></time></div>';
    expect(readPage(page('', more)).published).toBeNull();
  });

  it('cuts the name of the site off the title', () => {
    const html = `<html><head><title>Long title of the story - Coast News</title></head><body><p>${paragraph('A pact.')}</p></body></html>`;
    expect(readPage(html).title).toBe('Long title of the story');
  });

  it('names the person on the page before an outlet that signs', () => {
    const head = '<meta property="og:site_name" content="Coast News"><meta name="author" content="Coast News">';
    expect(readPage(page(head)).byline).toEqual(['Coast News']);
    expect(readPage(page(head, '<span class="author">By Ann Bell</span>')).byline).toEqual(['Ann Bell']);
  });

  it('takes a walled text from the structured data and warns', () => {
    const words = paragraph('The wall hides this.').repeat(6);
    const walled = { '@type': 'NewsArticle', isAccessibleForFree: false, articleBody: `${words}\n${words}` };
    const article = readPage(
      `<html><head>${ld(walled)}</head><body><h1>Pact signed</h1><p>The start.</p></body></html>`,
    );
    expect(article.segments.map(({ role }) => role)).toEqual(['headline', 'body', 'body']);
    expect(article.warnings).toMatchObject([{ code: 'text-may-be-cut' }]);
  });

  it('keeps titles that differ', () => {
    const article = readPage(
      page('<meta property="og:title" content="Something else entirely"><title>Pact signed</title>'),
    );
    expect(article.title).toBe('Pact signed');
    expect(article.conflicts).toContainEqual({ field: 'title', value: 'Something else entirely', source: 'meta' });
  });
});

describe('language', () => {
  const german =
    'Die beiden Staaten haben am Freitag in Berlin ein Abkommen unterzeichnet, das die gemeinsame Nutzung von Flugplätzen regelt. Der Vertrag gilt für zehn Jahre und kann von beiden Seiten gekündigt werden, teilte das Ministerium mit.';

  it('warns where the text is not English, whatever the page claims', () => {
    const article = readPage(`<html lang="en"><body><h1>Abkommen</h1><p>${german}</p><p>${german}</p></body></html>`);
    expect(article.language).toBe('de');
    expect(article.warnings).toMatchObject([{ code: 'language-unsupported' }]);
  });

  it('counts short texts as English', () => {
    expect(readText('Die beiden Staaten haben ein Abkommen unterzeichnet.').language).toBe('en');
    expect(readText(paragraph('A pact was signed.').repeat(3)).warnings).toEqual([]);
  });
});
