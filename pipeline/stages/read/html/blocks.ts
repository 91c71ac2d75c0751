import type { Measures } from '#pipeline/stages/read/html/measure';
import { isDataTable, rowsOf } from '#pipeline/stages/read/html/table';
import { BLOCK, type Element, isElement, type Node, textOf, tidy, UNSEEN } from '#pipeline/stages/read/html/tree';
import type { Zones } from '#pipeline/stages/read/html/zones';
import type { Piece } from '#pipeline/stages/read/roles';
import { textBlocks } from '#pipeline/stages/read/text-blocks';
import { withinBlocks } from '#pipeline/stages/read/too-large';
import type { SegmentRole } from '#schemas/vocabulary';

/** A block of text of a page. */
export type PageBlock = Piece & {
  /** The nearest block element around it. */
  readonly element: Element;
  /** The name of that element; "tr" for the row of a table. */
  readonly name: string;
  /** The role that the markup around it gives. */
  readonly zone: SegmentRole | null;
};

const HEADING = /^h[1-6]$/;

type Context = {
  readonly zone: SegmentRole | null;
  readonly linked: boolean;
  readonly bold: boolean;
  readonly tag: Piece['tag'];
  readonly element: Element;
};
type Cutter = {
  readonly blocks: PageBlock[];
  readonly zones: Zones;
  readonly measures: Measures;
  /** The block that is being gathered. */
  open: { text: string; link: string; isBold: boolean; readonly context: Context } | null;
};

/**
 * Cuts a page into its blocks of text, in document order.
 * @throws RangeError beyond `MOST_BLOCKS`
 */
export function pageBlocks(body: Element, zones: Zones, measures: Measures): readonly PageBlock[] {
  const cutter: Cutter = { blocks: [], zones, measures, open: null };
  visit(cutter, body, { zone: null, linked: false, bold: false, tag: 'paragraph', element: body });
  close(cutter);
  withinBlocks(cutter.blocks.length);
  return cutter.blocks;
}

function visit(cutter: Cutter, node: Node, context: Context): void {
  if (node.type === 'text') addText(cutter, (node as { data: string }).data, context);
  else if (!isElement(node) || UNSEEN.has(node.name)) return;
  else if (node.name === 'br') addBreak(cutter, node);
  else if (node.name === 'pre') addLines(cutter, node, context);
  else if (node.name === 'table' && isDataTable(node, cutter.measures)) addTable(cutter, node, context);
  else visitElement(cutter, node, context);
}

function visitElement(cutter: Cutter, element: Element, context: Context): void {
  const isBlock = BLOCK.has(element.name);
  const inner = contextOf(cutter, element, context, isBlock);
  const cuts = isBlock || inner.zone !== context.zone;
  if (cuts) close(cutter);
  for (const child of element.children) visit(cutter, child as Node, inner);
  if (cuts) close(cutter);
}

function contextOf({ zones }: Cutter, element: Element, context: Context, isBlock: boolean): Context {
  const zone = context.zone ?? zones(element);
  const linked = context.linked || element.name === 'a';
  const bold = context.bold || element.name === 'strong' || element.name === 'b';
  if (isBlock) return { zone, linked, bold, tag: tagOf(element, context.tag), element };
  const isSame = zone === context.zone && linked === context.linked && bold === context.bold;
  return isSame ? context : { ...context, zone, linked, bold };
}

function addText(cutter: Cutter, text: string, context: Context): void {
  cutter.open ??= { text: '', link: '', isBold: true, context };
  cutter.open.text += text;
  if (!context.bold && cutter.open.isBold && text.trim() !== '') cutter.open.isBold = false;
  if (context.linked) cutter.open.link += text;
}

/** A line break ends a block where it is doubled or stands after the end of a sentence. */
function addBreak(cutter: Cutter, node: Element): void {
  const { open } = cutter;
  if (open === null) return;
  let next = node.next as Node | null;
  while (next?.type === 'text' && (next as { data: string }).data.trim() === '') next = next.next as Node | null;
  const isDoubled = next !== null && isElement(next) && next.name === 'br';
  if (isDoubled || /[.!?:;”"’')\]…][ \n\t]{0,6}$/.test(open.text.slice(-8))) close(cutter);
  else open.text += ' ';
}

function addTable(cutter: Cutter, table: Element, context: Context): void {
  close(cutter);
  const zone = context.zone ?? cutter.zones(table);
  for (const { text, isCaption } of rowsOf(table))
    cutter.blocks.push({
      text,
      tag: isCaption ? 'paragraph' : 'row',
      element: table,
      name: 'tr',
      zone,
      hint: null,
      linked: 0,
      apart: true,
    });
}

function close(cutter: Cutter): void {
  const { open } = cutter;
  cutter.open = null;
  if (open === null) return;
  const text = tidy(open.text);
  if (!/[\p{L}\p{N}]/u.test(text)) return;
  const { zone, element } = open.context;
  const tag = open.context.tag === 'paragraph' && open.isBold && isHeadingText(text) ? 'heading' : open.context.tag;
  const linked = open.link === '' ? 0 : tidy(open.link).length / text.length;
  cutter.blocks.push({ text, tag, element, name: element.name, zone, hint: null, linked, apart: true });
}

const LONGEST_HEADING = 90;

/** A paragraph all in bold and without a full stop heads what follows ("NAVY" on the contracts pages). */
const isHeadingText = (text: string): boolean => text.length <= LONGEST_HEADING && !/[.!?:;,…]["'”’)]?$/.test(text);

/** Preformatted text is cut as a plain text is. */
function addLines(cutter: Cutter, element: Element, context: Context): void {
  close(cutter);
  const zone = context.zone ?? cutter.zones(element);
  const { tag } = context;
  for (const { text, apart } of textBlocks(textOf(element)))
    cutter.blocks.push({ text: tidy(text), tag, element, name: 'pre', zone, hint: null, linked: 0, apart });
}

function tagOf({ name, attribs }: Element, above: Piece['tag']): Piece['tag'] {
  if (HEADING.test(name) || attribs.role === 'heading') return 'heading';
  if (name === 'li' || name === 'dd' || name === 'dt') return 'item';
  if (name === 'blockquote') return 'quote';
  if (name === 'figcaption' || name === 'figure') return 'caption';
  return above === 'heading' ? 'paragraph' : above;
}
