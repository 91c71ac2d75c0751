import { bySentence, firstFrom } from '#pipeline/language/in-order';
import { formBefore } from '#pipeline/language/phrase-book';
import { type Line, lineOf } from '#pipeline/language/sentence-words';
import type { Document, Sentence } from '#schemas/document';
import type { AgreementValue, Mention, PartyValue } from '#schemas/mention';
import type { Knowledge } from './knowledge.js';

type Agreement = Mention<AgreementValue>;

/** How many sentences back the noun that a pro-form stands for may be. */
const REACH = 2;
/** What goes on behind "one" where it is no number: "signed one with", "the old one expires". */
const FOLLOWS =
  /^([.,;:)]|with|between|signed|concluded|agreed|reached|from|that|which|in|under|after|before|until|is|was|has|had|would|will|takes|took|runs|ran|covers|expires|expired|lapsed|dating|for|last|this|and|but)$/;
/** Behind a bare "one" after a verb only what such a text has: "signed one with Japan". */
const PAIRED = /^(with|between|from|last|this|in|that|covering|for)$/;
/** “Under another, Oslo will buy guns”, “a contract with Saab and another with Elbit”. */
const ANOTHER = /^(,|with|worth|for|from|between|signed|awarded|concluded|that|which|covers|provides|went|goes)$/;
/** “follows one that Saab signed”: what a contract is held against. */
const HELD_AGAINST = /^(follows|followed|following|than|like|unlike|resembles|mirrors|replaces|to|after|on)$/;
const TOLD = /^(that|which|signed|awarded|concluded|won|worth|with|between)$/;
const ELLIPTIC = /^(is|was|will|would|has|had|expires|expired|runs|ran|lapsed|dates|covers)$/;
const MODIFIERS = 4;

/**
 * "... and signed one with Japan last year", "the Romanian one", "London's is expected to be signed": words that stand for
 * another agreement of the kind named before.
 */
export function withProForms(
  mentions: readonly Agreement[],
  document: Document,
  parties: readonly Mention<PartyValue>[],
  knowledge: Knowledge,
): Agreement[] {
  if (mentions.length === 0) return [];
  const named = bySentence(parties);
  const found: Agreement[] = [];
  for (const sentence of document.sentences) {
    const here = named.get(sentence.index) ?? [];
    if (here.length === 0 && !hasOne(document.words, sentence)) continue;
    const line = lineOf(document, sentence);
    found.push(...onesIn(line, mentions, here, knowledge), ...genitivesIn(line, mentions, here));
  }
  return found.length === 0 ? [...mentions] : [...mentions, ...found].sort((a, b) => a.first - b.first);
}

function hasOne(words: readonly string[], { first, last }: Sentence): boolean {
  for (let at = first + 1; at < last; at++) if (words[at] === 'one' || words[at] === 'another') return true;
  return false;
}

function onesIn(
  line: Line,
  mentions: readonly Agreement[],
  parties: readonly Mention<PartyValue>[],
  knowledge: Knowledge,
): Agreement[] {
  const found: Agreement[] = [];
  for (let at = line.first + 1; at < line.last; at++) {
    const isOne = line.word(at) === 'one' && FOLLOWS.test(line.word(at + 1));
    if (!isOne && !(line.word(at) === 'another' && ANOTHER.test(line.word(at + 1)))) continue;
    const antecedent = antecedentOf(line.sentence, at, mentions);
    const stands = antecedent && (isOne ? standsFor(line, at, parties, knowledge) : otherAt(at));
    if (stands) found.push(mentionOf(antecedent, line, stands.first, at + 1, stands.value));
  }
  return found;
}

type Stands = { readonly first: number; readonly value: Pick<AgreementValue, 'definite' | 'kin'> };

const otherAt = (first: number): Stands => ({ first, value: { definite: false, kin: 'other' } });

/** Whether "one" is a pro-form: behind an adjective of kin or of a country, or as the object of a verb of signing. */
function standsFor(
  line: Line,
  at: number,
  parties: readonly Mention<PartyValue>[],
  knowledge: Knowledge,
): Stands | null {
  const kin = formBefore(knowledge.kin, line, at);
  const party = parties.find(({ last }) => last === at);
  if (HELD_AGAINST.test(line.word(at - 1)) && TOLD.test(line.word(at + 1))) return otherAt(at);
  if (kin === null && party === undefined) {
    const isSigned = formBefore(knowledge.signing, line, at) !== null;
    return isSigned && PAIRED.test(line.word(at + 1)) ? otherAt(at) : null;
  }
  const first = kin?.first ?? (party as Mention).first;
  const determiner = determinerNear(line, first);
  if (determiner === null) return null;
  if (kin === null) return { first, value: { definite: determiner === 'the', kin: 'other' } };
  const value = kin.key === 'none' ? null : (kin.key as AgreementValue['kin']);
  return { first, value: { definite: determiner === 'the', kin: value } };
}

function determinerNear(line: Line, first: number): string | null {
  for (let at = first - 1; at >= Math.max(line.first, first - MODIFIERS); at--) {
    const word = line.word(at);
    if (word === 'the' || word === 'this' || word === 'that') return 'the';
    if (word === 'a' || word === 'an') return 'a';
    if (line.isSymbol(at)) return null;
  }
  return line.word(first) === 'another' ? 'a' : null;
}

/** "London's is expected to be signed". */
function genitivesIn(line: Line, mentions: readonly Agreement[], parties: readonly Mention<PartyValue>[]): Agreement[] {
  return parties.flatMap(({ first, last }) => {
    if (line.word(last) !== "'s" || !ELLIPTIC.test(line.word(last + 1))) return [];
    const antecedent = antecedentOf(line.sentence, first, mentions);
    if (antecedent === null || antecedent.sentence === line.sentence.index) return [];
    return [mentionOf(antecedent, line, first, last + 1, { definite: false, kin: 'other' })];
  });
}

/** The last agreement named before, in the same sentence or one of those right before it. */
function antecedentOf(sentence: Sentence, at: number, mentions: readonly Agreement[]): Agreement | null {
  let index = firstFrom(mentions, at) - 1;
  while (index >= 0 && (mentions[index] as Agreement).last > at) index--;
  const before = mentions[index];
  return before !== undefined && sentence.index - before.sentence <= REACH ? before : null;
}

function mentionOf(antecedent: Agreement, line: Line, first: number, last: number, said: Stands['value']): Agreement {
  const { tokens } = line.document;
  return {
    ...antecedent,
    rule: 'agreement/pro-form',
    sentence: line.sentence.index,
    first,
    last,
    start: tokens.start[first] as number,
    end: tokens.end[last - 1] as number,
    value: { ...antecedent.value, ...said, name: null, acronym: null, plural: false, count: null },
    parts: [],
  };
}
