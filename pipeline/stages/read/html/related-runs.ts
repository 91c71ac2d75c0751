import type { PageBlock } from '#pipeline/stages/read/html/blocks';

const isLinkedHeading = ({ tag, linked, text }: PageBlock): boolean =>
  tag === 'heading' && (linked ?? 0) > 0.8 && text.length > 15;

/** Longest excerpt below the headline of a teaser. */
const LONGEST_EXCERPT = 350;

/**
 * Teasers of other stories after an article: from the first of two or more linked headings, each with no more than an
 * excerpt below it, to the end. True for each block that belongs to such a run.
 */
export function relatedRuns(blocks: readonly PageBlock[]): readonly boolean[] {
  const linked = blocks.flatMap((block, i) => (isLinkedHeading(block) ? [i] : []));
  const total = blocks.reduce((sum, { text }) => sum + text.length, 0);
  let start = blocks.length;
  let before = total;
  for (let k = linked.length - 1; k >= 0; k--) {
    const from = linked[k] as number;
    const to = linked[k + 1] ?? blocks.length;
    const excerpt = lengthOf(blocks, from + 1, to);
    if (excerpt > LONGEST_EXCERPT) break;
    start = from;
    before = lengthOf(blocks, 0, from);
  }
  const isRun = linked.filter((i) => i >= start).length >= 2 && before > total * 0.3;
  if (!isRun) return blocks.map(() => false);
  while (
    start > 0 &&
    (blocks[start - 1] as PageBlock).text.length < 40 &&
    (blocks[start - 1] as PageBlock).tag !== 'paragraph'
  )
    start--;
  return blocks.map((_, i) => i >= start);
}

const lengthOf = (blocks: readonly PageBlock[], from: number, to: number): number => {
  let length = 0;
  for (let i = from; i < to; i++) length += (blocks[i] as PageBlock).text.length;
  return length;
};
