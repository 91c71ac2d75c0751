import type { Document, Sentence } from '#schemas/document';
import type { Match } from '#schemas/extractor';
import type { Part } from '#schemas/mention';
import type { Figure } from './figures.js';
import { isThing } from './following.js';
import type { Knowledge } from './knowledge.js';
import { isGlued, phraseBefore, wordAt } from './words.js';

/** The two figures of a possible range. */
export type Ends = {
  readonly low: Figure;
  readonly high: Figure;
  /** The upper end's magnitude was lent to the lower one. */
  readonly shared: boolean;
  readonly last: number;
};

/** How far before an amount a verb of change is looked for, in tokens. */
const CLAUSE = 12;

/** Where the words before an amount lead: whether "from" stands there, and whether something changes or spreads. */
export type Approach = {
  readonly from: boolean;
  readonly between: boolean;
  readonly changes: boolean;
  readonly spreads: boolean;
};

/** Reads the words before the token `first`. */
export function approachOf(knowledge: Knowledge, document: Document, sentence: Sentence, first: number): Approach {
  const at = beforeBounds(knowledge, document, sentence, first);
  const before = wordAt(document, at - 1);
  const start = Math.max(sentence.first, at - CLAUSE);
  let changes = false;
  let spreads = false;
  for (let back = at - 1; back >= start; back--) {
    const word = wordAt(document, back);
    if (word === ';') break;
    changes ||= knowledge.changes.has(word);
    spreads ||= back > at - 5 && knowledge.spreads.has(word);
  }
  return { from: before === 'from', between: before === 'between', changes, spreads };
}

/** The token after which the bounds of an amount ("some", "a current") begin. */
export function beforeBounds(knowledge: Knowledge, document: Document, sentence: Sentence, first: number): number {
  const hit = phraseBefore(knowledge.bounds, document, first, sentence.first);
  if (hit !== null) return hit.first;
  const word = wordAt(document, first - 1);
  return ['a', 'the', 'its', 'current', 'today’s', 'an', 'estimated'].includes(word) ? first - 1 : first;
}

/** Whether two joined amounts are one range. */
export function isSpread(knowledge: Knowledge, match: Match, ends: Ends): boolean {
  const { document, sentence } = match;
  const role = (name: string): Part | undefined => match.parts.find((part) => part.role === name);
  const high = role('high') as Part;
  const own = role('high-currency');
  const joint = (own?.first ?? high.first) - 1;
  const approach = approachOf(knowledge, document, sentence, match.first);
  const isFull =
    !ends.shared &&
    (ends.low.exponent > 0 || ['high-currency', 'low-currency', 'low-again'].some((name) => role(name) !== undefined));
  const currencyFirst = (role('currency') as Part).first < (role('low') as Part).first;
  const isBare = currencyFirst && own === undefined && role('again') === undefined;
  const isDash = !/^[a-z]/.test(wordAt(document, joint));
  if (isBare && !isDash && !ends.shared && isThing(document, ends.last)) return false;
  if (!currencyFirst && !isFull && ends.high.exponent > 0 && !ends.shared) return false;
  switch (wordAt(document, joint)) {
    case 'and':
      return approach.between;
    case 'or':
      return ends.shared;
    case 'to':
      return isSpreadTo(approach, ends, isFull, isBare);
    case '—':
      return isGlued(document, joint) && isGlued(document, joint + 1);
    default:
      return isFull || isGlued(document, joint) === isGlued(document, joint + 1);
  }
}

function isSpreadTo(
  { from, changes, spreads }: Approach,
  { low, high }: Ends,
  isFull: boolean,
  isBare: boolean,
): boolean {
  if (isBare && high.exponent === 0 && low.exponent > 0) return false;
  if (spreads) return true;
  if (from) return !isFull;
  return !(isFull && changes);
}

/** Whether an elliptical "from 30 to 40 million euros" says a change: then it is two amounts. */
export function isChange({ from, changes, spreads }: Approach): boolean {
  return from && changes && !spreads;
}
