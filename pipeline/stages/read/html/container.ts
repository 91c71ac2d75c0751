import type { PageBlock } from '#pipeline/stages/read/html/blocks';
import type { Measures } from '#pipeline/stages/read/html/measure';
import { type Element, parentOf } from '#pipeline/stages/read/html/tree';
import { classWords } from '#pipeline/stages/read/html/zones';

const FOR: ReadonlySet<string> = new Set('article body content entry story post text main'.split(' '));
const AGAINST: ReadonlySet<string> = new Set(
  'comment comments footer sidebar related promo widget nav menu header teaser teasers list rail more popular latest aside'.split(
    ' ',
  ),
);
const SHARES = [1, 1.6, 3, 4.5, 6];
const SHORTEST = 25;

/**
 * The element that holds the article: paragraphs give points to the elements around them (as Arc90's Readability
 * does), class names and the share of links weigh them, and the best is widened while that adds running text.
 */
export function articleContainer(blocks: readonly PageBlock[], measures: Measures, body: Element): Element {
  const scores = new Map<Element, number>();
  for (const block of blocks) {
    const points = pointsOf(block);
    if (points <= 0) continue;
    let element: Element | null = block.name === 'div' || block.name === 'td' ? block.element : parentOf(block.element);
    for (let level = 0; element && level < SHARES.length; level++) {
      scores.set(element, (scores.get(element) ?? 0) + points / (SHARES[level] as number));
      element = parentOf(element);
    }
  }
  let best: Element | null = null;
  let most = 0;
  for (const [element, score] of scores) {
    const weighed = score * weightOf(element) * (1 - Math.min(0.9, linkShare(element, measures)));
    if (weighed > most) {
      most = weighed;
      best = element;
    }
  }
  return best ? widened(best, runningText(blocks), measures) : body;
}

function pointsOf({ text, tag, zone, linked, name }: PageBlock): number {
  if (zone !== null || text.length < SHORTEST) return 0;
  if (tag === 'paragraph' && (name === 'div' || name === 'section' || name === 'body') && text.length < 80) return 0;
  let commas = 0;
  for (let i = 0; i < text.length; i++) if (COMMAS.has(text.charCodeAt(i))) commas++;
  const points = (1 + Math.min(4, text.length / 100) + commas / 2) * (1 - Math.min(1, linked ?? 0));
  return tag === 'heading' || tag === 'item' ? points * 0.3 : points;
}
const COMMAS: ReadonlySet<number> = new Set([...',，、،;'].map((mark) => mark.charCodeAt(0)));

function weightOf({ name, attribs }: Element): number {
  const words = classWords(`${attribs.class ?? ''} ${attribs.id ?? ''}`);
  let weight =
    attribs.itemprop === 'articleBody' || (words.includes('article') && words.includes('body'))
      ? 1.6
      : words.some((word) => FOR.has(word))
        ? 1.25
        : 1;
  if (words.some((word) => AGAINST.has(word))) weight *= 0.6;
  if (name === 'article') weight *= 1.15;
  if (name === 'main') weight *= 1.05;
  if (name === 'body') weight *= 0.8;
  return weight;
}

function linkShare(element: Element, measures: Measures): number {
  const measure = measures.get(element);
  return measure ? measure.links / (measure.text || 1) : 0;
}

/** Length of the running text below each element: paragraphs outside zones, mostly unlinked. */
function runningText(blocks: readonly PageBlock[]): ReadonlyMap<Element, number> {
  const lengths = new Map<Element, number>();
  for (const { text, zone, linked, tag, element } of blocks) {
    if (zone !== null || text.length <= 60 || (linked ?? 0) > 0.5 || tag === 'heading' || tag === 'item') continue;
    for (let up: Element | null = element; up; up = parentOf(up)) lengths.set(up, (lengths.get(up) ?? 0) + text.length);
  }
  return lengths;
}

const WIDEST_STEPS = 6;

function widened(best: Element, running: ReadonlyMap<Element, number>, measures: Measures): Element {
  let current = best;
  let step = 0;
  for (let up = parentOf(best); up && step < WIDEST_STEPS; up = parentOf(up), step++) {
    const grows = (running.get(up) ?? 0) > (running.get(current) ?? 0) * 1.15;
    if (grows && linkShare(up, measures) < 0.4) current = up;
  }
  return current;
}

/** True where `element` is `container` or stands in it. */
export function isWithin(element: Element, container: Element): boolean {
  for (let up: Element | null = element; up; up = parentOf(up)) if (up === container) return true;
  return container.name === 'html';
}
