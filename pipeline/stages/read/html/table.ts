import type { Measures } from '#pipeline/stages/read/html/measure';
import { BLOCK, type Element, isElement, type Node, tidy, UNSEEN } from '#pipeline/stages/read/html/tree';

export type Row = { readonly text: string; readonly isCaption: boolean };

const LONGEST_CELL = 60;

/** Short cells in at least two rows and two columns, no table inside; other tables are layout. */
export function isDataTable(table: Element, measures: Measures): boolean {
  const measure = measures.get(table);
  if (!measure || measure.tables > 0 || measure.cells < 4 || measure.rows < 2) return false;
  if (measure.cells < measure.rows * 1.6) return false;
  return measure.text / measure.cells < LONGEST_CELL && measure.paragraphs < measure.text * 0.8;
}

/** The rows of a data table, cells joined by bars; empty ones are left out. */
export function rowsOf(table: Element): readonly Row[] {
  const rows: Row[] = [];
  const visit = (element: Element): void => {
    if (element.name === 'tr') rows.push({ text: cellsOf(element).join(' | '), isCaption: false });
    else if (element.name === 'caption') rows.push({ text: tidy(seenText(element)), isCaption: true });
    else for (const child of element.children) if (isElement(child as Node)) visit(child as Element);
  };
  visit(table);
  return rows.filter(({ text }) => text.replace(/[ |]/g, '') !== '');
}

const cellsOf = (row: Element): readonly string[] =>
  row.children.filter((child) => isElement(child as Node)).map((cell) => tidy(seenText(cell as Node)));

function seenText(node: Node): string {
  if (node.type === 'text') return (node as { data: string }).data;
  if (!isElement(node) || UNSEEN.has(node.name)) return '';
  if (node.name === 'br') return ' ';
  const inner = node.children.map((child) => seenText(child as Node)).join('');
  return BLOCK.has(node.name) ? ` ${inner} ` : inner;
}
