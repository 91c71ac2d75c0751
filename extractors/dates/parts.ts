import type { Match } from '#schemas/extractor';
import type { NumberValue, Part } from '#schemas/mention';

/** The part that fills a role; the last one where several do. */
export function partOf({ parts }: Match, role: string): Part | null {
  let found: Part | null = null;
  for (const part of parts) if (part.role === role) found = part;
  return found;
}

/** Lexicon key captured under a role. */
export function keyOf(match: Match, role: string): string | null {
  const part = partOf(match, role);
  return part === null || part.mention !== null ? null : String(part.value);
}

export function textOf(match: Match, part: Part): string {
  return match.document.text.slice(part.start, part.end);
}

/** Text of a token. */
export function tokenText({ document: { text, tokens } }: Match, at: number): string {
  return at < 0 || at >= tokens.count ? '' : text.slice(tokens.start[at], tokens.end[at]);
}

const numberOf = (part: Part): NumberValue => part.value as NumberValue;

/** A whole number of at most nine digits; null for any other. */
export function wholeOf(part: Part | null): number | null {
  if (part === null) return null;
  const { decimal, exponent } = numberOf(part);
  return exponent === 0 && /^\d{1,9}$/.test(decimal) ? Number(decimal) : null;
}

/** A count of units as TIMEX3 writes it: "3", "2.5", "2000"; null for negative and for very great ones. */
export function countOf(part: Part | null): string | null {
  if (part === null) return null;
  const { decimal, exponent, ordinal } = numberOf(part);
  if (ordinal || !/^\d{1,9}(\.\d{1,4})?$/.test(decimal) || exponent > 9) return null;
  return exponent === 0 ? decimal : String(Number(decimal) * 10 ** exponent);
}

/** Day of a month from 1 to 31, in digits, or in words where it is an ordinal ("fifth"). */
export function dayOf(part: Part | null): number | null {
  const day = wholeOf(part);
  if (part === null || day === null || day < 1 || day > 31) return null;
  const { form, ordinal } = numberOf(part);
  return form === 'digits' || ordinal ? day : null;
}

/** A year printed with four digits (three or fewer only before "BC", see `anyYearOf`). */
export function yearOf(match: Match, part: Part | null): number | null {
  if (part === null || !/^[12]\d{3}$/.test(textOf(match, part))) return null;
  return Number(textOf(match, part));
}

/** The century that two digits stand for: up to 49 the twenty-first, else the twentieth. */
export function fullYear(short: number): number {
  return short < 50 ? 2000 + short : 1900 + short;
}
