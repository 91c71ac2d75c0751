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
  readonly passive: boolean;
  readonly tense: 'past' | 'present' | 'future' | 'infinitive' | 'participle';
};

type Found = { start: number; modal: number; negation: number; to: number; auxiliaries: string[] };

const isAuxiliary = (word: string): boolean =>
  BE.has(word) || HAVE.has(word) || DO.has(word) || GET.has(word) || MODALS.has(word) || contracted(word) !== null;

/** Reads a verb group leftwards from its head: a closed-class automaton over modals, be, have, do, "to" and negation. */
export function chainAt(words: Words, at: number): Chain {
  const head = mainVerb(words, at);
  const found: Found = { start: head, modal: -1, negation: -1, to: -1, auxiliaries: [] };
  for (let i = head - 1; i >= words.sentence.first; i--) if (!take(words, found, i)) break;
  const { auxiliaries } = found;
  const word = words.at(head);
  const form = formOf(word);
  const nearest = auxiliaries[0] ?? '';
  const isPassive = (BE.has(nearest) || GET.has(nearest)) && canBeParticiple(word);
  const isBare = auxiliaries.length === 0 && found.to < 0;
  return {
    head,
    start: found.start,
    modal: found.modal,
    negation: found.negation,
    to: found.to,
    form,
    finite:
      found.to < 0 &&
      !(isBare && (form === 'gerund' || form === 'participle')) &&
      nearest !== 'being' &&
      nearest !== 'having',
    passive: isPassive || (isBare && canBeParticiple(word) && words.at(head + 1) === 'by'),
    tense: tenseOf(found, auxiliaries, form),
  };
}

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
    if (word !== 'not' && word !== 'never') return false;
    found.negation = i;
    found.start = i;
    return false;
  }
  if (word === 'to') {
    found.to = i;
    found.start = i;
    return true;
  }
  if (isNegation(word)) found.negation = i;
  else if (word === 'longer' && words.at(i - 1) === 'no') {
    found.negation = i - 1;
    return true;
  } else if (word === 'no') return words.at(i + 1) === 'longer';
  else if (!isAuxiliary(word)) return isAdverb(word);
  if (!isAuxiliary(word) && !isNegation(word)) return true;
  if (isAuxiliary(word)) {
    const plain = contracted(word) ?? word;
    if (MODALS.has(plain)) found.modal = i;
    found.auxiliaries.push(plain);
  }
  found.start = i;
  return true;
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
