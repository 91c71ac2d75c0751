import { expect, test } from 'vitest';
import { csvCell } from '#pipeline/io/exports/csv';
import { offsetsIn } from '#pipeline/io/exports/offsets';

test('cells that a spreadsheet would run are text', () => {
  expect(['=1+1', '+1', '-1', '@x', '\tx', 'plain', 'a,b', null, -5].map((cell) => csvCell(cell))).toEqual([
    "'=1+1",
    "'+1",
    "'-1",
    "'@x",
    "'\tx",
    'plain',
    '"a,b"',
    '',
    '-5',
  ]);
});

test('offsets point to the same words in every unit', () => {
  const text = 'é🚢x€ 🛳end';
  const places = [0, 1, 3, 4, 5, 6, 8, text.length];
  const codepoint = offsetsIn(text, 'codepoint');
  const byte = offsetsIn(text, 'byte');
  const characters = [...text];
  for (const from of places)
    for (const to of places.filter((place) => place >= from)) {
      const quote = text.slice(from, to);
      expect(characters.slice(codepoint(from), codepoint(to)).join('')).toBe(quote);
      expect(Buffer.from(text).subarray(byte(from), byte(to)).toString()).toBe(quote);
    }
  expect(offsetsIn(text, 'utf16')(8)).toBe(8);
});
