import { wordAt } from '#extractors/dates/words-of';
import type { Document, Sentence } from '#schemas/document';

/** Where the words around a date place it: before the day of writing, after it, or nowhere. */
export type Direction = 'past' | 'future' | 'habit' | 'open' | null;

const FUTURE = new Set(
  "will shall 'll won't would expected due scheduled planned slated set upcoming forthcoming coming plans plan intends intend hopes hope aims aim anticipated could may might should must can expects expect pending tomorrow soon deadline going proposes seeks wants".split(
    ' ',
  ),
);
const PAST = new Set(
  'was were had did been ago since said told went came became began took made gave met won lost held left fell rose sent shot fled kept sold bought brought thought found got built cut put ran saw spoke stood struck swore taught threw understood wrote broke chose drew drove flew forgot grew hid knew led lay paid sank sought shook spent split spread sprang withdrew underwent overthrew laid hit set-off earlier dates dated'.split(
    ' ',
  ),
);
/** What was promised for a day may lie on either side of the day of writing. */
const OPEN = new Set('promised pledged envisaged forecast foreseen'.split(' '));
/** Words in -ed that say nothing of the past by themselves. */
const NEITHER = new Set(
  'united armed need proceed exceed succeed speed seed feed indeed hundred unmanned combined advanced based red bed led-by so-called limited alleged'.split(
    ' ',
  ),
);
/** The present tells what is fixed for a day to come: "expires on 1 April". */
const FIXED = new Set(
  'expires lapses takes enters comes begins starts ends becomes runs opens closes falls terminates resumes begin expire lapse'.split(
    ' ',
  ),
);
const HABIT = new Set('normally usually typically traditionally generally annually'.split(' '));
const BREAK = /^[,;:()—–"“”]$/;
const REACH = 30;

type Place = { readonly document: Document; readonly sentence: Sentence };

const AIMS = new Set(
  'is are agreed plans wants set due expected scheduled pledged promised intends hopes likely ready prepares and vowed able begin start contract deal plan bid decision pact agreement'.split(
    ' ',
  ),
);
/** What stands after a "to" that opens no infinitive. */
const NO_VERB = /^(the|a|an|its|their|his|her|our|this|that|these|those|be|[a-z]+ing|[a-z]*ly|[^a-z].*)$/;

/**
 * The direction that the nearest cue gives: first within the comma-bounded piece of the sentence that holds the date,
 * leftwards before rightwards, then beyond it.
 */
export function directionOf(document: Document, sentence: Sentence, first: number, last: number): Direction {
  const place = { document, sentence };
  const leftEdge = Math.max(sentence.first, first - REACH);
  const rightEdge = Math.min(sentence.last, last + REACH);
  let leftBreak = first;
  while (leftBreak > leftEdge && !BREAK.test(wordAt(document, leftBreak - 1))) leftBreak--;
  let rightBreak = last;
  while (rightBreak < rightEdge && !BREAK.test(wordAt(document, rightBreak))) rightBreak++;
  return (
    immediate(place, first, leftBreak) ??
    leftwards(place, first, leftBreak) ??
    rightwards(place, last, rightBreak) ??
    leftwards(place, leftBreak, leftEdge) ??
    rightwards(place, rightBreak, rightEdge)
  );
}

function immediate({ document, sentence }: Place, first: number, edge: number): Direction {
  const before = first > sentence.first ? wordAt(document, first - 1) : '';
  if (before === 'since') return 'past';
  const previous = wordAt(document, first - 2);
  if (before === 'of' && previous === 'ahead') return 'future';
  // "Starting in April" goes with either tense; a habit has no year at all.
  if (!/^(starting|beginning)$/.test(/^(in|on|from|at)$/.test(before) ? previous : before)) return null;
  return leftwards({ document, sentence }, first, edge) === 'habit' ? 'habit' : 'open';
}

function leftwards(place: Place, from: number, to: number): Direction {
  for (let at = from - 1; at >= to; at--) {
    const cue = cueAt(place, at);
    if (cue !== null) return cue === 'past' ? before(place.document, at, to) : cue;
  }
  return null;
}

/** A participle under "to be", "will be", "would have" lies ahead: "is to be delivered", "will be signed". */
function before(document: Document, at: number, to: number): Direction {
  for (let back = at - 1; back >= Math.max(to, at - 4); back--) {
    const word = wordAt(document, back);
    if (word === 'be' || word === 'have' || word === 'get' || /ly$|^not$|^been$|^and$/.test(word)) continue;
    if (/^(will|shall|'ll|would|could|should|must|may|might|can)$/.test(word)) return 'future';
    if (word === 'to' && wordAt(document, back + 1) === 'be') return 'future';
    break;
  }
  return 'past';
}

function rightwards(place: Place, from: number, to: number): Direction {
  for (let at = from; at < to; at++) {
    const cue = cueAt(place, at);
    if (cue !== null) return cue;
  }
  return null;
}

function cueAt({ document, sentence }: Place, at: number): Direction {
  const word = wordAt(document, at);
  if (HABIT.has(word)) return 'habit';
  if (OPEN.has(word)) return 'open';
  if (FUTURE.has(word)) return word === 'may' && isCapital(document, at) ? null : 'future';
  if (FIXED.has(word)) return 'future';
  if (PAST.has(word)) return 'past';
  if (word === 'to') return looksAhead(document, sentence, at) ? 'future' : null;
  if (!/[a-z]{2}ed$/.test(word) || NEITHER.has(word)) return null;
  return wordAt(document, at - 1) === '-' ? null : 'past';
}

const isCapital = ({ text, tokens }: Document, at: number): boolean =>
  /^\p{Lu}/u.test(text.slice(tokens.start[at], tokens.end[at]));

/** "Is to start", "agreed to deliver", and in a headline "Minister to visit Rome"; not "failed to win", "to the coast". */
function looksAhead(document: Document, { last }: Sentence, at: number): boolean {
  const next = wordAt(document, at + 1);
  if (next !== 'be' && NO_VERB.test(next)) return false;
  if (AIMS.has(wordAt(document, at - 1))) return true;
  const isHeadline = !/^[.!?”"]$/.test(wordAt(document, last - 1));
  return isHeadline && at + 1 < last && !isCapital(document, at + 1);
}
