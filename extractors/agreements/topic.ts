import { formsIn } from '#pipeline/language/phrase-book';
import { lineOf } from '#pipeline/language/sentence-words';
import type { Document } from '#schemas/document';
import type { AgreementValue, Mention } from '#schemas/mention';
import type { Instrument, Subject } from '#schemas/vocabulary';
import type { Knowledge } from './knowledge.js';
import { foremost, subjectsIn } from './subjects.js';

type Agreement = Mention<AgreementValue>;

/** How many sentences before the first mention are read, and how many behind it. */
const REACH = 3;
/** A text that has not named its agreement in so many sentences is about something else. */
const LEAD = 12;
/** Headline, dek and the first sentences: they tell what the text is about. */
const OPENING = [0, 1, 2];
/** Instruments that say by themselves what they are about, or are bought. */
const TRADED: ReadonlySet<Instrument | null> = new Set<Instrument | null>([
  'contract',
  'order',
  'option',
  'modification',
  'framework',
]);

/**
 * "Kuwait will pay towards the upkeep of the troops ... The arrangement ...": what the first agreement of a text is about
 * may stand in the sentences before it, elsewhere in its own, or in those that go on about it.
 */
export function withTopic(mentions: readonly Agreement[], document: Document, knowledge: Knowledge): Agreement[] {
  const sites = new Map<number, boolean>();
  const namesSiteAt = (index: number): boolean => {
    const known = sites.get(index) ?? namesSite(document, index, knowledge);
    sites.set(index, known);
    return known;
  };
  const [head, ...rest] = mentions.map((mention) => ofLease(mention, namesSiteAt));
  if (head === undefined) return [];
  const { definite, subjects, name, instrument } = head.value;
  const isLead = head.sentence <= LEAD && !TRADED.has(instrument);
  if (subjects.length > 0 || !(isLead || (definite && name === null))) return [head, ...rest];
  const isAlone = rest[0]?.sentence !== head.sentence;
  const around = [
    ...(isAlone ? [head.sentence] : []),
    ...before(head.sentence),
    ...OPENING.filter((index) => index < head.sentence),
    ...behind(head, rest),
  ];
  const found = around.map((index) => subjectsSaid(document, index, knowledge)).find((said) => said.length > 0) ?? [];
  return [{ ...head, value: { ...head.value, subjects: found } }, ...rest];
}

const before = (sentence: number): number[] =>
  Array.from({ length: Math.min(REACH, sentence) }, (_, i) => sentence - 1 - i);

/** Sentences that go on about a mention: up to the first that names another agreement. */
function behind({ sentence }: Agreement, rest: readonly Agreement[]): number[] {
  const other = rest.find(({ value }) => !value.definite && value.subjects.length > 0)?.sentence ?? Infinity;
  return Array.from({ length: REACH }, (_, i) => sentence + 1 + i).filter((index) => index < other);
}

/** What a sentence speaks of first, as far as it does not say that it is not so. */
function subjectsSaid(document: Document, index: number, knowledge: Knowledge): Subject[] {
  const sentence = document.sentences[index];
  if (!sentence) return [];
  const line = lineOf(document, sentence);
  const denied = formsIn(knowledge.denial, line, line.first, line.last).find(({ key }) => key !== 'weighing');
  return [
    ...new Set(subjectsIn(foremost(line, formsIn(knowledge.subject, line, line.first, denied?.first ?? line.last)))),
  ];
}

/** Whether a sentence speaks of a base, a camp or the like. */
function namesSite(document: Document, index: number, knowledge: Knowledge): boolean {
  const sentence = document.sentences[index];
  if (!sentence) return false;
  const line = lineOf(document, sentence);
  return formsIn(knowledge.site, line, line.first, line.last).length > 0;
}

/** "It has been occupied under a lease ...": what is leased stands in the sentences before. */
function ofLease(mention: Agreement, namesSiteAt: (sentence: number) => boolean): Agreement {
  if (mention.value.instrument !== 'lease' || mention.value.subjects.length > 0) return mention;
  const hosts = [mention.sentence, ...before(mention.sentence)].some(namesSiteAt);
  return hosts ? { ...mention, value: { ...mention.value, subjects: ['basing-access'] } } : mention;
}

/** How far before the phrase "similar" may stand ("a similar though less detailed memorandum"). */
const LIKE_REACH = 5;

/** Nouns that are said of any agreement: "a similar arrangement" is of the kind of the one that it is like. */
const LOOSE = new Set(['arrangement', 'deal', 'understanding', 'pact', 'accord', 'document']);

/** "a similar agreement", "the corresponding treaty": what it is like, it is about as well. */
export function withLikes(mentions: readonly Agreement[], document: Document, knowledge: Knowledge): Agreement[] {
  // The agreement before that says by an exact noun what it is.
  let exact: Agreement | null = null;
  return mentions.map((mention, index) => {
    const before = mentions[index - 1];
    if (before && !LOOSE.has(before.value.head)) exact = before;
    if (!before || mention.value.subjects.length > 0) return mention;
    const sentence = document.sentences[mention.sentence];
    if (!sentence) return mention;
    const line = lineOf(document, sentence);
    const likes = formsIn(knowledge.like, line, Math.max(line.first, mention.first - LIKE_REACH), mention.last);
    if (likes.length === 0) return mention;
    const like = LOOSE.has(mention.value.head) ? (exact ?? before) : before;
    const { instrument } = LOOSE.has(mention.value.head) ? like.value : mention.value;
    return { ...mention, value: { ...mention.value, instrument, subjects: like.value.subjects } };
  });
}
