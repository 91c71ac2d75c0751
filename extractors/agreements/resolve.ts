import { lineOf } from '#pipeline/language/sentence-words';
import type { Configure, Match, Resolved } from '#schemas/extractor';
import type { AgreementValue } from '#schemas/mention';
import type { Instrument } from '#schemas/vocabulary';
import { type Asked, answersAsks, isDenied, isLured } from './asks.js';
import { type Head, type Knowledge, readKnowledge } from './knowledge.js';
import { nameOf } from './name.js';
import { nounPhraseOf } from './noun-phrase.js';
import { refineAgreements } from './refine.js';
import { subjectsOf } from './subjects.js';

/** Kinds that `refine` reads. */
export const needs = ['money', 'date', 'party'];

/** Turns head nouns and official names into agreements with their whole noun phrases. */
export const configure: Configure = (lexicon) => {
  const knowledge = readKnowledge(lexicon);
  return {
    resolve: (match) => agreementOf(match, knowledge),
    refine: refineAgreements as ReturnType<Configure>['refine'] & {},
  };
};

function agreementOf(match: Match, knowledge: Knowledge): Resolved<AgreementValue> | null {
  const part = match.parts.find(({ role }) => role === 'head');
  const head = part && knowledge.heads.get(part.kind)?.get(String(part.value));
  if (!part || !head) return null;
  const line = lineOf(match.document, match.sentence);
  const isOfficial = part.kind === 'official';
  const phrase = nounPhraseOf(line, match.first, knowledge);
  const named = nameOf(line, { first: phrase.first, head: part.first, last: part.last }, isOfficial);
  const subjects = subjectsOf(
    line,
    head,
    { opening: phrase.opening, first: phrase.first, last: named.last },
    isOfficial,
    knowledge,
  );
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
  return {
    first: phrase.first,
    last: named.last,
    value: {
      instrument: instrumentOf(match, head),
      head: head.head,
      subjects,
      name: named.name,
      acronym: named.acronym,
      definite: phrase.definite,
      plural: isPlural(line.word(part.first), line.word(part.last - 1), part.last - part.first),
      kin: phrase.kin,
      count: phrase.count,
    },
  };
}

function instrumentOf({ gives }: Match, head: Head): Instrument | null {
  return head.instrument ?? (gives.instrument as Instrument | null | undefined) ?? null;
}

/** "memoranda of understanding" by its first word, "framework agreements" by its last. */
function isPlural(first: string, last: string, length: number): boolean {
  if (length > 2) return first === 'memoranda' || (first.endsWith('s') && !first.endsWith('ss'));
  return last === 'memoranda' || (last.endsWith('s') && !last.endsWith('ss'));
}
