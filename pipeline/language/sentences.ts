import { MONTHS, OFFICES, SPEAKING } from '#pipeline/language/abbreviations';
import {
  type Block,
  CODE,
  codeOf,
  codes,
  DASHES,
  hasCapital,
  hasSmall,
  isCapital,
  isGlued,
  isIn,
  isNumber,
  isSmall,
  isSymbol,
  lineBreaks,
  skipOpeners,
  startsSentence,
  TERMINATORS,
  widthOf,
  wordOf,
} from '#pipeline/language/block';
import { endsAtStop, isAbbreviation } from '#pipeline/language/full-stop';
import { BULLETS, endsAtLine, isListItem } from '#pipeline/language/line-ends';
import type { Tokens } from '#schemas/document';

const CLOSERS = codes('"”’\')]»›');
const MARKS = codes('#@');
const CURRENCY = /^\p{Sc}$/u;
/** How far a bracket is followed, in tokens. */
const LONGEST_BRACKET = 40;
/** How long a dateline may be, in tokens. */
const LONGEST_DATELINE = 12;

/**
 * Exclusive last-token indexes of the sentences of the tokens `[first, last)`, which may be several lines. Line breaks in
 * `text` are "\n" (see `normalise`). `width` is that of hard-wrapped lines, 0 for none (see `wrapWidth`); left out, it is
 * measured on the block.
 */
export function splitSentences(text: string, tokens: Tokens, first: number, last: number, width?: number): number[] {
  const ends: number[] = [];
  const block: Block = { text, tokens, first, last, width: width ?? null, sentence: first, bracket: -1 };
  for (let i = first; i + 1 < last; ) {
    const final = text.charCodeAt((tokens.end[i] as number) - 1);
    const isMark = TERMINATORS.has(final);
    const next = isMark ? afterClosers(block, i) : i + 1;
    if (next >= last) break;
    if (isMark ? endsAtMark(block, i, next) : endsAtWord(block, i, final)) {
      ends.push(next);
      block.sentence = next;
      block.bracket = -1;
    }
    i = next;
  }
  if (last > first) ends.push(last);
  return ends;
}

function endsAtWord(block: Block, i: number, code: number): boolean {
  if (code === CODE.open || code === CODE.openSquare) block.bracket = i;
  else if (code === CODE.close || code === CODE.closeSquare) block.bracket = -1;
  return !isGlued(block, i + 1) && lineBreaks(block, i + 1) > 0 && endsAtLine(block, i + 1);
}

/** First token after the marks, closing quotes and note numbers ("[3]") that belong to the mark at token `i`. */
function afterClosers(block: Block, i: number): number {
  let at = i + 1;
  while (at < block.last && isGlued(block, at) && TERMINATORS.has(codeOf(block, at))) at++;
  while (at < block.last && isGlued(block, at)) {
    if (CLOSERS.has(codeOf(block, at))) at++;
    else if (isNote(block, at)) at += 3;
    else break;
  }
  return at;
}

const isNote = (block: Block, i: number): boolean =>
  i + 2 < block.last &&
  codeOf(block, i) === CODE.openSquare &&
  isNumber(block, i + 1) &&
  codeOf(block, i + 2) === CODE.closeSquare;

/** Whether the sentence ends before token `next`, where the mark of token `mark` and its closers stand before it. */
function endsAtMark(block: Block, mark: number, next: number): boolean {
  if (isGlued(block, next)) return mark > block.sentence && hasSmall(block, mark - 1) && startsSentence(block, next);
  const breaks = lineBreaks(block, next);
  if (breaks > 1 || (breaks === 1 && isListItem(block, next))) return true;
  const isClosed = closesBracket(block, mark, next);
  if (block.bracket > block.sentence && (isClosed || closesSoon(block, next))) {
    if (isClosed) block.bracket = -1;
    return isClosed && startsSentence(block, next);
  }
  const opened = skipOpeners(block, next);
  if (opened >= block.last) return true;
  return canBegin(block, opened) && endsBefore(block, mark, next, opened);
}

/** Whether a sentence may begin with token `i`: a capital, a number, an amount, a bullet, a name like "iRobot". */
function canBegin(block: Block, i: number): boolean {
  if (isSmall(block, i)) return isOddName(block, i);
  if (!isSymbol(block, i)) return true;
  const code = codeOf(block, i);
  return BULLETS.has(code) || MARKS.has(code) || CURRENCY.test(wordOf(block, i));
}

/** The same where what follows could begin a sentence: is the mark that of its end? */
function endsBefore(block: Block, mark: number, next: number, opened: number): boolean {
  const isStop = block.text.charCodeAt((block.tokens.end[mark] as number) - 1) === CODE.stop;
  if (next > mark + 1 && TERMINATORS.has(codeOf(block, mark + 1))) return true;
  if (!isStop) return endsAtCry(block, mark, next);
  if (DASHES.has(codeOf(block, next)) && (isDateline(block, mark) || isAbbreviation(block, mark))) return false;
  if (next > mark + 1) return true;
  if (isCapitalDateline(block, mark, next)) return false;
  return endsAtStop(block, mark, opened, lineBreaks(block, next) > 0 && widthOf(block) === 0);
}

/** "?" and "!": a name ("Yahoo! Inc.") or the words of a speaker ("“Why?” Kim asked") go on. */
function endsAtCry(block: Block, mark: number, next: number): boolean {
  const isName = mark > block.sentence && wordOf(block, mark - 1) === 'Yahoo';
  if (next === mark + 1) return !isIn(block, next, OFFICES) && (!isName || startsSentence(block, next));
  if (startsSentence(block, next)) return true;
  let at = next;
  while (at < block.last && at < next + 5 && isCapital(block, at)) at++;
  return at === next || !isIn(block, at, SPEAKING);
}

/** "iRobot", "eBay", "al-Assad" may begin a sentence. */
function isOddName(block: Block, i: number): boolean {
  if (hasCapital(block, i)) return /^\p{Ll}\p{Lu}/u.test(wordOf(block, i));
  const isArticle = /^(?:al|el|an|ar|as|ash|at|az)$/.test(wordOf(block, i));
  return (
    isArticle && i + 2 < block.last && codeOf(block, i + 1) === 0x2d && isGlued(block, i + 2) && isCapital(block, i + 2)
  );
}

/** Whether a bracket closes between the mark and the next token. */
function closesBracket(block: Block, mark: number, next: number): boolean {
  for (let at = mark + 1; at < next; at++) {
    const code = codeOf(block, at);
    if (code === CODE.close || code === CODE.closeSquare) return true;
  }
  return false;
}

/** Whether the open bracket closes a little after token `next`, before another opens. */
function closesSoon(block: Block, next: number): boolean {
  const limit = Math.min(block.last, next + LONGEST_BRACKET);
  for (let at = next; at < limit; at++) {
    const code = codeOf(block, at);
    if (code === CODE.close || code === CODE.closeSquare) return true;
    if (code === CODE.open || code === CODE.openSquare) return false;
  }
  return false;
}

/** "SEOUL, Feb. 10." before a dash: no word in small letters since the block began. */
function isDateline(block: Block, mark: number): boolean {
  if (block.sentence !== block.first || mark - block.first > LONGEST_DATELINE) return false;
  for (let at = block.first; at < mark; at++) if (isSmall(block, at)) return false;
  return true;
}

/** "MOSCOW. Feb 5 (Interfax)": a place in capitals, then a date. */
function isCapitalDateline(block: Block, mark: number, next: number): boolean {
  if (block.sentence !== block.first || mark - block.first > 3 || !isIn(block, next, MONTHS)) return false;
  for (let at = block.first; at < mark; at++) if (hasSmall(block, at)) return false;
  return true;
}
