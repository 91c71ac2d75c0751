import type { Document } from '#schemas/document';
import type { Mention } from '#schemas/mention';

/**
 * Token up to which a rule's hole is filled by a mention: past a bracket that only gives it another name, so that
 * “the Defence Department (DND) signed” reads as “the Defence Department signed”.
 */
export function holeEndOf({ text, tokens }: Document, mention: Mention, next: Mention | undefined): number {
  const { last } = mention;
  if (next?.first !== last + 1 || !isOtherName(mention, next)) return last;
  const isBracket = text[tokens.start[last] as number] === '(' && text[tokens.start[next.last] as number] === ')';
  return isBracket ? next.last + 1 : last;
}

/** The same actor by its acronym, or the same sum in another currency. */
function isOtherName(mention: Mention, next: Mention): boolean {
  const [a, b] = [mention.value, next.value];
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if ('key' in a && 'key' in b) return a.key === b.key;
  return 'convertedFrom' in b && b.convertedFrom !== null;
}
