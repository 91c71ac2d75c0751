import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createTagger } from '#pipeline/language/pos';
import { words } from '#pipeline/language/tokens';

const SENTENCES = [
  "Norway's ministry signed the order on Friday.",
  "The ministry won't say what Norway paid, and its partner can't.",
  'Oslo, not Stockholm’s admirals, chose the Brelvik-class frigate.',
  "Stockholm's offer was cheaper; Brelvik's wasn't.",
  'A $1,234.5 million (EUR 1.1 billion) contract for 12 F-35A jets cannot begin before 2031.',
  'They’ve met in Nuku’alofa and L’Aquila at 5 p.m. to discuss R&D.',
  'Brelvik shares rose 3.5% — its best day since 2019…',
].map(words);

it('tags every token', () => {
  const tag = createTagger();
  expect(tag(words('The two navies signed a treaty in Oslo.'))).toEqual([
    'DET',
    'NUM',
    'NOUN',
    'VERB',
    'DET',
    'NOUN',
    'ADP',
    'PROPN',
    'PUNCT',
  ]);
  for (const sentence of SENTENCES) expect(tag(sentence)).toHaveLength(sentence.length);
  expect(tag([])).toEqual([]);
});

it('keeps the tags in step after words that wink cuts further', () => {
  const tag = createTagger();
  const sentence = words("They can't and cannot, x@y.com won't, end the treaty.");
  const tags = tag(sentence);
  expect(tags[sentence.indexOf('the')]).toBe('DET');
  expect(tags[sentence.indexOf('treaty')]).toBe('NOUN');
  expect(tags[sentence.indexOf("can't")]).toBe('AUX');
  expect(tags.at(-1)).toBe('PUNCT');
});

it('says the same whatever it read before', () => {
  const forwards = createTagger();
  const backwards = createTagger();
  const there = SENTENCES.map((sentence) => forwards(sentence));
  const back = SENTENCES.toReversed().map((sentence) => backwards(sentence));
  expect(back.toReversed()).toEqual(there);
  expect(SENTENCES.map((sentence) => forwards(sentence))).toEqual(there);
});

it('says the same whatever it read before, for any words', () => {
  const used = createTagger();
  const piece = fc.constantFrom(
    'Brel',
    'vik',
    "'",
    '’',
    's',
    "n't",
    'do',
    'sign',
    '-',
    'U.S.',
    '12',
    '@',
    '#',
    '.',
    'é',
    '$',
  );
  const word = fc.array(piece, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(''));
  const sentence = fc.array(word, { maxLength: 12 }).map((parts) => words(parts.join(' ')));
  fc.assert(
    fc.property(sentence, sentence, (first, second) => {
      const once = used(second);
      used(first);
      expect(used(second)).toEqual(once);
      expect(once).toHaveLength(second.length);
    }),
    { seed: 7, numRuns: 300 },
  );
});

it('masks long words and cuts long sentences', () => {
  const tag = createTagger();
  const long = [...words('The deal'), 'ab'.repeat(50_000), ...words('ends.')];
  expect(tag(long)).toHaveLength(long.length);
  const many = Array.from({ length: 20_000 }, (_, i) => (i % 3 === 0 ? 'treaty' : 'the'));
  const tags = tag(many);
  expect(tags).toHaveLength(many.length);
  expect(tags.filter((found, i) => i % 3 === 0 && found === 'NOUN').length).toBeGreaterThan(6000);
});
