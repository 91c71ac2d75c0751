import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addWord, createVocabulary } from '#pipeline/language/vocabulary';
import { LONGEST_SENTENCE, segment } from '#pipeline/stages/segment';
import type { Article, Segment } from '#schemas/document';
import { FACT_ROLES, SEGMENT_ROLES } from '#schemas/vocabulary';

const vocabulary = createVocabulary();
for (const word of ['signed', 'treaty', 'U.S.', '$']) addWord(vocabulary, word);

const article = (text: string, segments: readonly Segment[]): Article => ({
  title: null,
  byline: [],
  publisher: null,
  url: null,
  language: null,
  published: null,
  modified: null,
  conflicts: [],
  text,
  segments,
  warnings: [],
});
const whole = (text: string): Article => article(text, [{ role: 'body', start: 0, end: text.length, reason: null }]);

const piece = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 4 }),
  fc.constantFrom(
    '\r\n',
    '\n\n',
    '\u00a0',
    '\u2028',
    '\u00ad',
    '\u200b',
    '👩‍🚀',
    '“We’ll sign.”',
    '\ud800',
    '\udfff',
    ' U.S. ',
    '$1.5bn',
    'F-35A',
    '. ',
  ),
);
const text = fc.array(piece, { maxLength: 40 }).map((parts) => parts.join(''));

/** Segments that tile the text at any places, also inside words and pairs. */
const tiled = fc
  .tuple(text, fc.array(fc.tuple(fc.nat(), fc.constantFrom(...SEGMENT_ROLES)), { maxLength: 6 }))
  .map(([source, cuts]) => {
    const edges = [...new Set([0, ...cuts.map(([at]) => at % (source.length + 1)), source.length])].sort(
      (a, b) => a - b,
    );
    const segments = edges.slice(1).map((end, k): Segment => {
      const role = cuts[k]?.[1] ?? 'body';
      return { role, start: edges[k] as number, end, reason: null };
    });
    return article(source, segments);
  });

describe('any article', () => {
  it('has tokens in order, apart, inside the text and inside their segments', () => {
    fc.assert(
      fc.property(tiled, (input) => {
        const { text, tokens, origin } = segment(input, vocabulary);
        let before = 0;
        for (let i = 0; i < tokens.count; i++) {
          const [start, end] = [tokens.start[i] as number, tokens.end[i] as number];
          expect(start).toBeGreaterThanOrEqual(before);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(text.slice(start, end)).not.toMatch(/\s/);
          const span = origin({ start, end });
          expect(input.segments.filter((block) => block.start < span.end && block.end > span.start)).toHaveLength(1);
          before = end;
        }
        expect(text.slice(0, before).replace(/\s/g, '').length).toBe(text.replace(/\s/g, '').length);
      }),
      { seed: 7, numRuns: 1000 },
    );
  });

  it('has sentences that tile the tokens of its fact-bearing segments', () => {
    fc.assert(
      fc.property(tiled, (input) => {
        const { tokens, sentences, origin } = segment(input, vocabulary);
        const told = new Set<number>();
        sentences.forEach((sentence, index) => {
          expect(sentence.index).toBe(index);
          expect(sentence.last).toBeGreaterThan(sentence.first);
          expect(sentence.start).toBe(tokens.start[sentence.first]);
          expect(sentence.end).toBe(tokens.end[sentence.last - 1]);
          expect(sentence.role).toBe(input.segments[sentence.segment]?.role);
          for (let i = sentence.first; i < sentence.last; i++) {
            expect(told.has(i)).toBe(false);
            told.add(i);
          }
        });
        for (let i = 0; i < tokens.count; i++) {
          const { start } = origin({ start: tokens.start[i] as number, end: tokens.end[i] as number });
          const block = input.segments.find((candidate) => candidate.start <= start && start < candidate.end);
          expect(told.has(i)).toBe(block !== undefined && FACT_ROLES.has(block.role));
        }
      }),
      { seed: 7, numRuns: 1000 },
    );
  });

  it('leads every token back to the characters that it stands for', () => {
    fc.assert(
      fc.property(text, (source) => {
        const { text: read, tokens, origin } = segment(whole(source), vocabulary);
        for (let i = 0; i < tokens.count; i++) {
          const token = { start: tokens.start[i] as number, end: tokens.end[i] as number };
          const span = origin(token);
          const quote = source.slice(span.start, span.end);
          expect(segment(whole(quote), vocabulary).text).toBe(read.slice(token.start, token.end));
        }
      }),
      { seed: 7, numRuns: 500 },
    );
  });
});

it('knows its words, and cuts at the bounds of segments', () => {
  const source = 'Norway signedThe U.S.\u00adtreaty';
  const input = article(source, [
    { role: 'headline', start: 0, end: 13, reason: null },
    { role: 'promo', start: 13, end: 17, reason: 'advert' },
    { role: 'body', start: 17, end: source.length, reason: null },
  ]);
  const { text, tokens, sentences } = segment(input, vocabulary);
  const words = Array.from({ length: tokens.count }, (_, i) => text.slice(tokens.start[i], tokens.end[i]));
  expect(words).toEqual(['Norway', 'signed', 'The', 'U.S.', 'treaty']);
  expect(tokens.word[1]).toBe(vocabulary.ids.get('signed'));
  expect(sentences.map(({ role, first, last, segment: block }) => [role, first, last, block])).toEqual([
    ['headline', 0, 2, 0],
    ['body', 3, 5, 2],
  ]);
});

it('joins the lines of an article wrapped by hand, also in its short paragraphs', () => {
  const paragraph = `The lease that the two ministers signed in the harbour office on
Friday gives the navy the use of a pier, two cranes and a fuel
depot for the next twelve years, at a rent that neither side was
willing to name.`;
  const short = 'A spokesman said that it would be paid in advance by the Royal\nNavy.';
  const source = `${paragraph}\n\n${short}`;
  const { sentences } = segment(
    article(source, [
      { role: 'body', start: 0, end: paragraph.length, reason: null },
      { role: 'body', start: paragraph.length + 2, end: source.length, reason: null },
    ]),
    vocabulary,
  );
  expect(sentences).toHaveLength(2);
});

it('cuts a sentence that has no end, behind a mark where one is near, and says so', () => {
  const words = Array.from({ length: 2 * LONGEST_SENTENCE }, (_, i) => (i % 50 === 30 ? 'oats,' : 'oats'));
  const source = `A short one. The ${words.join(' ')}`;
  const { article: read, sentences, tokens, text: told } = segment(whole(source), vocabulary);
  expect(sentences.every(({ first, last }) => last - first <= LONGEST_SENTENCE)).toBe(true);
  expect(sentences.map(({ first }) => first)).toEqual([0, ...sentences.slice(0, -1).map(({ last }) => last)]);
  expect(sentences.at(-1)?.last).toBe(tokens.count);
  expect(told.slice(sentences[1]?.start, sentences[1]?.end).endsWith(',')).toBe(true);
  const start = source.indexOf('The');
  const message = `a sentence of ${tokens.count - 4} tokens was read in pieces of ${LONGEST_SENTENCE}`;
  expect(read.warnings).toEqual([{ code: 'sentence-cut', message, start, end: source.length }]);
});

it('refuses more sentences than a shelf of books has', () => {
  expect(() => segment(whole('A pact. '.repeat(100_001)), vocabulary)).toThrow('more than 100000 sentences');
});
