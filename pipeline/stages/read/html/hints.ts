import { isBareName, isByline, namesIn } from '#pipeline/stages/read/byline';
import { openingDateline, standingDateline } from '#pipeline/stages/read/dateline';
import type { PageBlock } from '#pipeline/stages/read/html/blocks';
import { type Element, parentOf } from '#pipeline/stages/read/html/tree';
import { isLegal, isPromo } from '#pipeline/stages/read/left-out';
import { printedDates } from '#pipeline/stages/read/printed-date';
import { isStamp, plain } from '#pipeline/stages/read/roles';
import type { SegmentRole } from '#schemas/vocabulary';

type Place = {
  readonly dek: number;
  readonly isRelated: boolean;
  readonly authors: readonly string[];
  readonly pictures: ReadonlySet<string>;
};

/** The role that markup and links give a block below the headline, or null. */
export function hintOf(
  block: PageBlock,
  index: number,
  { dek, isRelated, authors, pictures }: Place,
): SegmentRole | null {
  if (index === dek) return 'dek';
  if (block.zone !== null && !isRunningText(block)) return block.zone;
  if (isRelated) return 'related';
  const { text, linked, tag } = block;
  const share = linked ?? 0;
  if (share < 0.5 && pictures.has(text)) return 'caption';
  if (text.length < 200 && share > 0.9 && !/[.!?]["”’]?$/.test(text))
    return tag === 'item' || tag === 'heading' || text.length > 25 ? 'related' : 'navigation';
  return text.length <= 140 && isAuthorLine(text, index, authors) ? 'byline' : null;
}

const RUNNING = 250;

/** A long paragraph without links under a class such as "paywall" or "has-sidebar" is the article all the same. */
const isRunningText = ({ zone, name, text, linked, element }: PageBlock): boolean =>
  (zone === 'promo' || zone === 'navigation') &&
  name === 'p' &&
  text.length > RUNNING &&
  (linked ?? 0) < 0.3 &&
  !isPromo(text) &&
  !isLegal(text) &&
  !isInFooter(element);

function isInFooter(element: Element): boolean {
  for (let up: Element | null = element; up; up = parentOf(up))
    if (up.name === 'footer' || up.name === 'nav') return true;
  return false;
}

const CLOCK =
  /^\d{1,2}[:.]\d{2}(?:\s?[ap]\.?m\b\.?)?(?:\s?(?:GMT|UTC|BST|E[SD]T|CES?T|IST))?\s?(?:key (?:event|moment|update)|breaking|update[ds]?|new)?\s?/i;

/** The head of an entry of a live page: "19:39Sophie Bateman", "20:42 KEY EVENT". */
function isEntryStamp(text: string): boolean {
  const clock = text.length < 60 ? CLOCK.exec(text) : null;
  if (clock === null) return false;
  const rest = text.slice(clock[0].length);
  return rest === '' || isBareName(rest);
}

const NEAR_TOP = 12;

/** "9 May 2024 | Jane Doe | 3 min read": names, dates and counts without a sentence. A place with its day is a dateline. */
function isAuthorLine(text: string, index: number, authors: readonly string[]): boolean {
  if (isByline(text) || isEntryStamp(text)) return true;
  if (/[a-z]{3}[.!?]["”]?$/.test(text)) return false;
  const line = plain(text);
  const named = authors.some((author) => line.includes(plain(author)));
  if (isStamp(text)) return true;
  if (printedDates(text).length > 0)
    return named || (standingDateline(text) === null && openingDateline(text, false) === null && /[|•·]/.test(text));
  return index < NEAR_TOP && named && line.length < 60 && namesIn(text).length > 0;
}
