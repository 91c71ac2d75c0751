import { formBefore, formsIn } from '#pipeline/language/phrase-book';
import type { Line } from '#pipeline/language/sentence-words';
import type { AgreementValue } from '#schemas/mention';
import type { Knowledge } from './knowledge.js';

/** What stands before a head noun and belongs to it. */
export type NounPhrase = {
  /** First token: modifiers are in, determiner, number and year out. */
  readonly first: number;
  /** Token of the determiner, or that of the phrase where it has none. */
  readonly opening: number;
  readonly hasDeterminer: boolean;
  readonly isDenied: boolean;
  readonly definite: boolean;
  readonly count: number | null;
  readonly kin: AgreementValue['kin'];
};

/** How far before the phrase its determiner is looked for ("the 2.7 billion-euro, ten-year ..."). */
const REACH = 8;
const HYPHENS = new Set(['-', '–', '/', '&']);
const NO_NAME = new Set(
  'on in at by for from to of the a an and or but with under as after before when while if since until it its he she they we this that these those both neither either mr ms mrs dr monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december no not yet'.split(
    ' ',
  ),
);
const BARRIERS = new Set(
  'of in on at to for with by from and or is was are were has have had be been will would could may might can must should said says as but which who it if into over under about after before since than'.split(
    ' ',
  ),
);
const PLURAL = /..[^aius]s$/;
const INSIDE = new Set(['-', '–', '$', '€', '£', '¥', '₹', '%', '/', '&', '.', '“', '"', '*']);

/** Reads what stands before a head: its modifiers, its number, its determiner. */
export function nounPhraseOf(line: Line, headFirst: number, knowledge: Knowledge): NounPhrase {
  const first = firstToken(line, headFirst, knowledge);
  const number = countBefore(line, first, knowledge);
  const start = number?.first ?? first;
  const both = number !== null && line.word(first - 1) === 'both';
  const determiner = both ? null : determinerBefore(line, start, knowledge);
  const opening = determiner?.first ?? start;
  return {
    first,
    opening,
    hasDeterminer: determiner !== null || number !== null,
    isDenied: determiner?.isNo ?? false,
    definite: both || ((determiner?.definite ?? false) && !isOneOfSeveral(line, determiner?.first ?? start, headFirst)),
    count: number?.count ?? null,
    kin: kinOf(line, opening, headFirst, knowledge),
  };
}

type Determiner = { readonly first: number; readonly definite: boolean; readonly isNo: boolean };

const POSSESSIVES = new Set(['its', 'their', 'his', 'her', 'our', "'s", 's']);
const RANKS =
  /^(\d*(st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|largest|biggest|latest|newest|costliest|only)$/;

/** "its 30th such package", "their largest contract": one more, not one that was spoken of. */
function isOneOfSeveral(line: Line, from: number, head: number): boolean {
  const isSuch = line.word(from) === 'such';
  if (!isSuch && !POSSESSIVES.has(line.word(from))) return false;
  for (let at = isSuch ? from - 1 : from + 1; at < head; at++) if (RANKS.test(line.word(at))) return true;
  return false;
}

/** The determiner or possessive of a phrase, over words that its modifiers do not hold ("the 2.7 billion-euro deal"). */
function determinerBefore(line: Line, from: number, knowledge: Knowledge): Determiner | null {
  for (let at = from; at > line.first && from - at <= REACH; at--) {
    const word = line.word(at - 1);
    const known = formBefore(knowledge.determiner, line, at);
    if (known !== null) return { first: known.first, definite: known.key === 'definite', isNo: word === 'no' };
    if (word === "'" && line.word(at - 2).endsWith('s')) return { first: at, definite: true, isNo: false };
    if (isBarrier(line, at - 1, knowledge)) return null;
  }
  return null;
}

/** Words and marks that no noun phrase goes across on the way to its determiner. */
function isBarrier(line: Line, at: number, knowledge: Knowledge): boolean {
  const word = line.word(at);
  if (line.isSymbol(at)) return !INSIDE.has(word);
  return BARRIERS.has(word) || isVerb(line, at, knowledge);
}

/** Goes back over the words that modify the head. */
function firstToken(line: Line, headFirst: number, knowledge: Knowledge): number {
  let at = headFirst;
  while (at > line.first) {
    const before = at - 1;
    if (HYPHENS.has(line.word(before))) {
      if (!line.isGlued(before) || !line.isGlued(at) || line.isSymbol(before - 1) || before === line.first) break;
      at = before - 1;
    } else if (isModifier(line, before, knowledge)) at = before;
    else if (joins(line.word(before)) && at < headFirst && isModifier(line, before - 1, knowledge)) at = before - 1;
    else break;
  }
  return at;
}

const joins = (word: string): boolean => word === 'and' || word === '&' || word === ',';

function isModifier(line: Line, at: number, knowledge: Knowledge): boolean {
  if (at < line.first) return false;
  const word = line.word(at);
  if (line.isSymbol(at)) return false;
  // The tail of a hyphened compound: "burden-sharing", "ten-year".
  if (HYPHENS.has(line.word(at - 1)) && line.isGlued(at) && line.isGlued(at - 1)) return true;
  if (NO_NAME.has(word)) return false;
  if (knowledge.modifiers.has(word)) return true;
  return line.isCapital(at) && !line.isTitle && !(at === line.first && !line.isCapital(at + 1));
}

function countBefore(line: Line, at: number, knowledge: Knowledge): { count: number; first: number } | null {
  const word = formBefore(knowledge.count, line, at);
  if (word !== null) return { count: Number(word.key), first: word.first };
  if (!line.isDigit(at - 1) || !/^\d{1,3}$/.test(line.word(at - 1)) || line.isGlued(at)) return null;
  return { count: Number(line.word(at - 1)), first: at - 1 };
}

/** A verb of concluding, another participle or a noun in the plural ends the search ("Kuwait concluded ten-year agreements"). */
function isVerb(line: Line, at: number, knowledge: Knowledge): boolean {
  if (line.word(at - 1) === '-') return false;
  const word = line.word(at);
  if (word.endsWith('ed') || (!line.isCapital(at) && PLURAL.test(word))) return true;
  return formBefore(knowledge.signing, line, at + 1) !== null;
}

function kinOf(line: Line, from: number, to: number, knowledge: Knowledge): AgreementValue['kin'] {
  const hit = formsIn(knowledge.kin, line, from, to).find(({ first, last }) => !isCompound(line, first, last));
  return (hit === undefined || hit.key === 'none' ? null : hit.key) as AgreementValue['kin'];
}

/** "third-generation", "New Zealand" say nothing of kin. */
function isCompound(line: Line, first: number, last: number): boolean {
  if (HYPHENS.has(line.word(last)) && line.isGlued(last)) return true;
  if (HYPHENS.has(line.word(first - 1)) && line.isGlued(first)) return true;
  return !line.isTitle && line.isCapital(first) && first !== line.first;
}
