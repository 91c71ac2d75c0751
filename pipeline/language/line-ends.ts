import { UNFINISHED } from '#pipeline/language/abbreviations';
import {
  type Block,
  CODE,
  codeOf,
  codes,
  DASHES,
  isGlued,
  isIn,
  isListNumber,
  isSmall,
  lineBreaks,
  skipOpeners,
  widthOf,
} from '#pipeline/language/block';
import { isFullLine } from '#pipeline/language/lines';

export const BULLETS = codes('•‣▪●◦■□►▸·*');

/**
 * Whether a line without a final mark ends its sentence, `next` being the first token of the next line: before a blank
 * line or a list item, and where the line is neither wrapped nor plainly unfinished.
 */
export function endsAtLine(block: Block, next: number): boolean {
  if (lineBreaks(block, next) > 1) return true;
  if (BULLETS.has(codeOf(block, next))) return true;
  const width = widthOf(block);
  const lineEnd = block.text.indexOf('\n', block.tokens.end[next - 1] as number);
  if (width > 0 && isFullLine(block.text, lineEnd, width)) return false;
  if (isListItem(block, next)) return true;
  const opened = skipOpeners(block, next);
  if (opened >= block.last || isSmall(block, opened)) return false;
  return codeOf(block, next - 1) !== CODE.comma && !isIn(block, next - 1, UNFINISHED);
}

/** Whether token `i`, the first of its line, begins a list item: a bullet, a dash with a blank, "1." or "1)". */
export function isListItem(block: Block, i: number): boolean {
  if (i + 1 >= block.last) return false;
  const code = codeOf(block, i);
  if (BULLETS.has(code)) return true;
  if (DASHES.has(code)) return !isGlued(block, i + 1);
  const mark = codeOf(block, i + 1);
  const isNumbered = isListNumber(block, i) && (mark === CODE.stop || mark === CODE.close);
  return isNumbered && isGlued(block, i + 1) && i + 2 < block.last && !isGlued(block, i + 2);
}
