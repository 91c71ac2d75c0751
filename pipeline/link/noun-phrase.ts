import type { Entity } from '#pipeline/link/entities';
import type { DateMention } from '#pipeline/link/linked';
import {
  type AgreementMention,
  clauseAt,
  hasWord,
  type PartyMention,
  type Scene,
  type Shot,
  wordAt,
} from '#pipeline/link/scene';

/** What stands around an agreement noun and belongs to it: its year, and the parties that its own words name. */
export type Phrase = {
  readonly year: DateMention | null;
  readonly pair: readonly Entity[];
  /** “That agreement, concluded separately in August”. */
  readonly isSeparate: boolean;
};

const SEPARATE = new Set(['separately', 'separate']);
/** “A smaller contract”: compared with the one that the text has told. */
const COMPARED = new Set(['smaller', 'larger', 'bigger', 'lesser', 'comparable', 'parallel', 'related', 'companion']);
const YEAR = /^\d{4}$/;
const CONCLUDED = new Set(
  'signed awarded concluded agreed reached negotiated struck inked sealed dating made'.split(' '),
);
const CONCLUDED_REACH = 12;
const BEFORE_YEAR = new Set(['of', 'from', 'in', 'since']);
const LINKS = new Set(['with', 'between', 'for', 'to']);

/** Reads the year and the parties of an agreement noun phrase. */
export function phraseOf(scene: Scene, shot: Shot, mention: AgreementMention): Phrase {
  const isCompared = !mention.value.definite && hasWord(shot, mention.first - 2, mention.last, COMPARED);
  const isSeparate = isCompared || hasWord(shot, mention.last, mention.last + 5, SEPARATE);
  return { year: yearOf(shot, mention), pair: pairOf(scene, shot, mention), isSeparate };
}

/** “the 2019 agreement”, “the Antarctic Treaty of 1959”, “a memorandum dating from 1995”. */
function yearOf(shot: Shot, mention: AgreementMention): DateMention | null {
  for (const date of shot.dates) {
    if (date.value.type !== 'date' || !YEAR.test(date.value.value)) continue;
    const inside = date.first >= mention.first && date.last <= mention.last;
    const ahead =
      date.last <= mention.first && mention.first - date.last <= 2 && isPlain(shot, date.last, mention.first);
    const behind = date.first - mention.last === 1 && BEFORE_YEAR.has(wordAt(shot, mention.last));
    if (inside || ahead || behind || isConcludedIn(shot, mention, date)) return date;
  }
  return null;
}

/** “That contract, awarded to the yard in 2016”, “a memorandum dating from 1995”: a participle right after the noun dates it. */
function isConcludedIn(shot: Shot, { last }: AgreementMention, date: DateMention): boolean {
  if (date.first < last || date.first - last > CONCLUDED_REACH || !BEFORE_YEAR.has(wordAt(shot, date.first - 1)))
    return false;
  const participle = wordAt(shot, last) === ',' ? last + 1 : last;
  return CONCLUDED.has(wordAt(shot, participle)) && !hasWord(shot, participle, date.first, CLAUSE_ENDS);
}

const CLAUSE_ENDS = new Set([',', ';', 'and', 'which', 'that', 'but']);

function isPlain(shot: Shot, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (!/^[\p{L}-]+$/u.test(wordAt(shot, i))) return false;
  return true;
}

/** “the agreement with Bucharest”, “an accord between A and B”, “the Romanian one”, “the Seoul–Athens pact”. */
function pairOf(scene: Scene, shot: Shot, mention: AgreementMention): Entity[] {
  const pair: Entity[] = [];
  const add = (party: PartyMention) => {
    for (const entity of scene.entities.of(party)) if (!pair.includes(entity)) pair.push(entity);
  };
  for (const party of shot.parties) {
    const inside = party.first >= mention.first && party.last <= mention.last;
    const ahead = party.last <= mention.first && mention.first - party.last <= 3 && belongsAhead(shot, party, mention);
    if (inside || ahead) add(party);
  }
  const link = linkAfter(shot, mention);
  if (link >= 0) for (const party of listFrom(shot, link + 1)) add(party);
  return pair;
}

/** A demonym or possessive right before the noun: “the American agreement”, “Moldova's pact”. */
function belongsAhead(shot: Shot, party: PartyMention, mention: AgreementMention): boolean {
  for (let i = party.last; i < mention.first; i++) {
    const word = wordAt(shot, i);
    if (
      !/^[\p{L}'’–-]+$/u.test(word) ||
      ['and', 'signed', 'has', 'have', 'had', 'on', 'to', 'a', 'an', 'the'].includes(word)
    )
      return false;
  }
  return (
    party.value.form === 'demonym' ||
    party.value.form === 'seat' ||
    wordAt(shot, party.last).startsWith("'") ||
    party.last === mention.first
  );
}

/** Token of “with” or “between” after the noun, over a short “on …” at most, or -1. */
function linkAfter(shot: Shot, mention: AgreementMention): number {
  const clause = clauseAt(shot, mention.last - 1);
  for (let i = mention.last; i < Math.min(shot.sentence.last, mention.last + 8); i++) {
    const word = wordAt(shot, i);
    if (clauseAt(shot, i) !== clause || word === ',' || word === '(') return -1;
    if (LINKS.has(word) && (word === 'with' || word === 'between')) return i;
  }
  return -1;
}

/** Parties of a list that begins near a token: “A, B and C”. */
export function listFrom(shot: Shot, from: number, isBegun = false): PartyMention[] {
  const list: PartyMention[] = [];
  let at = from;
  for (const party of shot.parties) {
    if (party.first < from) continue;
    if (!isListGap(shot, at, party.first, list.length === 0 && !isBegun)) break;
    list.push(party);
    at = party.last;
  }
  return list;
}

function isListGap(shot: Shot, from: number, to: number, isFirst: boolean): boolean {
  if (to - from > (isFirst ? 4 : 3)) return false;
  for (let i = from; i < to; i++) {
    const word = wordAt(shot, i);
    const joins =
      word === ',' ||
      word === 'and' ||
      word === '&' ||
      word === '-' ||
      word === '–' ||
      word === 'the' ||
      word === 'both';
    if (!joins && !(isFirst && /^[\p{L}'-]+$/u.test(word))) return false;
  }
  return isFirst || to > from;
}
