import { parse } from 'parse5';
import { adapter, type Htmlparser2TreeAdapterMap } from 'parse5-htmlparser2-tree-adapter';
import { tooLarge } from '#pipeline/stages/read/too-large';

export type Node = Htmlparser2TreeAdapterMap['node'];
export type Element = Htmlparser2TreeAdapterMap['element'];
export type Document = Htmlparser2TreeAdapterMap['document'];
type ParentNode = Htmlparser2TreeAdapterMap['parentNode'];

/** As Blink and WebKit: deeper elements become siblings. */
export const DEEPEST = 512;
/** 44 kB of unclosed formatting elements with attributes make a quadratic tree. */
export const MOST_NODES = 250_000;

/**
 * Parses a page as browsers do (parse5), with a cap on depth and on the number of nodes.
 * @throws RangeError beyond `MOST_NODES`
 */
export function parsePage(html: string): Document {
  let nodes = 0;
  const count = () => {
    if (++nodes > MOST_NODES) throw tooLarge(`The page has more than ${MOST_NODES} nodes.`);
  };
  const depths = new WeakMap<ParentNode, number>();
  /** Where a child of `parent` goes, so that no element stands deeper than the cap. */
  const within = (parent: ParentNode): ParentNode => {
    let place = parent;
    while ((depths.get(place) ?? 0) >= DEEPEST && place.parent) place = place.parent as ParentNode;
    return place;
  };
  const placed = (node: Node, parent: ParentNode) => {
    if (adapter.isElementNode(node)) depths.set(node, (depths.get(parent) ?? 0) + 1);
  };
  return parse(html, {
    treeAdapter: {
      ...adapter,
      createElement(name, namespace, attributes) {
        count();
        return adapter.createElement(name, namespace, attributes);
      },
      createCommentNode(data) {
        count();
        return adapter.createCommentNode(data);
      },
      appendChild(parent, node) {
        const place = within(parent);
        placed(node, place);
        adapter.appendChild(place, node);
      },
      insertBefore(parent, node, reference) {
        placed(node, parent);
        adapter.insertBefore(parent, node, reference);
      },
      insertText(parent, text) {
        if (parent.lastChild?.type !== 'text') count();
        adapter.insertText(parent, text);
      },
      insertTextBefore(parent, text, reference) {
        if (reference.prev?.type !== 'text') count();
        adapter.insertTextBefore(parent, text, reference);
      },
    },
  });
}

export const isElement = (node: Node): node is Element =>
  node.type === 'tag' || node.type === 'script' || node.type === 'style';

/** The element around one, below `<html>`. */
export const parentOf = ({ parent }: Element): Element | null =>
  parent && 'name' in parent && parent.name !== 'html' ? (parent as Element) : null;

/** The text below a node, as it stands; what is long may end anywhere beyond `most` characters. */
export function textOf(node: Node, most = Number.POSITIVE_INFINITY): string {
  if (node.type === 'text') return (node as { data: string }).data;
  if (!('children' in node)) return '';
  let text = '';
  for (const child of node.children) {
    text += textOf(child as Node, most - text.length);
    if (text.length > most) break;
  }
  return text;
}

/** More than any line of an author or a date, with its blanks. */
const LINE = 2000;

/** The text of what should be a line, tidied; one that is longer may end anywhere. */
export const lineOf = (node: Node): string => tidy(textOf(node, LINE));

/** On one line, single blanks inside. */
export const tidy = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Visits all elements below a node, in document order. */
export function eachElement(node: Node, visit: (element: Element) => void): void {
  if (!('children' in node)) return;
  for (const child of node.children) {
    if (!isElement(child as Node)) continue;
    visit(child as Element);
    eachElement(child as Node, visit);
  }
}

/** Elements whose text no reader sees. */
export const UNSEEN: ReadonlySet<string> = new Set(
  'script style noscript template svg iframe canvas object embed button select input textarea dialog head link meta audio video map math progress meter'.split(
    ' ',
  ),
);

/** Elements that begin and end a block of text. */
export const BLOCK: ReadonlySet<string> = new Set(
  'address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary table tbody td tfoot th thead tr ul caption'.split(
    ' ',
  ),
);
