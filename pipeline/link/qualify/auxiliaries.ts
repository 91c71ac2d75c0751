import {
  BE,
  canBeParticiple,
  contracted,
  DO,
  formOf,
  GET,
  HAVE,
  isAdverb,
  isNegation,
  isPast,
  MEASURES,
  MODALS,
  type VerbForm,
} from '#pipeline/link/qualify/verb-words';
import type { Words } from '#pipeline/link/qualify/words';

/** The auxiliaries that belong to a verb. Token indexes; -1 where there is none. */
export type Chain = {
  readonly head: number;
  readonly start: number;
  readonly modal: number;
  readonly negation: number;
  /** The "to" of an infinitive. */
  readonly to: number;
  readonly form: VerbForm;
  readonly finite: boolean;
  readonly perfect: boolean;
  readonly passive: boolean;
  readonly tense: 'past' | 'present' | 'future' | 'infinitive' | 'participle';
};

type Found = { start: number; modal: number; negation: number; to: number; auxiliaries: string[] };

export const isAuxiliary = (word: string): boolean =>
  BE.has(word) || HAVE.has(word) || DO.has(word) || GET.has(word) || MODALS.has(word) || contracted(word) !== null;

/** Reads a verb group leftwards from its head: a closed-class automaton over modals, be, have, do, "to" and negation. */
export function chainAt(words: Words, at: number): Chain {
  const head = mainVerb(words, at);
  const found = auxiliariesOf(words, head);
  const isBare = found.auxiliaries.length === 0 && found.to < 0;
  const isPlainBe = found.auxiliaries.at(-1) === 'be' && found.modal < 0 && found.to < 0;
  const sibling = isBare || isPlainBe ? siblingOf(words, found.start) : null;
  if (sibling && isPlainBe)
    return described(words, head, { ...sibling, auxiliaries: [...found.auxiliaries, ...sibling.auxiliaries] });
  return described(words, head, sibling ?? (isBare ? invertedOf(words, found) : found));
}

function auxiliariesOf(words: Words, head: number): Found {
  const found: Found = { start: head, modal: -1, negation: -1, to: -1, auxiliaries: [] };
  for (let i = head - 1; i >= words.sentence.first; i--) if (!take(words, found, i)) break;
  return found;
}

function described(words: Words, head: number, found: Found): Chain {
  const { auxiliaries, start, modal, negation, to } = found;
  const word = words.at(head);
  const form = formOf(word);
  const nearest = auxiliaries[0] ?? '';
  const isBare = auxiliaries.length === 0 && to < 0;
  const isPassive = (BE.has(nearest) || GET.has(nearest)) && canBeParticiple(word);
  const isLoose = to >= 0 || (isBare && (form === 'gerund' || form === 'participle'));
  return {
    head,
    start,
    modal,
    negation: negation < 0 && isAuxiliary(word) && isNegation(words.at(head + 1)) ? head + 1 : negation,
    to,
    form,
    finite: !isLoose && nearest !== 'being' && nearest !== 'having',
    perfect: auxiliaries.includes('have'),
    passive: isPassive || (isBare && canBeParticiple(word) && isDoneBy(words, head + 1)),
    tense: tenseOf(found, auxiliaries, form),
  };
}

/** "by" and whoever did it. */
function isDoneBy(words: Words, at: number): boolean {
  return words.at(at) === 'by' && !MEASURES.has(words.at(at + 2)) && !MEASURES.has(words.at(at + 3));
}

/** Tokens to look back for the verb with which another shares its auxiliaries. */
const BACK = 12;

/** "has not been signed or ratified", "will be signed in May and ratified in June": the auxiliaries of the first verb hold of the second. */
function siblingOf(words: Words, start: number): Found | null {
  const joiner = words.at(start - 1);
  const form = formOf(words.at(start));
  if ((joiner !== 'and' && joiner !== 'or' && joiner !== 'nor') || form === 'gerund' || form === 'third') return null;
  for (let i = start - 2; i >= Math.max(words.sentence.first, start - BACK); i--) {
    const word = words.at(i);
    if (CLOSED.has(word)) return null;
    if (isAuxiliary(word) || !(form === 'base' ? formOf(word) === 'base' : canBeParticiple(word))) continue;
    const found = auxiliariesOf(words, i);
    if (found.auxiliaries.length === 0 && found.to < 0) continue;
    const isShared = i === start - 2 || found.modal >= 0 || found.to >= 0 || (found.negation >= 0 && joiner !== 'and');
    return isShared ? found : null;
  }
  return null;
}
const CLOSED = new Set([
  'who',
  'which',
  'that',
  'but',
  'while',
  ';',
  ':',
  'he',
  'she',
  'it',
  'they',
  'we',
  '"',
  '“',
  '”',
]);

/** "Nor has Poland signed", "Not only was it signed": the auxiliary stands before the subject. */
function invertedOf(words: Words, found: Found): Found {
  for (let i = found.start - 2; i >= Math.max(words.sentence.first, found.start - 5); i--) {
    const word = words.at(i);
    const opener = words.at(i - 1);
    if (!isAuxiliary(word) || !OPENERS.has(opener)) continue;
    const negation = opener === 'only' ? -1 : i - 1;
    return { ...found, modal: MODALS.has(word) ? i : -1, negation, auxiliaries: [word] };
  }
  return found;
}
const OPENERS = new Set(['nor', 'neither', 'never', 'only']);

/** The head verb of a group that is named by its first token ("has ordered", "was withdrawn"). */
function mainVerb(words: Words, at: number): number {
  if (!isAuxiliary(words.at(at))) return at;
  let i = at;
  while (i + 1 < words.sentence.last && i - at < 6) {
    const next = words.at(i + 1);
    if (!isAuxiliary(next) && !isAdverb(next) && !isNegation(next)) break;
    i++;
  }
  const next = words.at(i + 1);
  const isModal = MODALS.has(words.at(i)) || contracted(words.at(i)) === 'will';
  return canBeParticiple(next) || formOf(next) === 'gerund' || isModal ? i + 1 : at;
}

/** Takes one token into the group; false where the group ends. */
function take(words: Words, found: Found, i: number): boolean {
  const word = words.at(i);
  if (found.to >= 0) {
    if (word === 'not' || word === 'never') {
      found.negation = i;
      found.start = i;
    }
    return false;
  }
  if (word === 'longer' && words.at(i - 1) === 'no') found.negation = i - 1;
  else if (word === 'to') found.to = i;
  else if (isNegation(word)) found.negation = i;
  else if (!isAuxiliary(word)) return isAdverb(word) || (word === 'no' && found.negation === i);
  if (isAuxiliary(word)) takeAuxiliary(found, contracted(word) ?? word, i);
  found.start = i;
  return true;
}

function takeAuxiliary(found: Found, word: string, i: number): void {
  if (MODALS.has(word)) found.modal = i;
  found.auxiliaries.push(word);
}

function tenseOf(found: Found, auxiliaries: readonly string[], form: VerbForm): Chain['tense'] {
  if (found.to >= 0) return 'infinitive';
  if (found.modal >= 0) return 'future';
  const first = auxiliaries[auxiliaries.length - 1];
  if (first === 'being' || first === 'having') return 'participle';
  if (first !== undefined) return isPast(first) || HAVE.has(first) || auxiliaries.includes('been') ? 'past' : 'present';
  if (form === 'gerund' || form === 'participle') return 'participle';
  return form === 'past' ? 'past' : 'present';
}
