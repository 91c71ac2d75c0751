import { beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '#pipeline/rules/engine';
import { find } from '#pipeline/stages/find';
import { documentOf } from '#pipeline/stages/find-in-text';
import type { Document } from '#schemas/document';
import { valueEngine } from './finder.js';

let engine: Engine;
beforeAll(async () => {
  engine = await valueEngine(['number', 'money', 'date']);
});

/** Texts that make a careless finder look at the same tokens again and again. */
const HOSTILE = [
  '1234567890',
  '-----',
  'a-a-a',
  '$$$$',
  '. . .',
  '1 ',
  '1,',
  '100 100 ',
  "1'000'",
  '$1 ',
  '$1 to ',
  'from $1 to ',
  '$1 (',
  '5 pounds ',
  '5 million pounds of ',
  '5 million won the ',
  '7 million, ',
  '$5 million, 7 million, ',
  'of which ',
  'million ',
  'hundred ',
  'one ',
  'one point one one ',
  'half a ',
  'a million and ',
  'between $1 and ',
  'US $',
  '€1 ($2; £3; ',
  'at $1 closed shares ',
  '$1, not $2 wrong ',
  'some about nearly ',
  'Canada $1 ',
  'kr 5 kr ',
  'USD ',
  'billions of ',
  '1-2-3-',
  '1-',
  '1/',
  '10:',
  'FY',
  'Q1 ',
  '2019 ',
  '2019-',
  '2019-20 ',
  'March ',
  'March 4 ',
  '4 March ',
  'May and ',
  'on May 4 and 5, ',
  'June to ',
  'Monday ',
  'early ',
  'every ',
  'a year ',
  'last year ',
  'two years ',
  'for five years, in 3, ',
  'the first half of ',
  'the end of ',
];

/** How often the finders look at a token of a document: a measure of work that no machine changes. */
function looks(text: string): number {
  let count = 0;
  const watched = <T extends object>(array: T): T =>
    new Proxy(array, {
      get(target, key) {
        if (typeof key === 'string' && key.charCodeAt(0) < 58) count++;
        const value = Reflect.get(target, key);
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
  const document = documentOf(text, null, engine);
  const { count: tokens, start, end, word, shape } = document.tokens;
  const watchedTokens = {
    count: tokens,
    start: watched(start),
    end: watched(end),
    word: watched(word),
    shape: watched(shape),
  };
  const seen: Document = { ...document, tokens: watchedTokens, sentences: watched(document.sentences) };
  find(seen, engine);
  return count;
}

describe('hostile texts', () => {
  test.each(HOSTILE)('work grows with the length of %j, not with its square', (piece) => {
    const small = looks(piece.repeat(Math.ceil(4000 / piece.length)));
    const large = looks(piece.repeat(Math.ceil(16000 / piece.length)));
    // Four times the text: four times the work, with room for what a short text never reaches.
    expect(large).toBeLessThan(small * 6 + 2000);
  });
});
