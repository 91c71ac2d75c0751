import { describe, expect, test } from 'vitest';
import { figuresOf, minhash, similarity } from '#pipeline/run/minhash';
import { nearDuplicates } from '#pipeline/run/near-duplicates';
import { seenIds } from '#pipeline/run/seen-ids';
import { randomFrom } from './random.js';

const random = randomFrom(20240604);
const SYLLABLES = 'ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo zu'.split(' ');
const VOCABULARY = Array.from({ length: 3000 }, () =>
  Array.from({ length: 2 + random(3) }, () => SYLLABLES[random(20)]).join(''),
);
const word = () => VOCABULARY[Math.min(random(3000), random(3000))] as string;
const sentence = () =>
  `${Array.from({ length: 12 + random(14) }, word).join(' ')}${random(3) ? '' : ` ${100 + random(9e5)}`}.`;
const story = () => Array.from({ length: 8 + random(16) }, sentence);

/** What outlets do to a story of an agency: another headline, a credit, some words changed, the end cut. */
function syndicated(sentences: readonly string[]): readonly string[] {
  const kept = random(2) ? sentences : sentences.slice(0, Math.ceil(sentences.length * 0.9));
  const words = kept.map((one) => one.replace(/\b[a-z]+\b/g, (known) => (random(120) ? known : word())));
  return random(2) ? [`${word()} ${word()} ${word()}`, ...words] : words;
}
/** A later story that repeats the background of an earlier one, or the same story with a figure changed. */
const followUp = (sentences: readonly string[]) => [
  ...sentences.slice(0, Math.ceil(sentences.length / 2)),
  ...story().slice(0, Math.ceil(sentences.length / 2)),
];
const updated = (sentences: readonly string[]) => [
  `${sentences[0]} It costs ${1e6 + random(1e6)}.`,
  ...sentences.slice(1),
];
const withFigure = (sentences: readonly string[]) => [...sentences, `It costs ${1e7 + random(1e6)}.`];

describe('near-duplicates', () => {
  test('are found among seeded stories with precision and recall of at least 0.98', () => {
    const near = nearDuplicates();
    const originals = Array.from({ length: 600 }, () => withFigure(story()));
    const texts = originals.flatMap((one, i): { of: string | null; id: string; text: readonly string[] }[] => [
      { id: `o${i}`, of: null, text: one },
      ...(i % 2 ? [{ id: `s${i}`, of: `o${i}`, text: syndicated(one) }] : []),
      ...(i % 3 ? [] : [{ id: `f${i}`, of: null, text: followUp(one) }]),
      ...(i % 5 ? [] : [{ id: `u${i}`, of: null, text: updated(one) }]),
    ]);
    const counts = { right: 0, wrong: 0, missed: 0 };
    for (const { id, of, text } of texts) {
      const whole = text.join(' ');
      const signature = minhash(whole) as Uint16Array;
      const found = near.find(signature, figuresOf(whole));
      if (found === null) near.add(id, signature, figuresOf(whole));
      if (found !== null) counts[found.id === of ? 'right' : 'wrong']++;
      if (of !== null && found?.id !== of) counts.missed++;
    }
    const { right, wrong, missed } = counts;
    expect(right).toBeGreaterThan(250);
    expect(right / (right + wrong)).toBeGreaterThanOrEqual(0.98);
    expect(right / (right + missed)).toBeGreaterThanOrEqual(0.98);
  });

  test('link to the earliest, within a window that bounds the memory', () => {
    const near = nearDuplicates(3);
    const [first, ...others] = Array.from({ length: 4 }, () => minhash(story().join(' ')) as Uint16Array);
    const none = new Uint32Array();
    near.add('first', first as Uint16Array, none);
    expect(near.find(first as Uint16Array, none)).toEqual({ id: 'first', similarity: 1 });
    for (const [i, other] of others.entries()) near.add(`other-${i}`, other, none);
    expect(near.find(first as Uint16Array, none)).toBeNull();
    expect(near.find(others[0] as Uint16Array, none)?.id).toBe('other-0');
  });

  test('a text with a figure of its own is an update', () => {
    const one = story().join(' ').replace(/\d+/g, '');
    const near = nearDuplicates();
    near.add('a', minhash(`${one} It costs 500.`) as Uint16Array, figuresOf(`${one} It costs 500.`));
    const find = (text: string) => near.find(minhash(text) as Uint16Array, figuresOf(text));
    expect(find(`${one} It costs 600.`)).toBeNull();
    expect(find(`${one} It costs 500, not 600.`)).toBeNull();
    expect(find(one)?.id).toBe('a');
  });
});

test('the estimate is close to the share of common runs of five words', () => {
  const words = Array.from({ length: 400 }, word);
  const half = [...words.slice(0, 270), ...Array.from({ length: 130 }, word)];
  const exact = (266 / (396 * 2 - 266)) as number;
  const estimate = similarity(minhash(words.join(' ')) as Uint16Array, minhash(half.join(' ')) as Uint16Array);
  expect(Math.abs(estimate - exact)).toBeLessThan(0.2);
  expect(minhash('too short to tell')).toBeNull();
});

test('seen ids stay exact while their table grows', () => {
  const seen = seenIds(4);
  const id = (i: number) => `sha256:${(i * 2654435761).toString(16).padStart(16, '0').repeat(4).slice(0, 64)}`;
  for (let i = 1; i <= 20_000; i++) expect(seen.add(id(i))).toBe(true);
  for (let i = 1; i <= 20_000; i += 97) expect(seen.add(id(i))).toBe(false);
  expect(seen.size()).toBe(20_000);
});
