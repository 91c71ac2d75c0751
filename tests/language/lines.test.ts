import { expect, it } from 'vitest';
import { isFullLine, wrapWidth } from '#pipeline/language/lines';

const wrap = (words: readonly string[], width: number): string => {
  const lines: string[] = [];
  for (const word of words) {
    const line = lines.at(-1);
    if (line !== undefined && line.length + 1 + word.length <= width) lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines.join('\n');
};
const WORDS = Array.from({ length: 200 }, (_, i) => 'harbourmaster'.slice(0, 2 + ((i * 7) % 11)));

it.each([50, 65, 72, 80, 120])('measures lines wrapped at %d', (width) => {
  const text = wrap(WORDS, width);
  const measured = wrapWidth(text, 0, text.length);
  expect(measured).toBeGreaterThan(width - 12);
  expect(measured).toBeLessThanOrEqual(width);
  expect(isFullLine(text, text.indexOf('\n'), measured)).toBe(true);
});

it('takes no paragraphs, lists or headings for wrapped lines', () => {
  const paragraphs = [40, 70, 25, 60].map((count) => WORDS.slice(0, count).join(' ')).join('\n');
  expect(wrapWidth(paragraphs, 0, paragraphs.length)).toBe(0);
  const list = ['Twelve boats', 'Four cranes', 'Spare parts', 'Training in Bergen', 'Fuel'].join('\n');
  expect(wrapWidth(list, 0, list.length)).toBe(0);
  expect(wrapWidth('One line', 0, 8)).toBe(0);
  expect(wrapWidth('', 0, 0)).toBe(0);
});

it('measures only the part that it is asked for', () => {
  const text = `${wrap(WORDS, 60)}\n\nShort\nlines\nof a\nlist`;
  expect(wrapWidth(text, text.indexOf('Short'), text.length)).toBe(0);
  expect(wrapWidth(text, 0, text.length)).toBeGreaterThan(0);
});
