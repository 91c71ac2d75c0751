import { formAt, type PhraseBook } from '#pipeline/language/phrase-book';
import type { Line } from '#pipeline/language/sentence-words';

/** The folder's lexicon as its code uses it. */
export type Knowledge = {
  readonly trigger: PhraseBook;
  readonly passive: PhraseBook;
  readonly praise: PhraseBook;
  readonly services: ReadonlySet<string>;
  readonly goods: ReadonlySet<string>;
};

/** A name of goods: its tokens, without praise at the front. */
export type Goods = { readonly first: number; readonly last: number };

const LONGEST = 9;
const STOPS = new Set(
  'of in on at to for with by from and or is was are were has have had be been will would could may might can must should said says as but which who that this these those it if into over under about after before since than worth valued each when while where per not its their the a an used sold made built delivered ordered bought during through between against within until across among via without'.split(
    ' ',
  ),
);

/** Where goods begin: articles and words of praise are passed over. */
export function afterPraise(line: Line, from: number, { praise }: Knowledge): number {
  let at = from;
  for (
    let hit = formAt(praise, line, at);
    hit !== null && !isCompound(line, hit.last);
    hit = formAt(praise, line, at)
  ) {
    at = hit.last;
  }
  return at;
}

/** The goods that begin at a token: the run of nouns and adjectives up to its last noun for goods, or null where it has none. */
export function goodsAt(line: Line, from: number, knowledge: Knowledge): Goods | null {
  const first = afterPraise(line, from, knowledge);
  const end = runEnd(line, first);
  for (let last = end; last > first; last--) {
    if (!isGoods(line.word(last - 1), knowledge) || isCompound(line, last)) continue;
    return { first, last: withPurpose(line, last, knowledge) };
  }
  return null;
}

/** Whether a word goes on behind a hyphen ("missile-armed", "A-29"). */
const isCompound = (line: Line, last: number): boolean => line.isGlued(last) && line.word(last) === '-';

/** A service with what it is done on: "overhaul of main engine controls". */
export function serviceAt(line: Line, from: number, knowledge: Knowledge): Goods | null {
  const first = afterPraise(line, from, knowledge);
  const end = runEnd(line, first);
  if (end === first || !knowledge.services.has(line.word(end - 1)) || line.word(end) !== 'of') return null;
  const object = afterPraise(line, end + 1, knowledge);
  const last = runEnd(line, object);
  return last > object ? { first, last } : null;
}

/** Whether a word, in the singular or plural, is the last of a name for goods. */
export function isGoods(word: string, { goods }: Knowledge): boolean {
  if (goods.has(word)) return true;
  if (!word.endsWith('s')) return false;
  return goods.has(word.slice(0, -1)) || goods.has(word.slice(0, -2)) || goods.has(`${word.slice(0, -3)}y`);
}

/** End of the run of words that can be one name: letters, designators and glued hyphens. */
export function runEnd(line: Line, from: number): number {
  const limit = Math.min(line.last, from + LONGEST);
  let at = from;
  while (at < limit && belongs(line, at, from)) at++;
  return at;
}

function belongs(line: Line, at: number, from: number): boolean {
  const word = line.word(at);
  if (line.isSymbol(at)) return (word === '-' || word === '/') && line.isGlued(at) && line.isGlued(at + 1);
  // “118 4x4 vehicles”, “12 155mm guns”: a figure that goes on in letters names a kind.
  if (line.isDigit(at)) return at > from || (line.isGlued(at + 1) && !line.isSymbol(at + 1));
  // “Leopard 2A8” is read as “2”, “A”, “8”: a letter glued to a figure belongs to it.
  return !STOPS.has(word) || line.isGlued(at) || line.word(at - 1) === '-' || isCompound(line, at + 1);
}

/** "spares for medium tactical vehicles". */
function withPurpose(line: Line, last: number, knowledge: Knowledge): number {
  if (line.word(last) !== 'for') return last;
  const first = afterPraise(line, last + 1, knowledge);
  const end = runEnd(line, first);
  for (let at = end; at > first; at--) if (isGoods(line.word(at - 1), knowledge)) return at;
  return last;
}
