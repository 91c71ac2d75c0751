import { formsIn } from '#pipeline/language/phrase-book';
import { lineOf } from '#pipeline/language/sentence-words';
import type { Document } from '#schemas/document';
import type { AgreementValue, Mention } from '#schemas/mention';
import type { Subject } from '#schemas/vocabulary';
import type { Knowledge } from './knowledge.js';

type Agreement = Mention<AgreementValue>;

/** How many sentences before the first mention are read. */
const REACH = 3;

/**
 * "Kuwait will pay towards the upkeep of the troops ... The arrangement ...": a text that speaks of an agreement as known
 * when it first names it has said before what it is about.
 */
export function withTopic(mentions: readonly Agreement[], document: Document, knowledge: Knowledge): Agreement[] {
  const [head, ...rest] = mentions;
  if (head === undefined || !head.value.definite || head.value.subjects.length > 0 || head.value.name !== null) {
    return [...mentions];
  }
  const subjects = new Set<Subject>();
  for (const sentence of document.sentences.slice(Math.max(0, head.sentence - REACH), head.sentence)) {
    const line = lineOf(document, sentence);
    for (const { key } of formsIn(knowledge.subject, line, line.first, line.last)) subjects.add(key as Subject);
  }
  if (subjects.size === 0) return [...mentions];
  return [{ ...head, value: { ...head.value, subjects: [...subjects] } }, ...rest];
}
