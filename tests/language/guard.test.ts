import fc from 'fast-check';
import { expect, it } from 'vitest';
import { chunks, LONGEST_CHUNK, LONGEST_TOKEN, mask } from '#pipeline/language/guard';

const text = fc.string({
  unit: fc.constantFrom('a', ' ', '\n', '-', 'é', '😀', 'http://', 'x'.repeat(70)),
  maxLength: 200,
});

it('masks what is too long and nothing else', () => {
  const url = `https://example.org/${'a/'.repeat(100)}`;
  const masked = mask(`Oslo signed ${url} today`);
  expect(masked.startsWith('Oslo signed x ')).toBe(true);
  expect(masked.endsWith(' today')).toBe(true);
  expect(masked).toHaveLength(`Oslo signed ${url} today`.length);
  expect(mask('Oslo signed today')).toBe('Oslo signed today');
});

it('keeps lengths and leaves no long run', () => {
  fc.assert(
    fc.property(text, (source) => {
      const masked = mask(source);
      expect(masked).toHaveLength(source.length);
      for (const run of masked.split(/\s+/)) expect(run.length).toBeLessThanOrEqual(LONGEST_TOKEN);
    }),
    { seed: 7 },
  );
});

it('cuts at blanks, loses nothing and halves no character', () => {
  fc.assert(
    fc.property(text, fc.nat(9), (source, times) => {
      const whole = source.repeat(times);
      const pieces = chunks(whole);
      expect(pieces.join('')).toBe(whole);
      for (const piece of pieces) {
        expect(piece.length).toBeLessThanOrEqual(LONGEST_CHUNK);
        expect(piece).not.toMatch(/^[\udc00-\udfff]/);
      }
    }),
    { seed: 7 },
  );
  const pieces = chunks('word '.repeat(1000));
  expect(pieces.slice(0, -1).every((piece) => piece.endsWith(' '))).toBe(true);
});
