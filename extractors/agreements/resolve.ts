import { formsIn, formsInLine } from '#pipeline/language/phrase-book';
import { type Line, lineOf } from '#pipeline/language/sentence-words';
import type { Configure, Match, Resolved } from '#schemas/extractor';
import type { AgreementValue, Mention, PartyValue } from '#schemas/mention';
import type { Instrument, Subject } from '#schemas/vocabulary';
import { type Asked, answersAsks, isDenied, isLured } from './asks.js';
import { type Head, type Knowledge, readKnowledge } from './knowledge.js';
import { nameOf } from './name.js';
import { nounPhraseOf } from './noun-phrase.js';
import { refineAgreements } from './refine.js';
import { foremost, subjectsIn, subjectsOf } from './subjects.js';

/** What the record guide calls an agreement even where the text says "deal". */
const AGREED: ReadonlySet<Subject> = new Set<Subject>(['ceasefire-peace', 'status-of-forces', 'cost-sharing']);

/** Kinds that `refine` reads. */
export const needs = ['money', 'date', 'party', 'item'];

/** Turns head nouns and official names into agreements with their whole noun phrases. */
export const configure: Configure = (lexicon) => {
  const knowledge = readKnowledge(lexicon);
  return {
    resolve: (match) => agreementOf(match, knowledge),
    refine: (mentions, document, earlier) =>
      refineAgreements(mentions as readonly Mention<AgreementValue>[], document, earlier, knowledge),
  };
};

/** What a clause without a noun is about: what is done for a buyer, or what two sides agree on. */
function clauseSubjects(match: Match, from: number, { subject, subjectAhead }: Knowledge): Subject[] {
  const line = lineOf(match.document, match.sentence);
  const said = subjectsIn(foremost(line, formsIn(subject, line, from, line.last)));
  if (match.gives.instrument !== 'contract') return said;
  const done = subjectsIn(formsIn(subjectAhead, line, from, line.last)).slice(0, 1);
  return [...(done.length > 0 ? done : said.length > 0 ? said : (['procurement'] as const))];
}

/** "agreed to boost military cooperation", "to hold joint exercises": of such an understanding nothing more need be written. */
const VAGUE: ReadonlySet<Subject> = new Set<Subject>(['defence-cooperation', 'training-exercise', 'other']);

/** A deal that a verb tells of; its phrase is that of the things bought or given, or the verb itself. */
function verbalOf(match: Match, knowledge: Knowledge): Resolved<AgreementValue> | null {
  const { parts, gives } = match;
  const thing = parts.find(({ role }) => role === 'thing' || role === 'company');
  if (!thing) return null;
  const party = thing.value as PartyValue | undefined;
  if (thing.role === 'company' && party?.type !== 'company') return null;
  const given = gives.subjects as readonly Subject[];
  const subjects = given.length > 0 ? given : clauseSubjects(match, thing.last, knowledge);
  if (match.rule.endsWith('agreed') && !subjects.some((subject) => !VAGUE.has(subject))) return null;
  return {
    first: thing.first,
    last: thing.last,
    value: {
      instrument: gives.instrument as Instrument | null,
      head: String(gives.head),
      subjects,
      name: null,
      acronym: null,
      definite: false,
      plural: false,
      kin: null,
      count: null,
    },
  };
}

function agreementOf(match: Match, knowledge: Knowledge): Resolved<AgreementValue> | null {
  const part = match.parts.find(({ role }) => role === 'head');
  if (!part) return verbalOf(match, knowledge);
  const head = knowledge.heads.get(part.kind)?.get(String(part.value));
  if (!head) return null;
  const line = lineOf(match.document, match.sentence);
  const isOfficial = part.kind === 'official';
  const phrase = nounPhraseOf(line, match.first, knowledge);
  const known = isOfficial ? null : officialIn(line, phrase.first, part.first, knowledge);
  const named = nameOf(
    line,
    { first: phrase.first, head: part.first, last: part.last },
    { isOfficial, isGeneric: head.isGeneric },
  );
  const called = known?.instrument ?? instrumentOf(match, head);
  const { opening, first } = phrase;
  const topic = { head, instrument: called, opening, first, last: named.last, isOfficial, definite: phrase.definite };
  const subjects = known ? known.subjects : subjectsOf(line, topic, knowledge);
  const instrument = called === null && subjects.some((subject) => AGREED.has(subject)) ? 'agreement' : called;
  const asked: Asked = {
    line,
    head,
    headFirst: part.first,
    last: part.last,
    phrase,
    hasSubject: subjects.length > 0,
    knowledge,
  };
  if (isLured(asked) || isDenied(asked) || !answersAsks(asked)) return null;
  const plural = isPlural(line.word(part.first), line.word(part.last - 1), head.head);
  const isDivested = isSaleOfCompany(line, part.last, head, knowledge);
  const isCleared = head.head === 'sale' && formsInLine(knowledge.authority, line).length > 0;
  return {
    first: phrase.first,
    last: named.last,
    value: {
      instrument: isCleared ? 'letter-of-offer' : isDivested ? 'acquisition' : instrument,
      head: head.head,
      subjects: isDivested
        ? ['corporate']
        : isCleared && !subjects.includes('arms-sale')
          ? ['arms-sale', ...subjects]
          : subjects,
      name: named.name,
      acronym: named.acronym,
      definite: phrase.definite,
      plural,
      kin: phrase.kin,
      count: plural || phrase.count === 1 ? phrase.count : null,
    },
  };
}

const SOLD = new Set(['sale', 'purchase', 'acquisition', 'disposal', 'buy']);
const SOLD_REACH = 7;

/** "the sale of its radar arm": a company sells a part of itself. */
function isSaleOfCompany(line: Line, last: number, head: Head, { divested }: Knowledge): boolean {
  if (!SOLD.has(head.head) || line.word(last) !== 'of') return false;
  const hit = formsIn(divested, line, last, Math.min(line.last, last + SOLD_REACH))[0];
  return hit !== undefined && ['its', 'a', 'the', 'his'].includes(line.word(last + 1));
}

/** "the GSOMIA pact", "the INF treaty": the official name before a common noun. */
function officialIn(line: Line, first: number, head: number, { official, heads }: Knowledge): Head | null {
  const hit = formsIn(official, line, first, head)[0];
  return hit ? (heads.get('official')?.get(hit.key) ?? null) : null;
}

function instrumentOf({ gives }: Match, head: Head): Instrument | null {
  return head.instrument ?? (gives.instrument as Instrument | null | undefined) ?? null;
}

/** Whether the printed head is the plural of its noun: "memoranda of understanding" by its first word, "lease deals" by its last. */
function isPlural(first: string, last: string, head: string): boolean {
  const nouns = head.split(' ');
  const [printed, noun] = nouns[1] === 'of' ? [first, nouns[0] as string] : [last, nouns.at(-1) as string];
  return printed !== noun && printed.slice(0, 4) === noun.slice(0, 4) && /(s|memoranda)$/.test(printed);
}
