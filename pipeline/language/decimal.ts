/**
 * Exact decimal arithmetic on plain notation ("-1040.25"): digits, at most one point, an optional minus sign. Amounts of
 * money become JSON numbers only at the very end, by one rounding of the exact decimal.
 */

const PLAIN = /^-?\d+(\.\d+)?$/;

/** Longest notation that is taken for a number: no real amount is longer, and BigInt stays fast. */
const LONGEST = 60;

/** Whether a text is a decimal in plain notation that this module reads. */
export function isDecimal(text: string): boolean {
  return text.length <= LONGEST && PLAIN.test(text);
}

/** A decimal × 10^`exponent`, by moving the point: ("1.04", 12) → "1040000000000". */
export function shift(decimal: string, exponent: number): string {
  const { negative, digits, scale } = split(decimal);
  return join(negative, digits, scale - exponent);
}

/** The exact sum of two decimals. */
export function add(a: string, b: string): string {
  const [x, y, scale] = aligned(a, b);
  return fromBigInt(x + y, scale);
}

/** The exact product of two decimals. */
export function multiply(a: string, b: string): string {
  const x = split(a);
  const y = split(b);
  return fromBigInt(integerOf(x) * integerOf(y), x.scale + y.scale);
}

/** Negative, zero or positive as `a` is less than, equal to or greater than `b`. */
export function compare(a: string, b: string): number {
  const [x, y] = aligned(a, b);
  return x < y ? -1 : x > y ? 1 : 0;
}

/** The JSON number nearest to a decimal × 10^`exponent` (exact for every whole amount below 2^53). */
export function toNumber(decimal: string, exponent = 0): number {
  return Number(exponent === 0 ? decimal : shift(decimal, exponent));
}

type Parts = { readonly negative: boolean; readonly digits: string; readonly scale: number };

/** `digits` × 10^-`scale`. */
function split(decimal: string): Parts {
  const negative = decimal.startsWith('-');
  const plain = negative ? decimal.slice(1) : decimal;
  const point = plain.indexOf('.');
  if (point < 0) return { negative, digits: plain, scale: 0 };
  return { negative, digits: plain.slice(0, point) + plain.slice(point + 1), scale: plain.length - point - 1 };
}

function integerOf({ negative, digits }: Parts): bigint {
  return negative ? -BigInt(digits) : BigInt(digits);
}

function aligned(a: string, b: string): [bigint, bigint, number] {
  const x = split(a);
  const y = split(b);
  const scale = Math.max(x.scale, y.scale);
  return [integerOf(x) * 10n ** BigInt(scale - x.scale), integerOf(y) * 10n ** BigInt(scale - y.scale), scale];
}

function fromBigInt(value: bigint, scale: number): string {
  return value < 0n ? join(true, (-value).toString(), scale) : join(false, value.toString(), scale);
}

/** Plain notation without needless zeros: no leading ones before the units, none after the last decimal. */
function join(negative: boolean, digits: string, scale: number): string {
  const padded = scale <= 0 ? digits + '0'.repeat(-scale) : digits.padStart(scale + 1, '0');
  const point = padded.length - Math.max(scale, 0);
  let start = 0;
  while (start < point - 1 && padded[start] === '0') start++;
  let end = padded.length;
  while (end > point && padded[end - 1] === '0') end--;
  const plain = end > point ? `${padded.slice(start, point)}.${padded.slice(point, end)}` : padded.slice(start, point);
  return negative && plain !== '0' ? `-${plain}` : plain;
}
