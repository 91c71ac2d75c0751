import { describe, expect, it } from 'vitest';
import { paragraph, readPage } from './helpers.js';

const prose = paragraph('The two states signed a pact.');
const ld = (item: object) =>
  `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', ...item })}</script>`;
const page = (head: string, body = `<p>${prose}</p><p>${prose}</p>`) =>
  `<html><head>${head}</head><body><article><h1>Pact signed</h1>${body}</article></body></html>`;
const bylineOf = (html: string) => readPage(html).byline;

describe('who wrote a page', () => {
  it('leaves the outlet out where a person signs with it, by its name and by its address', () => {
    const author = [{ name: 'Coast News' }, { name: 'Ann Bell' }];
    expect(bylineOf(page(ld({ author, publisher: { name: 'Coast News' } })))).toEqual(['Ann Bell']);
    const site = '<link rel="canonical" href="https://www.coastnews.example/1">';
    expect(bylineOf(page(`${site}${ld({ author: [{ name: 'Ann Bell' }, { name: 'CoastNews.example' }] })}`))).toEqual([
      'Ann Bell',
    ]);
  });

  it('keeps agencies and desks that sign beside a person', () => {
    expect(
      bylineOf(page(ld({ author: [{ name: 'Ann Bell' }, { name: 'Coast desk' }, { name: 'Northline' }] }))),
    ).toEqual(['Ann Bell', 'Coast desk', 'Northline']);
  });

  it('leaves out the office that follows a name', () => {
    const author = 'Ann Bell, professor of the history of small states, Tom Ray';
    expect(bylineOf(page(`<meta name="author" content="${author}">`))).toEqual(['Ann Bell', 'Tom Ray']);
  });

  it('takes the person in a meta before the outlet in the structured data', () => {
    const head = ld({ author: { name: 'Coast News' }, publisher: { name: 'Coast News' } });
    expect(bylineOf(page(`${head}<meta name="cn_authors" content="Ann Bell">`))).toEqual(['Ann Bell']);
    expect(bylineOf(page(`${head}<meta name="article:byline" content="Ann Bell">`))).toEqual(['Ann Bell']);
  });

  it.each([
    ['begins', `<p><strong>Ann Bell</strong></p><p>${prose}</p><p>${prose}</p>`, ['Ann Bell']],
    ['ends', `<p>${prose}</p><p>${prose}</p><p><b>ANN BELL</b></p>`, ['ANN BELL']],
    ['stands within', `<p>${prose}</p><p><b>Ann Bell</b></p><p>${prose}</p>`, ['Coast News']],
    ['is only a part', `<p><b>Ann Bell</b> speaks.</p><p>${prose}</p>`, ['Coast News']],
  ])('reads a signature that %s the article where only the outlet is named', (_, body, expected) => {
    const head = '<meta property="og:site_name" content="Coast News"><meta name="author" content="Coast News">';
    expect(bylineOf(page(head, body))).toEqual(expected);
  });
});
