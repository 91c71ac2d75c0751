import { type PageBlock, pageBlocks } from '#pipeline/stages/read/html/blocks';
import { articleContainer, isWithin } from '#pipeline/stages/read/html/container';
import { isDek } from '#pipeline/stages/read/html/dek';
import { hintOf } from '#pipeline/stages/read/html/hints';
import { measurePage } from '#pipeline/stages/read/html/measure';
import { withoutOtherStories } from '#pipeline/stages/read/html/other-stories';
import { relatedRuns } from '#pipeline/stages/read/html/related-runs';
import { type Opinion, secondOpinion } from '#pipeline/stages/read/html/second-opinion';
import type { Document, Element } from '#pipeline/stages/read/html/tree';
import { zonesOfPage } from '#pipeline/stages/read/html/zones';
import { plain, rolesOf } from '#pipeline/stages/read/roles';
import { FACT_ROLES, type SegmentRole } from '#schemas/vocabulary';

export type RoledPiece = { readonly text: string; readonly role: SegmentRole; readonly reason?: string };

/** What is known of the article before its text. */
export type Known = {
  readonly headline: string | null;
  readonly description: string | null;
  readonly authors: readonly string[];
  /** What the page's pictures are said to show. */
  readonly pictures: ReadonlySet<string>;
  /** The element that holds the article, where the outlet's layout is known. */
  readonly container: Element | null;
};

/**
 * The pieces of a page's article, in document order: headline, standfirst, and what stands in the container of the
 * body. Where that holds much that is no running text, a second reader is asked.
 */
export function articlePieces(document: Document, body: Element, known: Known): readonly RoledPiece[] {
  const measures = measurePage(body);
  const zoned = withoutOtherStories(pageBlocks(body, zonesOfPage(body, measures), measures), known.headline);
  const container = known.container ?? articleContainer(zoned, measures, body);
  const inside = zoned.map(({ element }) => isWithin(element, container));
  const pieces = piecesOf(zoned, { inside, leftOut: NONE }, known);
  if (known.container || !isDoubtful(pieces)) return pieces;
  const other = secondOpinion(document, measures, zoned, inside);
  return other === null ? pieces : piecesOf(zoned, other, known);
}

const NONE: ReadonlySet<PageBlock> = new Set();

function piecesOf(blocks: readonly PageBlock[], { inside, leftOut }: Opinion, known: Known): readonly RoledPiece[] {
  const first = inside.indexOf(true);
  if (first < 0) return [];
  const headline = headlineIndex(blocks, inside, first, known.headline);
  const kept = blocks.filter(
    (block, i) => inside[i] || (i >= headline && headline >= 0 && i < first && isFront(block, known)),
  );
  const at = headline < 0 ? -1 : kept.indexOf(blocks[headline] as PageBlock);
  return withRoles(kept, { at, leftOut }, known);
}

const LOOSE = 0.15;
const LITTLE = 500;
const SHORT = 70;

/** Little text, or much of it in list items, headings and scraps. */
function isDoubtful(pieces: readonly RoledPiece[]): boolean {
  let total = 0;
  let loose = 0;
  for (const { role, text } of pieces) {
    if (!FACT_ROLES.has(role)) continue;
    total += text.length;
    if (role === 'list-item' || role === 'heading' || text.length < SHORT) loose += text.length;
  }
  return total < LITTLE || loose > total * LOOSE;
}

/** Of what stands between headline and container only the headline, a standfirst and the author line belong to it. */
const isFront = (block: PageBlock, known: Known): boolean =>
  plain(block.text) === plain(known.headline ?? '') || isDek(block, known.description) || block.zone === 'byline';

/** The headline's block: a heading at or above the first paragraphs; -1 where there is none. */
function headlineIndex(
  blocks: readonly PageBlock[],
  inside: readonly boolean[],
  first: number,
  headline: string | null,
): number {
  if (headline === null) return -1;
  const wanted = plain(headline);
  const like = blocks.flatMap(({ text }, i) => (text.length < 400 && plain(text) === wanted ? [i] : []));
  const isHeading = (i: number) => (blocks[i] as PageBlock).tag === 'heading';
  const total = blocks.reduce((sum, { text }, i) => sum + (inside[i] ? text.length : 0), 0);
  const lengthBefore = (at: number) =>
    blocks.reduce((sum, { text }, i) => sum + (inside[i] && i < at ? text.length : 0), 0);
  const early = like.filter((i) => i < first || lengthBefore(i) < total * 0.3);
  return early.find(isHeading) ?? early.at(-1) ?? -1;
}

function withRoles(
  blocks: readonly PageBlock[],
  { at: headline, leftOut }: { readonly at: number; readonly leftOut: ReadonlySet<PageBlock> },
  known: Known,
): readonly RoledPiece[] {
  const above = blocks.slice(0, Math.max(headline, 0));
  const below = blocks.slice(headline + 1);
  const dek = dekIndex(below, known);
  const related = relatedRuns(below);
  const pieces = below.map((block, i) => ({
    ...block,
    hint: hintOf(block, i, { dek, isRelated: related[i] ?? false, authors: known.authors, pictures: known.pictures }),
  }));
  const agreed = rolesOf(pieces, known.headline).map((role, i): SegmentRole => {
    const isDropped = FACT_ROLES.has(role) && leftOut.has(below[i] as PageBlock);
    return isDropped ? (role === 'list-item' || role === 'heading' ? 'related' : 'navigation') : role;
  });
  const roles = withoutBareHeadings(agreed);
  const top = blocks[headline];
  return [
    ...above.map(
      ({ text }, i): RoledPiece => ({ text, role: i === above.length - 1 && isKicker(text) ? 'kicker' : 'navigation' }),
    ),
    ...(top ? [{ text: top.text, role: 'headline' } as const] : []),
    ...below.map(({ text }, i): RoledPiece => ({ text, role: roles[i] as SegmentRole })),
  ];
}

const isKicker = (text: string): boolean => text.length <= 40 && !/[.!?]$/.test(text);

const SEARCHED = 8;

function dekIndex(blocks: readonly PageBlock[], known: Known): number {
  for (let i = 0; i < Math.min(SEARCHED, blocks.length); i++) {
    const block = blocks[i] as PageBlock;
    if (isDek(block, known.description)) return i;
    if (block.zone === null && block.tag === 'paragraph' && block.text.length > LONG) break;
  }
  return isSubtitle(blocks[0]) ? 0 : -1;
}

const LONG = 250;
const SHORTEST_SUBTITLE = 25;

/** A heading directly below the headline. */
const isSubtitle = (block: PageBlock | undefined): boolean =>
  block !== undefined &&
  block.zone === null &&
  block.tag === 'heading' &&
  block.text.length >= SHORTEST_SUBTITLE &&
  (block.linked ?? 0) < 0.5;

/** A heading at the end, or above left-out blocks up to the end, is a heading of nothing. */
function withoutBareHeadings(roles: readonly SegmentRole[]): readonly SegmentRole[] {
  const kept = [...roles];
  for (let i = kept.length - 1; i >= 0; i--) {
    const role = kept[i] as SegmentRole;
    if (role === 'heading') kept[i] = 'navigation';
    else if (role === 'body' || role === 'list-item' || role === 'quote' || role === 'table' || role === 'dek') break;
  }
  return kept;
}
