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
    const denied = formsIn(knowledge.denial, line, line.first, line.last).find(({ key }) => key !== 'weighing');
    const hits = formsIn(knowledge.subject, line, line.first, denied?.first ?? line.last);
    for (const { key } of hits) for (const subject of key.split('+')) subjects.add(subject as Subject);
  }
  if (subjects.size === 0) return [...mentions];
  return [{ ...head, value: { ...head.value, subjects: [...subjects] } }, ...rest];
}

/** How far before the phrase "similar" may stand ("a similar though less detailed memorandum"). */
const LIKE_REACH = 5;

/** "a similar agreement", "the corresponding treaty": what it is like, it is about as well. */
export function withLikes(mentions: readonly Agreement[], document: Document, knowledge: Knowledge): Agreement[] {
  return mentions.map((mention, index) => {
    const before = mentions[index - 1];
    if (!before || mention.value.subjects.length > 0 || before.value.subjects.length === 0) return mention;
    const sentence = document.sentences[mention.sentence];
    if (!sentence) return mention;
    const line = lineOf(document, sentence);
    const likes = formsIn(knowledge.like, line, Math.max(line.first, mention.first - LIKE_REACH), mention.last);
    if (likes.length === 0) return mention;
    return { ...mention, value: { ...mention.value, subjects: before.value.subjects } };
  });
}
