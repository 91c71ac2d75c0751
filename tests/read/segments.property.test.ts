import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Article } from '#schemas/document';
import { FACT_ROLES } from '#schemas/vocabulary';
import { readPage, readText } from './helpers.js';

const line = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom(
    '',
    'AIR FORCE',
    'PARIS, May 3 (AFP) - France signed.',
    'By Ann Bell',
    '###',
    'About Saab',
    '- item',
    '*Small business',
    'Read more: x',
    'Comments (2)',
    'A\tB',
  ),
);
const text = fc.array(line, { maxLength: 12 }).map((lines) => lines.join('\n'));
const tag = fc.constantFrom(
  'p',
  'div',
  'h1',
  'h2',
  'li',
  'table',
  'td',
  'aside',
  'b',
  'br',
  'blockquote',
  'script',
  'figcaption',
  'a',
);
const html = fc
  .array(fc.tuple(tag, line, fc.boolean()), { maxLength: 20 })
  .map((parts) => parts.map(([name, words, closed]) => `<${name}>${words}${closed ? `</${name}>` : ''}`).join(''));

function check({ text, segments }: Article): void {
  let at = 0;
  for (const { role, start, end, reason } of segments) {
    expect(start).toBe(at);
    expect(end).toBeGreaterThan(start);
    expect(reason === null).toBe(FACT_ROLES.has(role));
    at = end;
  }
  expect(at).toBe(text.length);
}

it('segments tile any text, which stays as it is', () => {
  fc.assert(
    fc.property(text, (source) => {
      const article = readText(source);
      expect(article.text).toBe(source.replace(/^\ufeff/, ''));
      check(article);
    }),
  );
});

it('segments tile any page', () => {
  fc.assert(fc.property(html, (source) => check(readPage(source))));
});

it('reads the same whatever was read before', () => {
  fc.assert(
    fc.property(html, text, (one, other) => {
      const first = readPage(one);
      readText(other);
      readPage(`${other}${one}`);
      expect(readPage(one)).toEqual(first);
    }),
    { numRuns: 30 },
  );
});
