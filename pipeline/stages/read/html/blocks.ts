import type { Measures } from '#pipeline/stages/read/html/measure';
import { type Element, isElement, type Node, tidy, UNSEEN } from '#pipeline/stages/read/html/tree';
import type { Zones } from '#pipeline/stages/read/html/zones';
import type { Piece } from '#pipeline/stages/read/roles';
import type { SegmentRole } from '#schemas/vocabulary';

/** A block of text of a page. */
export type PageBlock = Piece & {
  /** The nearest block element around it. */
  readonly element: Element;
  /** Letters of its text that are inside links. */
  readonly linkLength: number;
  /** The role that the markup around it gives. */
  readonly zone: SegmentRole | null;
  readonly name: string;
};

const BLOCK: ReadonlySet<string> = new Set(
  'address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary table tbody td tfoot th thead tr ul caption'.split(
    ' ',
  ),
);
const HEADING = /^h[1-6]$/;

type Context = {
  readonly zone: SegmentRole | null;
  readonly linked: boolean;
  readonly tag: Piece['tag'];
  readonly name: string;
  readonly element: Element;
};
type Open = { text: string; link: string; context: Context };

/** Cuts a page into its blocks of text, in document order. `zones` null: nothing is left out by markup. */
export function pageBlocks(body: Element, zones: Zones | null, measures: Measures): readonly PageBlock[] {
  const blocks: PageBlock[] = [];
  let open: Open | null = null;
  const close = () => {
    if (open) {
      const text = tidy(open.text);
      const { zone, tag, name, element } = open.context;
      if (text !== '') {
        const linkLength = tidy(open.link).length;
        blocks.push({
          text,
          tag,
          name,
          element,
          zone,
          hint: null,
          linkLength,
          linked: linkLength / text.length,
          apart: true,
        });
      }
    }
    open = null;
  };
  const zoneOf = (element: Element): SegmentRole | null => zones?.(element) ?? null;
  const visit = (node: Node, context: Context): void => {
    if (node.type === 'text') {
      open ??= { text: '', link: '', context };
      const { data } = node as { data: string };
      open.text += data;
      if (context.linked) open.link += data;
      return;
    }
    if (!isElement(node) || UNSEEN.has(node.name)) return;
    if (node.name === 'br') {
      if (open && breaks(open.text, node)) close();
      else if (open) open.text += ' ';
      return;
    }
    if (node.name === 'table' && isDataTable(node, measures)) {
      close();
      const zone = context.zone ?? zoneOf(node);
      for (const row of rowsOf(node)) {
        const text = tidy(row.cells.join(' | '));
        if (text.replace(/[ |]/g, '') !== '')
          blocks.push({
            text,
            tag: row.isCaption ? 'paragraph' : 'row',
            name: 'tr',
            element: node,
            zone,
            hint: null,
            linkLength: 0,
            linked: 0,
            apart: true,
          });
      }
      return;
    }
    const isBlock = BLOCK.has(node.name);
    if (isBlock) close();
    const inner = isBlock || node.name === 'a' || zones ? contextOf(node, context, isBlock, zoneOf) : context;
    if (!isBlock && inner.zone !== context.zone) close();
    for (const child of node.children) visit(child as Node, inner);
    if (isBlock || inner.zone !== context.zone) close();
  };
  visit(body, { zone: null, linked: false, tag: 'paragraph', name: 'body', element: body });
  close();
  return blocks;
}

function contextOf(
  node: Element,
  context: Context,
  isBlock: boolean,
  zoneOf: (element: Element) => SegmentRole | null,
): Context {
  const zone = context.zone ?? zoneOf(node);
  const linked = context.linked || node.name === 'a';
  if (!isBlock) return zone === context.zone && linked === context.linked ? context : { ...context, zone, linked };
  return { zone, linked, tag: tagOf(node, context.tag), name: node.name, element: node };
}

function tagOf({ name, attribs }: Element, above: Piece['tag']): Piece['tag'] {
  if (HEADING.test(name) || attribs.role === 'heading') return 'heading';
  if (name === 'li' || name === 'dd' || name === 'dt') return 'item';
  if (name === 'blockquote') return 'quote';
  if (name === 'figcaption' || name === 'figure') return 'caption';
  return above === 'heading' ? 'paragraph' : above;
}

/** A line break ends a block where it is doubled or stands after the end of a sentence. */
function breaks(text: string, node: Element): boolean {
  if (/[.!?:;”"’')\]…][ \n\t]*$/.test(text.slice(-8))) return true;
  let next = node.next as Node | null;
  while (next?.type === 'text' && (next as { data: string }).data.trim() === '') next = next.next as Node | null;
  return next !== null && isElement(next) && next.name === 'br';
}

/** Short cells in at least two rows and two columns, no table inside; others are layout. */
function isDataTable(table: Element, measures: Measures): boolean {
  const measure = measures.get(table);
  if (!measure || measure.tables > 0 || measure.cells < 4 || measure.rows < 2 || measure.cells < measure.rows * 1.6)
    return false;
  return measure.text / measure.cells < 60 && measure.paragraphs < measure.text * 0.8;
}

type Row = { readonly cells: readonly string[]; readonly isCaption: boolean };

function rowsOf(table: Element): readonly Row[] {
  const rows: Row[] = [];
  const visit = (element: Element): void => {
    if (element.name === 'tr') {
      const cells = element.children
        .filter((child) => isElement(child as Node))
        .map((cell) => tidy(seenText(cell as Node)));
      rows.push({ cells, isCaption: false });
      return;
    }
    if (element.name === 'caption') {
      rows.push({ cells: [tidy(seenText(element))], isCaption: true });
      return;
    }
    for (const child of element.children) if (isElement(child as Node)) visit(child as Element);
  };
  visit(table);
  return rows;
}

function seenText(node: Node): string {
  if (node.type === 'text') return (node as { data: string }).data;
  if (!isElement(node) || UNSEEN.has(node.name)) return '';
  if (node.name === 'br') return ' ';
  const inner = node.children.map((child) => seenText(child as Node)).join('');
  return BLOCK.has(node.name) ? ` ${inner} ` : inner;
}
