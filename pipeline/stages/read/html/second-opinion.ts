import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import type { PageBlock } from '#pipeline/stages/read/html/blocks';
import { leanHtml } from '#pipeline/stages/read/html/lean';
import type { Measures } from '#pipeline/stages/read/html/measure';
import type { Document, Element } from '#pipeline/stages/read/html/tree';

const MARK = 'data-block';
/** On larger pages Readability takes seconds; linkedom is quadratic in depth. */
const LIMITS = { nodes: 20_000, depth: 120, characters: 1_500_000 };
const MOST_TEXT = 400_000;

/** Below this length the first candidate counts as having found nothing. */
const NOTHING = 250;
const SUBSET = 0.95;

/** What the second reader would change: `inside` anew, or blocks to leave out. */
export type Opinion = { readonly inside: readonly boolean[]; readonly leftOut: ReadonlySet<PageBlock> };

/**
 * Asks Readability which blocks belong to the article and compares: where it keeps most of the first candidate and
 * nothing else, what it drops is left out; where the first found next to nothing, it decides; else null.
 */
export function secondOpinion(
  document: Document,
  measures: Measures,
  blocks: readonly PageBlock[],
  inside: readonly boolean[],
): Opinion | null {
  const kept = isLarge(measures) ? null : readabilityBlocks(document, blocks);
  if (kept === null) return null;
  const lengthIf = (keeps: (index: number) => boolean) =>
    blocks.reduce((sum, { text, zone }, i) => sum + (zone === null && keeps(i) ? text.length : 0), 0);
  const first = lengthIf((i) => inside[i] === true);
  const second = lengthIf((i) => kept.has(i));
  const both = lengthIf((i) => inside[i] === true && kept.has(i));
  if (first < NOTHING && second > first * 1.5) return { inside: blocks.map((_, i) => kept.has(i)), leftOut: new Set() };
  if (both < second * SUBSET || both < first * 0.5 || both > first * SUBSET) return null;
  const dropped = blocks.filter(({ zone }, i) => zone === null && inside[i] && !kept.has(i));
  const running = dropped.reduce((sum, block) => sum + (isRunning(block) ? block.text.length : 0), 0);
  return running > first * 0.15 ? null : { inside, leftOut: new Set(dropped) };
}

function isLarge(measures: Measures): boolean {
  let most = 0;
  for (const { text } of measures.values()) if (text > most) most = text;
  return most > MOST_TEXT;
}

const isRunning = ({ zone, tag, text, linked }: PageBlock): boolean =>
  zone === null && tag !== 'heading' && text.length > 100 && (linked ?? 0) < 0.3;

/**
 * The blocks that Mozilla's Readability would keep, by index; null where it finds nothing. It reads the page
 * without scripts, styles and templates: raw pages make it throw on linkedom.
 */
function readabilityBlocks(document: Document, blocks: readonly PageBlock[]): ReadonlySet<number> | null {
  const indexes = new Map<Element, number>();
  blocks.forEach(({ element }, i) => {
    if (!indexes.has(element)) indexes.set(element, i);
  });
  const html = leanHtml(document, { mark: MARK, marks: indexes }, LIMITS);
  if (html === null) return null;
  const kept = keptMarks(html);
  if (kept === null) return null;
  const found = new Set<number>();
  blocks.forEach(({ element }, i) => {
    const index = indexes.get(element);
    if (index !== undefined && kept.has(index)) found.add(i);
  });
  return found;
}

function keptMarks(html: string): ReadonlySet<number> | null {
  const { document } = parseHTML(html);
  try {
    const result = new Readability<Iterable<number>>(
      document as unknown as ConstructorParameters<typeof Readability>[0],
      {
        charThreshold: 500,
        serializer: (root) => marksIn(root as unknown as Marked),
      },
    ).parse();
    return result?.content ? new Set(result.content) : null;
  } catch {
    return null;
  }
}

type Marked = {
  readonly querySelectorAll: (selector: string) => Iterable<{ readonly getAttribute: (name: string) => string | null }>;
};

const marksIn = (root: Marked): readonly number[] =>
  Array.from(root.querySelectorAll(`[${MARK}]`), (element) => Number(element.getAttribute(MARK)));
