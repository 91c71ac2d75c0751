import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { OUTLETS } from '#pipeline/stages/read/html/outlets';
import { readPage, roleOf } from './helpers.js';

const PAGES = 'fixtures/pages';
const pageOf = (file: string): string => readFileSync(`${PAGES}/${file}`, 'utf8');

/** What the article of each page says, first and last. */
const EXPECTED: Readonly<Record<string, readonly [first: string, last: string]>> = {
  'us-contracts.html': ['Corrowan Marine Works LLC', 'Tessaly Optics Inc.'],
  'uk-news.html': ['The United Kingdom and Malta', 'Under it the two navies'],
  'tass-report.html': ['Two fleets will hold', 'The memorandum sets out'],
  'prnewswire-release.html': ['Orrin Radio Corp. today', 'The order was placed'],
  'globenewswire-release.html': ['Palisk Yards Oy has signed', 'The option is worth'],
};

describe('pages of known outlets', () => {
  it('has a page for each', () => {
    const pages = readdirSync(PAGES).filter((file) => file.endsWith('.html'));
    expect(pages.sort()).toEqual(Object.keys(EXPECTED).sort());
    const hosts = pages.map((file) => /canonical" href="https:\/\/(?:www\.)?([^/]+)/.exec(pageOf(file))?.[1] ?? '');
    for (const outlet of OUTLETS)
      expect(
        hosts.some((host) => outlet.hosts.includes(host)),
        outlet.name,
      ).toBe(true);
  });

  it.each(Object.entries(EXPECTED))('%s: the article and nothing else', (file, [first, last]) => {
    const article = readPage(pageOf(file));
    expect(roleOf(article, first)).toBe('body');
    expect(roleOf(article, last)).toBe('body');
    const facts = article.segments.filter(({ role }) => role === 'body' || role === 'heading');
    expect(facts.map(({ start, end }) => article.text.slice(start, end)).join('\n')).not.toContain('NOT THE ARTICLE');
  });

  it('does not heed the table on other hosts, before its time, or where the element is gone', () => {
    const page = pageOf('us-contracts.html');
    const isRead = (html: string) =>
      readPage(html).text.includes('Corrowan') && !readPage(html).text.includes('NOT THE');
    expect(isRead(page)).toBe(true);
    for (const other of [
      page.replace('www.defense.gov', 'www.notdefense.gov'),
      page.replace('2022-10-03', '2009-10-03'),
      page.replace('class="body"', 'class="main-text"'),
    ])
      expect(isRead(other)).toBe(false);
  });
});
