import { assert, constant, integer, oneof, property, string, tuple } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { add, compare, isDecimal, multiply, shift, toNumber } from '#pipeline/language/decimal';

const digits = string({
  unit: constant('0123456789').chain((all) => integer({ min: 0, max: 9 }).map((at) => all[at] as string)),
  minLength: 1,
  maxLength: 15,
});
const decimal = tuple(
  oneof(constant(''), constant('-')),
  digits,
  oneof(
    constant(''),
    digits.map((part) => `.${part}`),
  ),
).map((parts) => parts.join(''));

describe('exact decimals', () => {
  test.each([
    ['1.04', 12, '1040000000000'],
    ['1.0389', 12, '1038900000000'],
    ['0.22', 0, '0.22'],
    ['007', 0, '7'],
    ['2.50', 0, '2.5'],
    ['5', -3, '0.005'],
    ['-0.0', 2, '0'],
    ['59000', 7, '590000000000'],
  ])('%s × 10^%i = %s', (value, exponent, expected) => {
    expect(shift(value, exponent)).toBe(expected);
  });

  test('sums and products carry no binary error', () => {
    expect(add('0.1', '0.2')).toBe('0.3');
    expect(add('12', '0.75')).toBe('12.75');
    expect(add('-1.5', '1.5')).toBe('0');
    expect(multiply('1.1', '1.1')).toBe('1.21');
    expect(multiply('-5', '12')).toBe('-60');
  });

  test('the one rounding is to the nearest JSON number', () => {
    expect(toNumber('16.5', 9)).toBe(16500000000);
    expect(toNumber('1.1', 12)).toBe(1100000000000);
    expect(toNumber('64218530')).toBe(64218530);
  });

  test('what is no plain decimal is told apart', () => {
    for (const text of ['', '.', '1.', '.5', '1,5', '1e5', '+1', '9'.repeat(61)]) expect(isDecimal(text)).toBe(false);
    for (const text of ['0', '-3', '12.50']) expect(isDecimal(text)).toBe(true);
  });

  test('moving the point there and back changes nothing but needless zeros', () => {
    assert(
      property(
        decimal,
        integer({ min: -20, max: 20 }),
        (value, by) => compare(shift(shift(value, by), -by), value) === 0,
      ),
    );
  });

  test('addition is commutative, multiplication by ten moves the point', () => {
    assert(property(decimal, decimal, (a, b) => add(a, b) === add(b, a)));
    assert(property(decimal, (a) => multiply(a, '10') === shift(a, 1)));
  });
});
