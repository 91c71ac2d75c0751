import { isByline } from '#pipeline/stages/read/byline';
import { openingDateline, standingDateline } from '#pipeline/stages/read/dateline';
import { isCaption, isCredit, isMailHead, isReleaseMark } from '#pipeline/stages/read/left-out';
import { isDateLine, isHeadlineLike, isStamp, plain, ROW } from '#pipeline/stages/read/roles';
import type { TextBlock } from '#pipeline/stages/read/text-blocks';

/** Indexes of the blocks above the body of a plain text, -1 where there is none, and the number of section names. */
export type FrontMatter = { readonly kickers: number; readonly headline: number; readonly dek: number };

const NONE: FrontMatter = { kickers: 0, headline: -1, dek: -1 };
const LONGEST_HEADLINE = 220;
const LONGEST_DEK = 320;

/** Forms of the verbs that stand in headlines of three words or more. */
const HEADLINE_VERB =
  /\b(?:signs?|buys?|gets?|wins?|orders?|sells?|awards?|approves?|agrees?|seeks?|says?|clears?|backs?|inks?|names?|sets?|picks?|selects?|receives?|delivers?|unveils?|launch(?:es)?|extends?|renews?|rejects?|ratif(?:y|ies)|joins?|leaves?|quits?|halts?|freezes?|suspends?|ends?|plans?|wants?|eyes|to|is|are|was|were|will|has|have|makes?|takes?|offers?|gives?|sends?|cuts?|opens?|completes?|begins?|starts?|tests?|prolongs?|exchanges?|lapses?|expires?)\b/i;

/** Finds the section name, headline and standfirst of a plain text. `title` is what the caller gives. */
export function frontMatter(blocks: readonly TextBlock[], title: string | null): FrontMatter {
  if (blocks.length < 2) return NONE;
  let kickers = 0;
  while (kickers < MOST_KICKERS && isKicker(blocks.slice(kickers))) kickers++;
  const at = firstTextual(blocks, kickers);
  const head = blocks[at];
  if (!head || at + 1 >= blocks.length || !isHeadline(head, title) || isSection(blocks, at)) return NONE;
  return { kickers, headline: at, dek: dekAfter(blocks, at) };
}

/** The outlet and its section. */
const MOST_KICKERS = 2;
const MOST_ABOVE = 8;
const standsAbove = (text: string): boolean =>
  isByline(text) ||
  isDateLine(text) ||
  isStamp(text) ||
  standingDateline(text) !== null ||
  isReleaseMark(text) ||
  isMailHead(text);

/** Skips author and date lines, release marks and mail heads above the headline. */
function firstTextual(blocks: readonly TextBlock[], from: number): number {
  let at = from;
  while (at < Math.min(blocks.length, from + MOST_ABOVE) && standsAbove((blocks[at] as TextBlock).text)) at++;
  return at;
}

function isHeadline({ text }: TextBlock, title: string | null): boolean {
  if (text.length > LONGEST_HEADLINE || !/\p{L}{2}/u.test(text) || openingDateline(text, true)) return false;
  if (title !== null && plain(title) === plain(text)) return true;
  if (/^[-*•·▪]/.test(text) || ROW.test(text) || isCaption(text) || isCredit(text)) return false;
  return isHeadlineLike(text) && !/[.!?] \p{Lu}\p{Ll}+ \p{Ll}/u.test(text.slice(0, -1).replace(/\b\p{Lu}\./gu, ''));
}

/** A name in capitals that has others of its kind below it heads a section of a digest without a title. */
const isSection = (blocks: readonly TextBlock[], at: number): boolean =>
  isShout((blocks[at] as TextBlock).text) && blocks.some(({ text }, i) => i > at + 1 && isShout(text));

const isShout = (text: string): boolean => text.length <= 40 && /^[\p{Lu} &,-]{3,}$/u.test(text);

/** "Asia Defense", "NEWS | Land": short, in capitals or title case, no verb, a longer headline below it. */
function isKicker(blocks: readonly TextBlock[]): boolean {
  const [first, second] = blocks as readonly [TextBlock, TextBlock];
  if (blocks.length < 3) return false;
  const { text } = first;
  const count = text.split(' ').length;
  if (text.length > 40 || count > 4 || /[.!?,\d\t]/.test(text) || HEADLINE_VERB.test(text)) return false;
  if (!text.split(/[ |/&>»-]+/).every((word) => /^(?:\p{Lu}|and$|of$|the$|in$|$)/u.test(word))) return false;
  const isAbove = (block: TextBlock): boolean => block.text.split(' ').length >= 4 && isHeadline(block, null);
  if (second.text.length > text.length) return isAbove(second);
  const third = blocks[2] as TextBlock;
  return blocks.length > 3 && isKicker(blocks.slice(1)) && isAbove(third);
}

/** A standfirst stands directly below the headline, or is a short paragraph above an author, date or picture line. */
function dekAfter(blocks: readonly TextBlock[], headline: number): number {
  const at = headline + 1;
  const dek = blocks[at] as TextBlock;
  const { text } = dek;
  const next = blocks[at + 1];
  if (!next || text.length > LONGEST_DEK || standsAbove(text)) return -1;
  if (openingDateline(text, true) || isCaption(text) || isCredit(text) || /^["“]/.test(text)) return -1;
  if (plain(text) === plain((blocks[headline] as TextBlock).text)) return -1;
  if (!dek.apart && next.apart) return at;
  const inCapitals = !/\p{Ll}/u.test(text);
  if (isHeadlineLike(text) && !inCapitals && text.split(' ').length >= 5) return at;
  const below = next.text;
  const announces =
    standsAbove(below) ||
    isCaption(below) ||
    isCredit(below) ||
    plain(below) === plain((blocks[headline] as TextBlock).text) ||
    openingDateline(below, true) !== null;
  return announces && text.length <= 220 ? at : -1;
}
