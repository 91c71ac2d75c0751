import { formAt, formBefore } from '#pipeline/language/phrase-book';
import { type Line, lineOf, textOf } from '#pipeline/language/sentence-words';
import type { Document } from '#schemas/document';
import type { ItemValue, Mention, NumberValue } from '#schemas/mention';
import { type Goods, goodsAt, type Knowledge, runEnd, serviceAt } from './goods.js';

type Earlier = ReadonlyMap<string, readonly Mention[]>;
type Item = Mention<ItemValue>;

/** Numbers by their first token, and the tokens that amounts and days cover. */
type Figures = { readonly numbers: ReadonlyMap<number, Mention<NumberValue>>; readonly taken: Uint8Array };

/** How far behind a trigger a number of goods may stand. */
const REACH = 14;
const LARGEST = 10_000_000;
const LONGEST_BARE = 4;
/** Tokens of the shortest sentence that can tell of goods: a trigger or a number, and what it is of. */
const SHORTEST = 2;

/** Goods and services that a sentence says are bought, sold, built or given. */
export function scanItems(document: Document, earlier: Earlier, knowledge: Knowledge): Item[] {
  const figures = figuresOf(earlier, document.tokens.count);
  const items: Item[] = [];
  for (const sentence of document.sentences) {
    // What is traded takes more than a trigger.
    if (sentence.last - sentence.first < SHORTEST) continue;
    const line = lineOf(document, sentence);
    let trigger = -1;
    for (let at = line.first; at < line.last; at++) {
      const hit = formBefore(knowledge.trigger, line, at);
      const isPaid = line.word(at - 1) === 'for' && figures.taken[at - 2] === 1;
      if (hit !== null || isPaid) trigger = at;
      const isNear = trigger >= 0 && at - trigger <= REACH;
      const found = isNear
        ? listAt(line, at, hit?.key === 'deal', figures, knowledge)
        : beforeVerb(line, at, figures, knowledge);
      items.push(...found);
      if (found.length > 0) at = (found.at(-1) as Item).last - 1;
    }
  }
  return items;
}

const BETWEEN = new Set([
  ',',
  'was',
  'were',
  'are',
  'is',
  'been',
  'being',
  'be',
  'have',
  'has',
  'had',
  'will',
  'would',
  'to',
]);
const VERB_REACH = 4;

/** "Six tugs were ordered", "four jets bought in 2018": counted goods right before the verb that says what became of them. */
function beforeVerb(line: Line, from: number, figures: Figures, knowledge: Knowledge): Item[] {
  const number = figures.numbers.get(from);
  const item = number ? countedAt(line, from, number, figures, knowledge) : null;
  if (item === null) return [];
  for (let at = item.last; at <= item.last + VERB_REACH; at++) {
    if (formAt(knowledge.passive, line, at) !== null) return [item];
    if (!BETWEEN.has(line.word(at))) return [];
  }
  return [];
}

function figuresOf(earlier: Earlier, tokens: number): Figures {
  const taken = new Uint8Array(tokens);
  for (const kind of ['money', 'date'])
    for (const { first, last } of earlier.get(kind) ?? []) taken.fill(1, first, last);
  const numbers = (earlier.get('number') ?? []) as readonly Mention<NumberValue>[];
  return { numbers: new Map(numbers.map((number) => [number.first, number])), taken };
}

/** The goods of a list that begins at a token: "12 guns, 3 radars and spare parts". */
function listAt(line: Line, from: number, isDeal: boolean, figures: Figures, knowledge: Knowledge): Item[] {
  const items: Item[] = [];
  for (let at = from; ; ) {
    const item =
      itemAt(line, at, isDeal || items.length > 0, figures, knowledge) ?? bareAt(line, at, items.length > 0, figures);
    if (item === null) return items;
    items.push(item);
    const next = nextInList(line, item.last);
    if (next < 0) return items;
    at = next;
  }
}

function itemAt(line: Line, from: number, isBareAllowed: boolean, figures: Figures, knowledge: Knowledge): Item | null {
  const start = line.word(from) === 'up' && line.word(from + 1) === 'to' ? from + 2 : from;
  const number = figures.numbers.get(start);
  if (number) return countedAt(line, start, number, figures, knowledge);
  if (!isBareAllowed || figures.taken[from] === 1) return null;
  const goods = serviceAt(line, from, knowledge) ?? goodsAt(line, from, knowledge);
  return goods && itemOf(line, from, goods, null, 'named');
}

function countedAt(
  line: Line,
  start: number,
  number: Mention<NumberValue>,
  { taken }: Figures,
  knowledge: Knowledge,
): Item | null {
  const count = taken[start] === 1 || taken[number.last] === 1 ? null : countOf(number.value);
  const goods = count === null ? null : goodsAt(line, afterTimes(line, number.last), knowledge);
  return goods && line.word(goods.first) !== '-' ? itemOf(line, start, goods, count, 'counted') : null;
}

/** “2 x batteries”, “6 × radars”: the sign of multiplication is no part of the name. */
const afterTimes = (line: Line, at: number): number =>
  /^[x×]$/.test(line.word(at)) && !line.isGlued(at + 1) && !line.isDigit(at + 1) ? at + 1 : at;

/** Further things of a list need not be known as goods. */
function bareAt(line: Line, from: number, isInList: boolean, figures: Figures): Item | null {
  const last = runEnd(line, from);
  const isPlain = last > from && last - from <= LONGEST_BARE && !line.isCapital(from) && figures.taken[from] !== 1;
  if (!isInList || !isPlain || !/[^s]s$/.test(line.word(last - 1))) return null;
  return itemOf(line, from, { first: from, last }, null, 'listed');
}

function countOf({ decimal, exponent, ordinal }: NumberValue): number | null {
  const count = Number(`${decimal}e${exponent}`);
  return !ordinal && Number.isInteger(count) && count > 0 && count < LARGEST ? count : null;
}

/** Token of the next thing in a list, or -1 where the list ends. */
function nextInList(line: Line, at: number): number {
  const word = line.word(at);
  if (word === 'and') return at + 1;
  if (word === ',') return line.word(at + 1) === 'and' ? at + 2 : at + 1;
  if (word === 'as' && line.word(at + 1) === 'well' && line.word(at + 2) === 'as') return at + 3;
  return -1;
}

function itemOf(line: Line, first: number, goods: Goods, count: number | null, rule: string): Item {
  const { tokens } = line.document;
  const start = count === null ? goods.first : first;
  return {
    kind: 'item',
    rule: `item/${rule}`,
    sentence: line.sentence.index,
    first: start,
    last: goods.last,
    start: tokens.start[start] as number,
    end: tokens.end[goods.last - 1] as number,
    value: { count, item: textOf(line, goods.first, goods.last) },
    parts: [],
  };
}
