import { type Document, type Sentence, SHAPE } from '#schemas/document';
import type { Part } from '#schemas/mention';
import type { Figure } from './figures.js';
import type { Knowledge, Sign } from './knowledge.js';
import { isGlued, shapeAt, textAt, wordAt } from './words.js';

const DETERMINERS = new Set('the its their his her our this that these those'.split(' '));
const TIMES = new Set('year month week day hour fiscal annum quarter time spring summer autumn fall winter'.split(' '));

/** How far around an amount words of paying are looked for, in tokens. */
const CLAUSE = 40;

/** Where a sign stands in the match that is looked at. */
export type Place = 'before' | 'after';

/** Whether a sign beside a figure is money here, and not a word, a weight or a name. */
export function isMoney(
  knowledge: Knowledge,
  document: Document,
  sentence: Sentence,
  part: Part,
  sign: Sign,
  figure: Figure,
  place: Place,
  last: number,
): boolean {
  if (figure.ordinal) return false;
  if (sign.doubtful && !(figure.marked && (part.end - part.start > 1 || isLettered(document, part, figure))))
    return false;
  const word = wordAt(document, part.last - 1);
  if (place === 'before') return fitsBefore(document, part, figure);
  if (word === 'won') return isWon(document, figure, last);
  if (word === 'pounds' || word === 'pound')
    return part.last - part.first > 1 || isPounds(knowledge, document, sentence, part, figure, last);
  if (word === 'crowns' || word === 'crown') return figure.marked || figure.printed.length > 2;
  return true;
}

/** A single letter means a currency only at a magnitude or at a grouped figure that it touches ("R150 million", "P1,500"). */
function isLettered(document: Document, part: Part, figure: Figure): boolean {
  return figure.exponent >= 5 || (isGlued(document, part.last) && textAt(document, part.last).includes(','));
}

/** A letter belongs to the sign after it only where it touches it (“A $5 million contract” names no Australian dollars); names stand before figures only of magnitude. */
function fitsBefore(document: Document, part: Part, figure: Figure): boolean {
  const { first, last } = part;
  if (last - first > 1 && textAt(document, last - 1) === '$') {
    const joined = isGlued(document, last - 1);
    if (joined) return true;
    const spaced = !isGlued(document, last);
    return textAt(document, first).length > 1 ? true : spaced && wordAt(document, first) !== 'a';
  }
  if (last - first > 1) return true;
  const isWord = (shapeAt(document, last - 1) & SHAPE.lower) !== 0 && textAt(document, last - 1).length > 3;
  return !isWord || (figure.marked && (shapeAt(document, first - 1) & SHAPE.digit) === 0);
}

/** The currency, not the verb: “48,250 won in Seoul”, not “won 3 of the 7 lots” or “the bid of 5 million won the contract”. */
function isWon(document: Document, figure: Figure, last: number): boolean {
  if (!figure.marked && (figure.printed.length < 3 || isYear(figure))) return false;
  const next = wordAt(document, last);
  const then = wordAt(document, last + 1);
  if (next === 'a' || next === 'an') return TIMES.has(then) || then === 'share' || then === 'month';
  if (!DETERMINERS.has(next)) return true;
  return TIMES.has(then) || TIMES.has(wordAt(document, last + 2));
}

function isYear({ printed, exponent }: Figure): boolean {
  return exponent === 0 && /^(19|20)\d\d$/.test(printed);
}

/** Money, not weight. */
function isPounds(
  knowledge: Knowledge,
  document: Document,
  sentence: Sentence,
  part: Part,
  figure: Figure,
  last: number,
): boolean {
  const hyphened = textAt(document, part.first - 1) === '-';
  if (figure.exponent < 5 && hyphened) return false;
  const next = wordAt(document, last);
  if (next === 'of' && weighs(knowledge, document, last + 1, last + 4)) return false;
  if (weighs(knowledge, document, last, Math.min(last + 3, sentence.last))) return false;
  const said = nearestSense(knowledge, document, part.first, sentence.first);
  if (said !== null) return said === 'paid';
  if (figure.exponent >= 5) return true;
  const from = Math.max(sentence.first, part.first - CLAUSE);
  const to = Math.min(sentence.last, last + CLAUSE);
  for (let at = from; at < to; at++) {
    if (knowledge.price.has(wordAt(document, at)) || textAt(document, at) === '£') return true;
  }
  return sentence.last - sentence.first <= last - part.first + 3;
}

/** The nearest word before an amount that tells money from weight. */
function nearestSense(knowledge: Knowledge, document: Document, at: number, from: number): 'paid' | 'weighed' | null {
  for (let back = at - 1; back >= Math.max(from, at - 10); back--) {
    const word = wordAt(document, back);
    if (knowledge.weight.has(word)) return 'weighed';
    if (knowledge.price.has(word)) return 'paid';
  }
  return null;
}

/** Whether a word of weight stands in a clause from a token on. */
function weighs(knowledge: Knowledge, document: Document, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    if (/^[;,.:()]$/.test(textAt(document, at))) return false;
    if (knowledge.weight.has(wordAt(document, at))) return true;
  }
  return false;
}
