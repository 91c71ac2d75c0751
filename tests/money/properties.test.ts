import { assert, constantFrom, integer, property, string } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { add, shift } from '#pipeline/language/decimal';
import { moneyIn, numbersIn, valueEngine } from './finder.js';

const engine = await valueEngine();
const pieces = string({
  unit: constantFrom(
    ...'$ € £ 1 23 456 7,890 1.5 million billion bn m k crore won pounds dollars euros crowns from to and or between - – ( ) , . ; about some up US U.S. A Rs SEK half a quarter of one twenty hundred thousand per year each not correct weighs cent'.split(
      ' ',
    ),
    ' ',
    '\n',
  ),
  maxLength: 60,
});
const grouped = (value: string) => value.replace(/\B(?=(\d{3})+$)/g, ',');

describe('amounts', () => {
  test('any text gives amounts that lie in it, in order, without overlap, with one kind of value each', () => {
    assert(
      property(pieces, (text) => {
        let end = 0;
        const found = moneyIn(text, engine);
        found.forEach(({ start, end: stop, value }, index) => {
          expect(start).toBeGreaterThanOrEqual(end);
          expect(stop).toBeGreaterThan(start);
          expect(stop).toBeLessThanOrEqual(text.length);
          end = stop;
          const said = [value.amount !== null, value.low !== null && value.high !== null, value.vague].filter(Boolean);
          expect(said.length).toBe(1);
          expect(value.currencyCertainty === 'ambiguous').toBe(value.currency === null);
          expect(value.currencyCertainty === 'inferred').toBe(value.currencyFrom !== null);
          if (value.convertedFrom !== null) expect(found[value.convertedFrom]).not.toBe(found[index]);
        });
      }),
    );
  });

  test('the same text gives the same amounts, whatever was read before', () => {
    assert(
      property(pieces, pieces, (text, other) => {
        const first = JSON.stringify(moneyIn(text, engine));
        moneyIn(other, engine);
        return JSON.stringify(moneyIn(text, engine)) === first;
      }),
      { numRuns: 40 },
    );
  });

  test('figures are read exactly, with every magnitude', () => {
    const scales = constantFrom(
      ['', 0],
      [' million', 6],
      ['bn', 9],
      [' billion', 9],
      [' trillion', 12],
      [' crore', 7],
      [' lakh crore', 12],
    );
    assert(
      property(integer({ min: 1, max: 999_999_999 }), integer({ min: 0, max: 99 }), scales, (whole, cents, scale) => {
        const [word, exponent] = scale as [string, number];
        const decimal = `${whole}.${String(cents).padStart(2, '0')}`;
        const text = `They paid EUR ${grouped(String(whole))}.${String(cents).padStart(2, '0')}${word} for it.`;
        expect(moneyIn(text, engine)[0]?.value.amount).toBe(Number(shift(decimal, exponent)));
      }),
    );
  });

  test('low and high of a range are in order', () => {
    assert(
      property(integer({ min: 1, max: 998 }), integer({ min: 1, max: 999 }), (low, more) => {
        const high = low + more;
        const found = moneyIn(`It costs $${low}-${high} million.`, engine)[0]?.value;
        expect([found?.low, found?.high]).toEqual([low * 1e6, high * 1e6]);
      }),
    );
  });
});

const UNITS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];

/** A number in English words. */
function spell(value: number): string {
  if (value < 20) return UNITS[value] as string;
  if (value < 100) return `${TENS[Math.floor(value / 10)]}${value % 10 ? `-${UNITS[value % 10]}` : ''}`;
  if (value < 1000)
    return `${UNITS[Math.floor(value / 100)]} hundred${value % 100 ? ` and ${spell(value % 100)}` : ''}`;
  const [size, name] = value < 1e6 ? [1e3, 'thousand'] : [1e6, 'million'];
  const rest = value % size;
  return `${spell(Math.floor(value / size))} ${name}${rest ? ` ${size === 1e3 && rest < 100 ? 'and ' : ''}${spell(rest)}` : ''}`;
}

describe('numbers', () => {
  test('numbers in words are read back', () => {
    assert(
      property(integer({ min: 1, max: 999_999 }), (value) => {
        const [found, ...more] = numbersIn(`They counted ${spell(value)} rounds.`, engine);
        expect(more).toEqual([]);
        expect(shift(found?.value.decimal ?? '', found?.value.exponent ?? 0)).toBe(String(value));
      }),
    );
  });

  test('a whole and a half are added exactly', () => {
    assert(
      property(integer({ min: 1, max: 99 }), (value) => {
        const [found] = numbersIn(`It cost ${spell(value)} and a half million.`, engine);
        expect(found?.value).toMatchObject({ decimal: add(String(value), '0.5'), exponent: 6 });
      }),
    );
  });
});
