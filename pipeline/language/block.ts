import { OFFICES, STARTERS, VERBS } from '#pipeline/language/abbreviations';
import { wrapWidth } from '#pipeline/language/lines';
import { SHAPE, type Tokens } from '#schemas/document';

/** A block of text that is being split into sentences, and where the sentence at hand began. */
export type Block = {
  readonly text: string;
  readonly tokens: Tokens;
  readonly first: number;
  readonly last: number;
  /** Width of hard-wrapped lines, 0 for none, null until it is asked for. */
  width: number | null;
  /** First token of the sentence. */
  sentence: number;
  /** Token of the bracket that is open in the sentence, -1 where none is. */
  bracket: number;
};

export const CODE = { stop: 0x2e, comma: 0x2c, open: 0x28, close: 0x29, openSquare: 0x5b, closeSquare: 0x5d } as const;

export const codes = (characters: string): ReadonlySet<number> =>
  new Set([...characters].map((char) => char.charCodeAt(0)));
export const TERMINATORS = codes('.!?…');
export const DASHES = codes('-–—―');
const MOST_OPENERS = 8;
const OPENERS = codes('"“‘\'([«‹„‚¿¡’”');

/** The character of a token that is a single one, 0 for others. */
export const codeOf = ({ text, tokens }: Block, i: number): number =>
  (tokens.end[i] as number) - (tokens.start[i] as number) === 1 ? text.charCodeAt(tokens.start[i] as number) : 0;
export const wordOf = ({ text, tokens }: Block, i: number): string => text.slice(tokens.start[i], tokens.end[i]);
const has = ({ tokens }: Block, i: number, bit: number): boolean => ((tokens.shape[i] as number) & bit) !== 0;

export const isSymbol = (block: Block, i: number): boolean => has(block, i, SHAPE.symbol);
export const isGlued = (block: Block, i: number): boolean => has(block, i, SHAPE.glued);
export const isNumber = (block: Block, i: number): boolean => has(block, i, SHAPE.digit);
/** Has a small letter somewhere. */
export const hasSmall = (block: Block, i: number): boolean => has(block, i, SHAPE.lower);
/** Has a capital somewhere. */
export const hasCapital = (block: Block, i: number): boolean => has(block, i, SHAPE.upper);
/** Begins with a capital. */
export const isCapital = (block: Block, i: number): boolean => has(block, i, SHAPE.initial);
/** Begins with a small letter. */
export const isSmall = (block: Block, i: number): boolean => hasSmall(block, i) && !isCapital(block, i);
export const isIn = (block: Block, i: number, words: ReadonlySet<string>): boolean =>
  i < block.last && words.has(wordOf(block, i));

/** Number of line breaks before token `i`. */
export function lineBreaks({ text, tokens }: Block, i: number): number {
  let count = 0;
  for (let at = tokens.end[i - 1] as number; at < (tokens.start[i] as number); at++)
    if (text.charCodeAt(at) === 0x0a) count++;
  return count;
}

export function widthOf(block: Block): number {
  const { text, tokens, first, last } = block;
  block.width ??= wrapWidth(text, tokens.start[first] as number, tokens.end[last - 1] as number);
  return block.width;
}

/** First token from `i` that is no opening quote, bracket or dash; hostile runs of them are not followed. */
export function skipOpeners(block: Block, i: number): number {
  const limit = Math.min(block.last, i + MOST_OPENERS);
  let at = i;
  while (at < limit && (OPENERS.has(codeOf(block, at)) || DASHES.has(codeOf(block, at)))) at++;
  return at;
}

/** Whether the words from token `i` are a known beginning of a sentence ("The", "It's", "Separately,"). */
export function startsSentence(block: Block, i: number): boolean {
  const at = skipOpeners(block, i);
  if (at >= block.last || !isCapital(block, at)) return false;
  const word = wordOf(block, at);
  const apostrophe = word.search(/['’]/);
  const stem = apostrophe < 0 ? word : word.slice(0, apostrophe);
  return STARTERS.has(stem) || (word.length > 4 && word.endsWith('ly') && codeOf(block, at + 1) === CODE.comma);
}

/** Whether a subject of up to four words with capitals, and no office ("Chief Executive"), has a verb after it. */
export function startsClause(block: Block, i: number): boolean {
  if (isIn(block, i, OFFICES)) return false;
  let at = i;
  while (at < block.last && at < i + 4 && isCapital(block, at)) at++;
  if (at === i || at >= block.last) return false;
  const word = wordOf(block, at);
  return VERBS.has(word) || (word.length > 4 && word.endsWith('ed') && isSmall(block, at));
}

/** "1." or "2.1." where a line or a sentence begins: the number of a list item. */
export function isListNumber(block: Block, i: number): boolean {
  return isNumber(block, i) && (block.tokens.end[i] as number) - (block.tokens.start[i] as number) <= 3;
}
