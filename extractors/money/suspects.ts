import type { Document, Sentence } from '#schemas/document';
import type { Draft } from './draft.js';
import type { Knowledge } from './knowledge.js';
import { wordAt } from './words.js';

/** How far a conversion may lie from every rate of past decades before one of the two figures is plainly wrong. */
const SLACK = 3;

/** How far before a figure words of correction are looked for, in tokens. */
const REACH = 40;

/** Marks figures that the source plainly got wrong: those that it corrects, and pairs that no exchange rate explains. */
export function markSuspects(knowledge: Knowledge, document: Document, drafts: readonly Draft[]): void {
  drafts.forEach((draft, index) => {
    const before = drafts[index - 1];
    if (before !== undefined && isCorrected(knowledge, document, before, draft)) suspect(draft);
    const { original } = draft;
    if (original === null || !isImpossible(knowledge, original, draft)) return;
    suspect(draft);
    suspect(original);
  });
}

function suspect(draft: Draft): void {
  draft.value = { ...draft.value, suspect: true };
}

/** "The correct amount is $18 million, not $14 million." */
function isCorrected(knowledge: Knowledge, document: Document, before: Draft, draft: Draft): boolean {
  const { sentence: index, first } = draft.mention;
  if (before.mention.sentence !== index || first - before.mention.last > 3) return false;
  const word = wordAt(document, first - 1);
  const opposes =
    word === 'not' ||
    (word === 'than' && wordAt(document, first - 2) === 'rather') ||
    (word === 'of' && wordAt(document, first - 2) === 'instead');
  if (!opposes) return false;
  const from = Math.max(first - REACH, (document.sentences[Math.max(0, index - 1)] as Sentence).first);
  for (let at = from; at < first; at++) if (knowledge.correction.has(wordAt(document, at))) return true;
  return false;
}

function isImpossible({ rates }: Knowledge, original: Draft, draft: Draft): boolean {
  const from = rates.get(original.value.currency ?? '');
  const to = rates.get(draft.value.currency ?? '');
  if (from === undefined || to === undefined || original.value.amount === null || draft.value.amount === null)
    return false;
  if (original.value.amount <= 0 || draft.value.amount <= 0 || original.value.basis !== draft.value.basis) return false;
  const rate = original.value.amount / draft.value.amount;
  return rate < from.low / to.high / SLACK || rate > (from.high / to.low) * SLACK;
}
