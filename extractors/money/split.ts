import type { Document, Sentence } from '#schemas/document';
import type { Mention, MoneyValue, Part } from '#schemas/mention';
import { withSpan } from './draft.js';
import type { Knowledge } from './knowledge.js';
import { approachOf, isChange } from './ranges.js';

/** "cut from 40 to 30 million euros" says two amounts that share their magnitude and currency: the range becomes two mentions. */
export function splitChange(
  knowledge: Knowledge,
  document: Document,
  mention: Mention<MoneyValue>,
): Mention<MoneyValue>[] {
  if (mention.value.low === null || mention.value.high === null) return [mention];
  const sentence = document.sentences[mention.sentence] as Sentence;
  if (!isChange(approachOf(knowledge, document, sentence, mention.first))) return [mention];
  const end = (roles: readonly string[], edge: (parts: Part[]) => number, otherwise: number): number => {
    const parts = mention.parts.filter(({ role }) => roles.includes(role));
    return parts.length > 0 ? edge(parts) : otherwise;
  };
  const lowEnd = end(
    ['low', 'low-scale', 'low-currency', 'low-again'],
    (parts) => Math.max(...parts.map(({ last }) => last)),
    mention.last,
  );
  const highStart = end(
    ['high-currency', 'high'],
    (parts) => Math.min(...parts.map(({ first }) => first)),
    mention.first,
  );
  const one = (amount: number): MoneyValue => ({ ...mention.value, amount, low: null, high: null, bound: 'exact' });
  return [
    withSpan(document, mention, mention.first, lowEnd, one(mention.value.low)),
    withSpan(document, mention, highStart, mention.last, one(mention.value.high)),
  ];
}
