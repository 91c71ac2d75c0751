import fc from 'fast-check';
import { expect, it } from 'vitest';
import { normalise } from '#pipeline/language/normalise';

const INVISIBLE = [
  '\u00ad',
  '\u200b',
  '\u200c',
  '\u200d',
  '\u2060',
  '\ufeff',
  '\u200e',
  '\u202a',
  '\u2069',
  '\ufe0f',
  '\u{e0101}',
];
const BLANKS = ['\u00a0', '\t', '\u2009', '\u2007', '\u202f', '\u3000', '\u0000', '\u001b', '\ud83d', '\ude00'];
const BREAKS = ['\n', '\r', '\u2028', '\u2029', '\v', '\f', '\u0085'];
const any = fc.array(
  fc.oneof(fc.string({ unit: 'binary', maxLength: 3 }), fc.constantFrom(...INVISIBLE, ...BLANKS, ...BREAKS, '\r\n')),
  {
    maxLength: 40,
  },
);

it('returns a plain text as it is', () => {
  const text = 'Oslo — “the ministry” — pays €5 million, 👍 as agreed.\nNext line';
  expect(normalise(text).text).toBe(text);
  expect(normalise(text).origin({ start: 3, end: 9 })).toEqual({ start: 3, end: 9 });
});

it.each(INVISIBLE)('takes out %j and finds the way back', (char) => {
  const source = `$1 bil${char}lion ${char}${char}paid${char}`;
  const { text, origin, place } = normalise(source);
  expect(text).toBe('$1 billion paid');
  const amount = origin({ start: 0, end: 10 });
  expect(source.slice(amount.start, amount.end)).toBe(`$1 bil${char}lion`);
  const paid = origin({ start: 11, end: 15 });
  expect(source.slice(paid.start, paid.end)).toBe('paid');
  expect(place(source.indexOf('paid'))).toBe(11);
  expect(place(source.length)).toBe(15);
  expect(place(7)).toBe(6);
});

it.each(BLANKS)('writes %j as a blank', (char) => {
  expect(normalise(`a${char}b`).text).toBe('a b');
});

it('writes every line break as one', () => {
  for (const lineBreak of BREAKS) expect(normalise(`a${lineBreak}b`).text).toBe('a\nb');
  expect(normalise('a\r\nb').text).toBe('a \nb');
});

it('keeps emoji and other pairs whole', () => {
  expect(normalise('👩\u200d🚀 ok \u{1f1f3}\u{1f1f4}').text).toBe('👩🚀 ok \u{1f1f3}\u{1f1f4}');
});

it('leads every span of any text back to its visible characters', () => {
  fc.assert(
    fc.property(any, fc.nat(), fc.nat(), (parts, a, b) => {
      const source = parts.join('');
      const { text, origin, place } = normalise(source);
      const start = Math.min(a, b) % (text.length + 1);
      const end = Math.min(text.length, start + (Math.max(a, b) % 7));
      const span = origin({ start, end });
      expect(normalise(source.slice(span.start, span.end)).text.length).toBeLessThanOrEqual(end - start);
      if (end > start) {
        const first = source.charCodeAt(span.start);
        const isSame = first === text.charCodeAt(start) || /\s/.test(text[start] as string);
        expect(isSame).toBe(true);
        expect(place(span.start)).toBe(start);
        expect(place(span.end)).toBe(end);
      }
    }),
    { seed: 7, numRuns: 2000 },
  );
});

it('changes nothing the second time', () => {
  fc.assert(
    fc.property(any, (parts) => {
      const once = normalise(parts.join('')).text;
      expect(normalise(once).text).toBe(once);
      for (const char of ['\r', '\t', '\0', ...INVISIBLE, '\u00a0', '\u2028']) expect(once).not.toContain(char);
    }),
    { seed: 7, numRuns: 1000 },
  );
});
