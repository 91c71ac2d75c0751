import {
  type AbbreviationKind,
  abbreviationOf,
  AFTER_TIME,
  DESIGNATED,
  INSTITUTIONS,
  MONTHS,
  NAME_STARTERS,
  OFFICES,
  SPEAKING,
  STARTERS,
  UNFINISHED,
  VERBS,
} from '#pipeline/language/abbreviations';
import { isFullLine, wrapWidth } from '#pipeline/language/lines';
import { SHAPE, type Tokens } from '#schemas/document';

const codes = (characters: string): ReadonlySet<number> => new Set([...characters].map((char) => char.charCodeAt(0)));
const TERMINATORS = codes('.!?…');
const CLOSERS = codes('"”’\')]»›');
const OPENERS = codes('"“‘\'([«‹„‚¿¡’”');
const DASHES = codes('-–—―');
const BULLETS = codes('•‣▪●◦■□►▸·*');
const CURRENCY = /^\p{Sc}$/u;
const ROMAN = /^[IVX]{1,5}$/;

const FULL_STOP = 0x2e;
const COMMA = 0x2c;
const ROUND = 0x29;
const SQUARE = 0x5d;
/** How far a bracket is followed, in tokens. */
const LONGEST_BRACKET = 40;

/** The block of text that is being split, and where the sentence at hand began. */
type Block = {
  readonly text: string;
  readonly tokens: Tokens;
  readonly first: number;
  readonly last: number;
  readonly width: number;
  sentence: number;
  /** Token of the bracket that is open in the sentence, -1 where none is. */
  bracket: number;
};

/**
 * Exclusive last-token indexes of the sentences of the tokens `[first, last)`, which may be several lines. Line breaks in
 * `text` are "\n" (see `normalise`). `width` is that of hard-wrapped lines, 0 for none (see `wrapWidth`).
 */
export function splitSentences(
  text: string,
  tokens: Tokens,
  first: number,
  last: number,
  width: number = first < last ? wrapWidth(text, tokens.start[first] as number, tokens.end[last - 1] as number) : 0,
): number[] {
  const ends: number[] = [];
  const block: Block = { text, tokens, first, last, width, sentence: first, bracket: -1 };
  const end = (at: number): void => {
    ends.push(at);
    block.sentence = at;
    block.bracket = -1;
  };
  for (let i = first; i + 1 < last; i++) {
    const final = text.charCodeAt((tokens.end[i] as number) - 1);
    if (TERMINATORS.has(final)) {
      const next = afterClosers(block, i);
      if (next >= last) break;
      if (endsAtMark(block, i, next)) end(next);
      i = next - 1;
      continue;
    }
    if (isSymbol(block, i)) followBracket(block, i, final);
    if (lineBreaks(block, i + 1) > 0 && endsAtLine(block, i + 1)) end(i + 1);
  }
  if (last > first) ends.push(last);
  return ends;
}

const codeOf = ({ text, tokens }: Block, i: number): number =>
  (tokens.end[i] as number) - (tokens.start[i] as number) === 1 ? text.charCodeAt(tokens.start[i] as number) : 0;
const wordOf = ({ text, tokens }: Block, i: number): string => text.slice(tokens.start[i], tokens.end[i]);
const has = ({ tokens }: Block, i: number, bit: number): boolean => ((tokens.shape[i] as number) & bit) !== 0;
const isSymbol = (block: Block, i: number): boolean => has(block, i, SHAPE.symbol);
const isGlued = (block: Block, i: number): boolean => has(block, i, SHAPE.glued);
const isIn = (block: Block, i: number, words: ReadonlySet<string>): boolean =>
  i < block.last && words.has(wordOf(block, i));

/** Number of line breaks before token `i`. */
function lineBreaks({ text, tokens }: Block, i: number): number {
  let count = 0;
  for (let at = tokens.end[i - 1] as number; at < (tokens.start[i] as number); at++)
    if (text.charCodeAt(at) === 0x0a) count++;
  return count;
}

/** First token after the marks, closing quotes and note numbers ("[3]") that belong to the mark at token `i`. */
function afterClosers(block: Block, i: number): number {
  let at = i + 1;
  while (at < block.last && isGlued(block, at) && TERMINATORS.has(codeOf(block, at))) at++;
  while (at < block.last && isGlued(block, at)) {
    const code = codeOf(block, at);
    if (CLOSERS.has(code)) {
      at++;
      continue;
    }
    const isNote = code === 0x5b && has(block, at + 1, SHAPE.digit) && codeOf(block, at + 2) === SQUARE;
    if (!isNote || at + 2 >= block.last) break;
    at += 3;
  }
  return Math.min(at, block.last);
}

function followBracket(block: Block, i: number, code: number): void {
  if (code === 0x28 || code === 0x5b) block.bracket = i;
  else if (code === ROUND || code === SQUARE) block.bracket = -1;
}

/** Whether the sentence ends before token `next`, where the mark of token `mark` and its closers stand before it. */
function endsAtMark(block: Block, mark: number, next: number): boolean {
  const breaks = lineBreaks(block, next);
  if (breaks > 1) return true;
  if (breaks === 1 && isListItem(block, next)) return true;
  const isStarter = startsSentence(block, next);
  if (isGlued(block, next)) return isStarter && has(block, mark - 1, SHAPE.lower) && mark - 1 >= block.sentence;
  if (isInsideBracket(block, mark, next)) return isStarter && closes(block, mark, next);
  const opened = skipOpeners(block, next);
  if (opened >= block.last) return true;
  if (has(block, opened, SHAPE.lower) && !has(block, opened, SHAPE.initial)) return isOddName(block, opened);
  if (isSymbol(block, opened) && !beginsWithSymbol(block, opened)) return false;
  const isStop = block.text.charCodeAt((block.tokens.end[mark] as number) - 1) === FULL_STOP;
  const isSingle = next === mark + 1 || !TERMINATORS.has(codeOf(block, mark + 1));
  if (!isStop) return isSingle ? endsAtCry(block, mark, next) : true;
  if (DASHES.has(codeOf(block, next)) && (isDateline(block, mark) || isAbbreviation(block, mark))) return false;
  if (!isSingle || next > mark + 1) return true;
  if (isCapitalDateline(block, mark, next)) return false;
  return endsAtStop(block, mark, opened, breaks > 0 && block.width === 0);
}

/** Whether a full stop that stands alone, with a capital, a number or a quotation after it, ends the sentence. */
function endsAtStop(block: Block, stop: number, next: number, isLineEnd: boolean): boolean {
  const isInitialism = codeOf(block, stop) !== FULL_STOP;
  const before = isInitialism ? stop : stop - 1;
  if (before < block.sentence || (!isInitialism && !isGlued(block, stop))) return true;
  const isNumber = has(block, next, SHAPE.digit) || isSymbol(block, next);
  if (has(block, before, SHAPE.digit)) return before > block.sentence || !isListNumber(block, before);
  if (before > block.sentence && isGlued(block, before) && has(block, before - 1, SHAPE.digit)) return true;
  const word = isInitialism ? wordOf(block, before).slice(0, -1) : wordOf(block, before);
  const kind = abbreviationOf(word);
  if (kind !== null) return endsAtAbbreviation(block, kind, before, next, isNumber, isLineEnd);
  if (isInitialism) return isLineEnd || (!isNumber && startsSentence(block, next));
  if (word.length === 1 && has(block, before, SHAPE.upper)) return endsAtInitial(block, before, next, isNumber);
  return true;
}

function isAbbreviation(block: Block, stop: number): boolean {
  if (codeOf(block, stop) !== FULL_STOP) return true;
  return stop > block.sentence && isGlued(block, stop) && abbreviationOf(wordOf(block, stop - 1)) !== null;
}

function endsAtAbbreviation(
  block: Block,
  kind: AbbreviationKind,
  before: number,
  next: number,
  isNumber: boolean,
  isLineEnd: boolean,
): boolean {
  switch (kind) {
    case 'title':
      return false;
    case 'before':
      return isLineEnd && !isNumber && startsSentence(block, next);
    case 'number':
      return !isNumber && !ROMAN.test(wordOf(block, next)) && wordOf(block, next).length > 1;
    case 'calendar':
      return !isNumber;
    case 'time':
      return isLineEnd || (!isNumber && !isIn(block, next, AFTER_TIME));
    case 'unit':
      return !isNumber || !has(block, before - 1, SHAPE.digit);
    case 'open':
      return !isNumber;
    case 'company':
    case 'place':
      return isLineEnd || (!isNumber && (startsSentence(block, next) || startsClause(block, next)));
    case 'country': {
      if (isNumber) return false;
      if (isLineEnd) return true;
      if (startsSentence(block, next)) return !isIn(block, next, NAME_STARTERS) || has(block, next + 1, SHAPE.lower);
      const isNoun = before - 1 > block.sentence && wordOf(block, before - 1) === 'the';
      return isNoun && !isIn(block, next, INSTITUTIONS) && startsClause(block, next);
    }
  }
}

/** "J. Doe", "Donald J. Trump", "A. B. Singh" go on; "Annex A. Poland", "than I. Poland", "J. The" do not. */
function endsAtInitial(block: Block, initial: number, next: number, isNumber: boolean): boolean {
  if (initial === block.sentence) return false;
  const previous = wordOf(block, initial - 1);
  if (DESIGNATED.has(previous.toLowerCase())) return true;
  if (wordOf(block, initial) === 'I' && !has(block, initial - 1, SHAPE.initial) && !isSymbol(block, initial - 1))
    return true;
  const isInitialNext = codeOf(block, next) !== 0 && next + 1 < block.last && codeOf(block, next + 1) === FULL_STOP;
  return !isNumber && !isInitialNext && startsSentence(block, next);
}

/** "?" and "!": a name ("Yahoo! Inc.") or the words of a speaker ("“Why?” Kim asked") go on. */
function endsAtCry(block: Block, mark: number, next: number): boolean {
  if (next === mark + 1) return !(isIn(block, next, OFFICES) || isIn(block, mark - 1, new Set(['Yahoo'])));
  if (startsSentence(block, next)) return true;
  let at = next;
  while (at < block.last && at < next + 5 && has(block, at, SHAPE.initial)) at++;
  return at === next || !isIn(block, at, SPEAKING);
}

/** Whether the words from token `i` are a known beginning of a sentence. */
function startsSentence(block: Block, i: number): boolean {
  const at = skipOpeners(block, i);
  if (at >= block.last || !has(block, at, SHAPE.initial)) return false;
  const word = wordOf(block, at);
  const apostrophe = word.search(/['’]/);
  const stem = apostrophe < 0 ? word : word.slice(0, apostrophe);
  return STARTERS.has(stem) || (word.length > 4 && word.endsWith('ly') && codeOf(block, at + 1) === COMMA);
}

/** Whether a subject of up to four capitals and then a verb follow, and no office of the name before. */
function startsClause(block: Block, i: number): boolean {
  if (isIn(block, i, OFFICES)) return false;
  let at = i;
  while (at < block.last && at < i + 4 && has(block, at, SHAPE.initial)) at++;
  if (at === i || at >= block.last) return false;
  const word = wordOf(block, at);
  return VERBS.has(word) || (word.length > 4 && word.endsWith('ed') && has(block, at, SHAPE.lower));
}

/** "iRobot", "eBay", "al-Assad" may begin a sentence. */
function isOddName(block: Block, i: number): boolean {
  if (has(block, i, SHAPE.upper)) return /^\p{Ll}\p{Lu}/u.test(wordOf(block, i));
  const isArticle = /^(?:al|el|an|ar|as|ash|at|az)$/.test(wordOf(block, i));
  return (
    isArticle &&
    codeOf(block, i + 1) === 0x2d &&
    i + 2 < block.last &&
    has(block, i + 2, SHAPE.initial) &&
    isGlued(block, i + 2)
  );
}

function beginsWithSymbol(block: Block, i: number): boolean {
  const code = codeOf(block, i);
  return BULLETS.has(code) || code === 0x23 || code === 0x40 || CURRENCY.test(wordOf(block, i));
}

/** First token from `i` that is no opening quote, bracket or dash. */
function skipOpeners(block: Block, i: number): number {
  let at = i;
  while (at < block.last && (OPENERS.has(codeOf(block, at)) || DASHES.has(codeOf(block, at)))) at++;
  return at;
}

/** Whether the mark stands in a bracket that was opened inside the sentence and is closed at the mark or soon after. */
function isInsideBracket(block: Block, mark: number, next: number): boolean {
  if (block.bracket <= block.sentence) return false;
  if (closes(block, mark, next)) return true;
  const limit = Math.min(block.last, next + LONGEST_BRACKET);
  for (let at = next; at < limit; at++) {
    const code = codeOf(block, at);
    if (code === ROUND || code === SQUARE) return true;
    if (code === 0x28 || code === 0x5b) return false;
  }
  return false;
}

/** Whether a bracket closes between the mark and the next token; if so it is open no longer. */
function closes(block: Block, mark: number, next: number): boolean {
  for (let at = mark + 1; at < next; at++) {
    const code = codeOf(block, at);
    if (code === ROUND || code === SQUARE) return true;
  }
  return false;
}

/** "SEOUL, Feb. 10." before a dash: no word in small letters since the block began. */
function isDateline(block: Block, mark: number): boolean {
  if (block.sentence !== block.first || mark - block.first > 12) return false;
  for (let at = block.first; at < mark; at++)
    if (has(block, at, SHAPE.lower) && !has(block, at, SHAPE.initial)) return false;
  return true;
}

/** "MOSCOW. Feb 5 (Interfax)": a place in capitals, then a date. */
function isCapitalDateline(block: Block, mark: number, next: number): boolean {
  if (block.sentence !== block.first || mark - block.first > 3 || !isIn(block, next, MONTHS)) return false;
  for (let at = block.first; at < mark; at++) if (has(block, at, SHAPE.lower)) return false;
  return true;
}

/** "1." or "2.1." where a sentence begins: the mark of a list. */
function isListNumber(block: Block, i: number): boolean {
  return (block.tokens.end[i] as number) - (block.tokens.start[i] as number) <= 3;
}

/** Whether token `i`, the first of its line, begins a list item: a bullet, a dash with a blank, "1." or "1)". */
function isListItem(block: Block, i: number): boolean {
  if (i + 1 >= block.last) return false;
  const code = codeOf(block, i);
  if (BULLETS.has(code)) return true;
  if (DASHES.has(code)) return !isGlued(block, i + 1);
  const mark = codeOf(block, i + 1);
  const isNumbered = has(block, i, SHAPE.digit) && isListNumber(block, i) && (mark === FULL_STOP || mark === ROUND);
  return isNumbered && isGlued(block, i + 1) && i + 2 < block.last && !isGlued(block, i + 2);
}

/** Whether a line without a final mark ends its sentence: before a blank line or a list item, and where it is no wrapped line. */
function endsAtLine(block: Block, next: number): boolean {
  if (lineBreaks(block, next) > 1) return true;
  const { text, tokens, width } = block;
  const lineEnd = text.indexOf('\n', tokens.end[next - 1] as number);
  const isWrapped = width > 0 && isFullLine(text, lineEnd, width);
  if (isListItem(block, next)) return !isWrapped || BULLETS.has(codeOf(block, next));
  if (isWrapped) return false;
  const opened = skipOpeners(block, next);
  if (opened >= block.last) return false;
  if (has(block, opened, SHAPE.lower) && !has(block, opened, SHAPE.initial)) return false;
  return codeOf(block, next - 1) !== COMMA && !isIn(block, next - 1, UNFINISHED);
}
