/** Lines of hard-wrapped plain text: longer ones are paragraphs, shorter ones are lists. */
const WIDEST = 160;
const NARROWEST = 40;
const FEWEST_LINES = 3;
const SHARE_OF_FULL = 0.7;

const LINE_FEED = 0x0a;

/**
 * Width to which the lines of `text[start, end)` are wrapped by hand, in UTF-16 units; 0 where they are not: where fewer
 * than three lines have a next one, where they are too long or too short, or where too few of them are too full to take its first word.
 */
export function wrapWidth(text: string, start: number, end: number): number {
  let width = 0;
  let inner = 0;
  for (let at = start; at < end; ) {
    const stop = endOfLine(text, at, end);
    if (stop < end && hasWord(text, at) && hasWord(text, stop + 1)) {
      inner++;
      width = Math.max(width, stop - at);
    }
    at = stop + 1;
  }
  if (inner < FEWEST_LINES || width > WIDEST || width < NARROWEST) return 0;
  let full = 0;
  for (let at = start; at < end; ) {
    const stop = endOfLine(text, at, end);
    if (stop < end && hasWord(text, at) && hasWord(text, stop + 1) && isFull(text, at, stop, width)) full++;
    at = stop + 1;
  }
  return full >= inner * SHARE_OF_FULL ? width : 0;
}

/** Whether the line that ends at `end` (where its line break stands) could not have taken the first word of the next. */
export function isFullLine(text: string, end: number, width: number): boolean {
  return isFull(text, text.lastIndexOf('\n', end - 1) + 1, end, width);
}

function isFull(text: string, start: number, end: number, width: number): boolean {
  let at = end + 1;
  while (text.charCodeAt(at) === 0x20) at++;
  const word = at;
  while (text.charCodeAt(at) > 0x20) at++;
  return end - start + 1 + (at - word) > width;
}

function endOfLine(text: string, start: number, end: number): number {
  const stop = text.indexOf('\n', start);
  return stop < 0 || stop > end ? end : stop;
}

/** Whether the line that begins at `start` holds anything but blanks. */
function hasWord(text: string, start: number): boolean {
  let at = start;
  while (text.charCodeAt(at) <= 0x20 && text.charCodeAt(at) !== LINE_FEED) at++;
  return at < text.length && text.charCodeAt(at) !== LINE_FEED;
}
