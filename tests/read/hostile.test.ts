import { describe, expect, it } from 'vitest';
import { readPage, readText, roleOf } from './helpers.js';

/** Far more than any takes: a shape that is not linear does not end. */
const PATIENCE = 60_000;
const MEGABYTE = 1_000_000;
const fill = (part: string): string => part.repeat(Math.ceil(MEGABYTE / part.length));

const SHAPES: Readonly<Record<string, string>> = {
  'nested divs': '<div>'.repeat(100_000),
  'nested blockquotes': '<blockquote>x'.repeat(60_000),
  'unclosed formatting': Array.from({ length: 2_200 }, (_, i) => `<b a${i}><i b${i}>`).join(''),
  attributes: `<p ${Array.from({ length: 60_000 }, (_, i) => `a${i}="x"`).join(' ')}>text`,
  classes: `<p class="${fill('ab-')}">text`,
  tables: '<table><tr><td>'.repeat(20_000),
  links: fill('<a href=x>y '),
  entities: fill('&amp;&#x41;'),
  'one word': `<p>${fill('a')}`,
  blanks: `<p>x${fill(' ')}y</p>`,
  newlines: `<p>${fill('\n')}`,
  NULs: `<p>${fill('\0')}`,
  comments: fill('<!-- x -->'),
  'half tags': fill('<'),
  'json-ld': `<script type="application/ld+json">${'['.repeat(500_000)}</script>`,
  'nested json-ld': `<script type="application/ld+json">${'{"a":'.repeat(3000)}1${'}'.repeat(3000)}</script>`,
  metas: fill('<meta name=date content=2020-01-01>'),
  breaks: fill('a.<br>'),
};

describe('hostile pages end soon, read or refused', () => {
  it.each(Object.entries(SHAPES))(
    '%s',
    (_, html) => {
      try {
        const { text, segments } = readPage(`<body><p>A pact was signed.</p>${html}`);
        expect(segments.at(-1)?.end ?? 0).toBe(text.length);
      } catch (error) {
        expect(error).toBeInstanceOf(RangeError);
        expect(String(error)).toMatch(/^TooLarge: The (?:page|text) has more than \d+ (?:nodes|blocks)\.$/);
      }
    },
    PATIENCE,
  );

  it('keeps what stands below too many levels', () => {
    const deep = readPage(`<body>${'<div>'.repeat(3_000)}<p>The two states signed a pact on Friday in Riga.</p>`);
    expect(roleOf(deep, 'The two states')).toBe('body');
  });
});

describe('hostile texts end soon', () => {
  it('refuses more blocks than any article has', () => {
    expect(() => readText(fill('a\n'))).toThrow('The text has more than 100000 blocks.');
  });

  it.each([
    ['one line', fill('word ')],
    ['no blanks', fill('a')],
    ['dashes', fill('-')],
    ['capitals', fill('ABC ')],
    ['commas', fill('A, ')],
    ['blank lines', fill('\n')],
    ['short lines', 'a\n'.repeat(90_000)],
    ['blanks', `x${fill(' ')}y`],
    ['tabs', fill('a\t')],
    ['bars', fill('a | ')],
    ['stars', fill('* ')],
    ['brackets', fill('(')],
    ['quotes', fill('"')],
    ['digits', fill('1 ')],
    ['names', fill('By Ann Bell and ')],
  ])(
    '%s',
    (_, text) => {
      const article = readText(text);
      expect(article.text).toBe(text);
      expect(article.segments.at(-1)?.end).toBe(text.length);
    },
    PATIENCE,
  );
});
