import type { PageBlock } from '#pipeline/stages/read/html/blocks';
import { type Element, parentOf } from '#pipeline/stages/read/html/tree';
import { plain } from '#pipeline/stages/read/roles';

/** Running text between two first-order headlines that makes the upper one the head of a whole story. */
const WHOLE_STORY = 400;

/**
 * Pages that scroll on from story to story print the next ones below, each an `<article>` with an `<h1>` of its own:
 * their blocks get the zone `related`.
 */
export function withoutOtherStories(blocks: readonly PageBlock[], headline: string | null): readonly PageBlock[] {
  if (headline === null) return blocks;
  const wanted = plain(headline);
  const top = blocks.findIndex(({ name, text }) => name === 'h1' && text.length < 400 && plain(text) === wanted);
  if (top < 0) return blocks;
  const others = otherStories(blocks, top);
  if (others.size === 0) return blocks;
  return blocks.map((block) =>
    block.zone === null && storyOf(block.element, others) !== null ? { ...block, zone: 'related' } : block,
  );
}

function otherStories(blocks: readonly PageBlock[], top: number): ReadonlySet<Element> {
  const own = new Set(articlesAround((blocks[top] as PageBlock).element));
  const others = new Set<Element>();
  let running = 0;
  for (const { name, zone, tag, text, element } of blocks.slice(top + 1)) {
    if (name === 'h1' && running >= WHOLE_STORY) {
      const [outermost] = articlesAround(element)
        .filter((article) => !own.has(article))
        .reverse();
      if (outermost) others.add(outermost);
    }
    if (zone === null && tag === 'paragraph') running += text.length;
  }
  return others;
}

/** The `<article>` elements around an element, the innermost first. */
function articlesAround(element: Element): readonly Element[] {
  const found: Element[] = [];
  for (let up: Element | null = element; up; up = parentOf(up)) if (up.name === 'article') found.push(up);
  return found;
}

function storyOf(element: Element, stories: ReadonlySet<Element>): Element | null {
  for (let up: Element | null = element; up; up = parentOf(up)) if (stories.has(up)) return up;
  return null;
}
