import { compare, multiply, shift } from '#pipeline/language/decimal';
import { type Document, SHAPE } from '#schemas/document';
import type { NumberValue, Part } from '#schemas/mention';
import type { Knowledge } from './knowledge.js';
import { isGlued, shapeAt, textAt } from './words.js';

/** A number of an amount with its magnitude: exact decimal, and the token after what was used of it. */
export type Figure = {
  /** Plain decimal in units. */
  readonly decimal: string;
  /** As printed, without the magnitude. */
  readonly printed: string;
  readonly exponent: number;
  readonly last: number;
  /** Shows by marks or magnitude that it is no count or year. */
  readonly marked: boolean;
  readonly ordinal: boolean;
};

/** Reads a number hole and the letter of magnitude that may follow it; a letter that cannot be one is left out. */
export function figureOf(knowledge: Knowledge, document: Document, number: Part, scale: Part | undefined): Figure {
  const { decimal, exponent, ordinal } = number.value as NumberValue;
  const letter = scale !== undefined && exponent === 0 && isMagnitude(document, scale) ? knowledge.scaleOf(scale) : 0;
  const power = exponent + letter;
  return {
    decimal: shift(decimal, power),
    printed: decimal,
    exponent: power,
    last: letter > 0 && scale ? scale.last : number.last,
    marked: power > 0 || /[.,]/.test(document.text.slice(number.start, number.end)) || decimal.length > 4,
    ordinal,
  };
}

/** A single letter away from its figure may be anything ("$20 T-shirts"). */
function isMagnitude(document: Document, scale: Part): boolean {
  if (isGlued(document, scale.first))
    return !(isGlued(document, scale.last) && (shapeAt(document, scale.last) & SHAPE.digit) !== 0);
  if (scale.end - scale.start > 1) return true;
  const next = textAt(document, scale.last);
  return !(isGlued(document, scale.last) && /^[-’'&]/.test(next)) && 'mMbB'.includes(textAt(document, scale.first));
}

/**
 * Both ends of a range: the magnitude of the upper end belongs to both where the lower one has none ("$6-7 billion").
 * @returns null where these are no two ends of one range.
 */
export function endsOf(
  low: Figure,
  high: Figure,
): { readonly low: string; readonly high: string; readonly shared: boolean } | null {
  if (low.exponent === 0 && high.exponent > 0) {
    const lifted = shift(low.printed, high.exponent);
    if (compare(low.printed, '1000') < 0 && compare(lifted, high.decimal) < 0)
      return { low: lifted, high: high.decimal, shared: true };
    if (!low.marked) return null;
  }
  return compare(low.decimal, high.decimal) < 0 ? { low: low.decimal, high: high.decimal, shared: false } : null;
}

/** Whole units from a count of a part of them (cents). */
export function wholeOf(decimal: string, exponent: number): string {
  return exponent < 0 ? multiply(decimal, shift('1', exponent)) : shift(decimal, exponent);
}
