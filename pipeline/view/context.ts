import { oneLine } from '#pipeline/view/paint';
import type { Span } from '#schemas/document';

/** Characters of the paragraph that are shown on either side. */
const REACH = 50;

/** Words of a text with up to 50 characters of their paragraph on either side, each piece on one line. */
export function contextOf(text: string, { start, end }: Span): readonly [before: string, words: string, after: string] {
  const before =
    text
      .slice(Math.max(0, start - REACH), start)
      .split('\n')
      .at(-1) ?? '';
  const after = text.slice(end, end + REACH).split('\n')[0] ?? '';
  const cutBefore = before.length === REACH ? before.replace(/^\S*\s/, '… ') : before;
  const cutAfter = after.length === REACH ? after.replace(/\s\S*$/, ' …') : after;
  return [
    `${oneLine(cutBefore)}${/\s$/.test(before) ? ' ' : ''}`,
    oneLine(text.slice(start, end)),
    `${/^\s/.test(after) ? ' ' : ''}${oneLine(cutAfter)}`,
  ];
}
