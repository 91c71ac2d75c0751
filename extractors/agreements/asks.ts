import { formAt, formBefore, formsIn, formsInLine } from '#pipeline/language/phrase-book';
import { isHeadline, type Line } from '#pipeline/language/sentence-words';
import type { Head, Knowledge } from './knowledge.js';
import { isCapitalName } from './name.js';
import type { NounPhrase } from './noun-phrase.js';

/** A head with its phrase, about which its lexicon entry asks. */
export type Asked = {
  readonly line: Line;
  readonly head: Head;
  readonly headFirst: number;
  readonly last: number;
  readonly phrase: NounPhrase;
  readonly hasSubject: boolean;
  readonly knowledge: Knowledge;
};

const OPTION_AFTER = new Set(['on', 'for', 'worth', 'valued', 'period', 'periods', 'year', 'years', 'of']);
const OPTION_TO = new Set([
  'buy',
  'purchase',
  'acquire',
  'order',
  'extend',
  'take',
  'increase',
  'add',
  'procure',
  'lease',
]);

const POINTING = new Set(['the', 'this', 'that', 'these', 'those']);

const ANSWERS: Readonly<Record<string, (asked: Asked) => boolean>> = {
  article: ({ phrase, headFirst }) => phrase.hasDeterminer || phrase.first < headFirst,
  definite: ({ phrase }) => phrase.definite,
  count: ({ phrase }) => phrase.count !== null,
  modified: ({ phrase, headFirst }) => phrase.first < headFirst || phrase.kin !== null,
  cue: ({ hasSubject }) => hasSubject,
  signed: ({ line }) => hasSign(line),
  single: ({ line, last }) => !line.word(last - 1).endsWith('s'),
  complement: ({ line, last, knowledge }) => formAt(knowledge.complement, line, last) !== null,
  signing: ({ line, headFirst, last, knowledge }) =>
    formsIn(knowledge.signing, line, Math.max(line.first, headFirst - 30), Math.min(line.last, last + 20)).length > 0,
  trade: ({ line, knowledge }) => formsInLine(knowledge.trade, line).length > 0,
  capital: ({ line, headFirst, last }) => isCapitalName(line, { head: headFirst, last }),
  headline: ({ line }) => isHeadline(line),
  option: ({ line, headFirst, last }) => isPurchaseOption(line, headFirst, last),
  numbered: ({ line, last }) => isNumbered(line, last),
  agreed: ({ line, headFirst }) => line.word(headFirst - 1).startsWith('agree'),
  goods: ({ line, last }) => ['for', 'worth', 'valued'].includes(line.word(last)),
  sum: ({ line, headFirst, last, phrase }) => isSum(line, Math.min(phrase.first, headFirst), last),
  lent: ({ line, knowledge }) => formsInLine(knowledge.credit, line).length > 0,
  aid: ({ line, knowledge }) => formsInLine(knowledge.aidGoods, line).length > 0,
  fresh: ({ line, phrase }) => !POINTING.has(line.word(phrase.opening)),
  prolonged: (asked) => isProlonged(asked),
  owned: ({ line, last }) => line.word(last) === 'in' && (line.isCapital(last + 1) || line.isCapital(last + 2)),
  standing: ({ line }) => isUnderOffer(line),
  // Both are asked of the mentions found before, in `refine`.
  company: () => true,
  package: () => true,
};

/** "call-up 3 against standing offer 21-004". */
function isUnderOffer(line: Line): boolean {
  for (let at = line.first; at < line.last; at++)
    if (line.word(at) === 'standing' && line.word(at + 1).startsWith('offer')) return true;
  return false;
}

/** Whether everything that a head's entry asks for is there. */
export function answersAsks(asked: Asked): boolean {
  return asked.head.asks.every((choices) => choices.some((choice) => ANSWERS[choice]?.(asked) ?? false));
}

function hasSign(line: Line): boolean {
  for (let at = line.first; at < line.last; at++) if (/^(co-?)?sign(s|ed|ing)?$/.test(line.word(at))) return true;
  return false;
}

const TAKEN = new Set(['take', 'takes', 'taken', 'took', 'taking', 'picked', 'picks', 'picking']);

function isPurchaseOption(line: Line, headFirst: number, last: number): boolean {
  if (OPTION_AFTER.has(line.word(last))) return true;
  if (line.word(last) === 'to' && OPTION_TO.has(line.word(last + 1))) return true;
  for (let at = Math.max(line.first, headFirst - 8); at < Math.min(line.last, last + 10); at++) {
    if (line.word(at).startsWith('exercis') || (TAKEN.has(line.word(at)) && line.word(at + 1) === 'up')) return true;
  }
  return line.word(headFirst - 1) === 'contract';
}

const SUM_REACH = 4;

/** "a 200 million euro credit", "a facility of up to 40 million". */
function isSum(line: Line, first: number, last: number): boolean {
  for (let at = Math.max(line.first, first - SUM_REACH); at < first; at++) if (line.isDigit(at)) return true;
  if (!['of', 'worth', 'for'].includes(line.word(last))) return false;
  for (let at = last + 1; at <= last + SUM_REACH; at++) if (line.isDigit(at)) return true;
  return false;
}

/** How far behind "extension of" the agreement that it prolongs may stand. */
const PROLONGED_REACH = 9;

/** "a five-year extension to its fleet contract", "a lease extension": what is prolonged is an agreement. */
function isProlonged({ line, headFirst, last, knowledge }: Asked): boolean {
  if (knowledge.headWords.has(line.word(headFirst - 1))) return true;
  if (!['of', 'to', 'for', 'on'].includes(line.word(last))) return false;
  for (let at = last + 1; at < Math.min(line.last, last + PROLONGED_REACH); at++) {
    if (knowledge.headWords.has(line.word(at))) return true;
    if ([',', '.', ';', 'by', 'with'].includes(line.word(at))) return false;
  }
  return false;
}

/** "contract W56..., "contract 12/2020": its number follows. */
const isNumbered = (line: Line, last: number): boolean =>
  line.isDigit(last) || (line.isDigit(last + 1) && line.isGlued(last + 1));

const MODALS = new Set(
  "to will would can could must may might should shall cannot not n't who which that and we they i you".split(' '),
);

/** Whether the noun is a verb here ("to deal with", "contracts work to"), a part of a set phrase, or a mere modifier. */
export function isLured({ line, headFirst, last, phrase, head, knowledge }: Asked): boolean {
  if (formAt(knowledge.follower, line, last) !== null || (line.isDigit(last) && line.isGlued(last))) return true;
  for (let at = Math.max(line.first, headFirst - 4); at <= headFirst; at++) {
    const hit = formAt(knowledge.lure, line, at);
    if (hit !== null && hit.last > headFirst) return true;
  }
  if (formsIn(knowledge.domestic, line, Math.max(line.first, headFirst - 3), headFirst).length > 0) return true;
  if (phrase.hasDeterminer || phrase.first < headFirst) return false;
  if (isNumbered(line, last)) return false;
  const before = line.word(headFirst - 1);
  if (head.head === 'deal' && line.word(last) === 'with') return !['a', 'the'].includes(before);
  return (
    (MODALS.has(before) && !['and', 'that', 'to', 'not'].includes(before)) || (before === 'to' && !isHeadline(line))
  );
}

/** Whether the text says that there is no such thing, or that it is something else. */
export function isDenied({ line, phrase, knowledge }: Asked): boolean {
  if (phrase.isDenied) return true;
  const before = formBefore(knowledge.denial, line, phrase.opening);
  if (before?.key === 'direct') return true;
  if (before?.key !== 'weighing') return false;
  return formsIn(knowledge.denial, line, Math.max(line.first, before.first - 6), before.first).some(
    ({ key, first }) => key === 'negation' || (key === 'direct' && line.word(first) !== 'without'),
  );
}
