import { type Document, type Element, isElement, type Node } from '#pipeline/stages/read/html/tree';

/** Elements of which a second reader needs nothing; raw pages with these make Readability throw on linkedom. */
const UNREAD: ReadonlySet<string> = new Set(
  'script style noscript template svg math iframe frameset noframes noembed xmp plaintext link object embed textarea select'.split(
    ' ',
  ),
);
const EMPTY: ReadonlySet<string> = new Set('area base br col hr img input meta param source track wbr'.split(' '));
/** What Readability looks at. */
const ATTRIBUTES: ReadonlySet<string> = new Set(
  'class id role rel itemprop itemtype property name content summary datatable colspan rowspan type hidden aria-hidden aria-modal'.split(
    ' ',
  ),
);
const HIDING = /display\s*:\s*none|visibility\s*:\s*hidden/i;
const PICTURE = /^(?:data-)?src(?:set)?$/;

export type LeanLimits = { readonly nodes: number; readonly depth: number; readonly characters: number };

/**
 * Writes a tree as HTML with what Readability reads of it: no scripts, no comments, few attributes, addresses as one
 * letter. `marks` gives elements an attribute `mark`. Null for trees beyond the limits, on which it takes seconds.
 */
export function leanHtml(
  document: Document,
  { mark, marks }: { readonly mark: string; readonly marks: ReadonlyMap<Element, number> },
  limits: LeanLimits,
): string | null {
  let html = '';
  let nodes = 0;
  const write = (node: Node, depth: number): boolean => {
    if (node.type === 'text') {
      html += escaped((node as { data: string }).data);
      return ++nodes <= limits.nodes && html.length <= limits.characters;
    }
    if (!isElement(node) || UNREAD.has(node.name)) return true;
    if (++nodes > limits.nodes || depth > limits.depth) return false;
    const number = marks.get(node);
    html += `<${node.name}${attributesOf(node)}${number === undefined ? '' : ` ${mark}="${number}"`}>`;
    if (EMPTY.has(node.name)) return html.length <= limits.characters;
    for (const child of node.children) if (!write(child as Node, depth + 1)) return false;
    html += `</${node.name}>`;
    return true;
  };
  return document.children.every((child) => write(child as Node, 0)) ? html : null;
}

function attributesOf({ name, attribs }: Element): string {
  let text = '';
  let hasPicture = false;
  for (const key in attribs) {
    const value = attribs[key] as string;
    if (ATTRIBUTES.has(key)) text += ` ${key}="${escaped(value)}"`;
    else if (key === 'style' && HIDING.test(value)) text += ' hidden=""';
    else if (key === 'href' && name === 'a') text += ` href="${addressOf(value)}"`;
    else if (PICTURE.test(key) && name === 'img') hasPicture = true;
  }
  return hasPicture ? `${text} src="a.jpg"` : text;
}

const addressOf = (href: string): string =>
  href.startsWith('#') ? '#' : /^javascript:/i.test(href) ? 'javascript:' : '/';

const escaped = (text: string): string =>
  /[&<>"]/.test(text) ? text.replace(/[&<>"]/g, (mark) => ENTITY[mark] ?? mark) : text;
const ENTITY: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
