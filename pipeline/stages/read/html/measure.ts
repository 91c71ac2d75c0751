import { type Element, isElement, type Node, UNSEEN } from '#pipeline/stages/read/html/tree';

/** Counts below one element. Lengths are in UTF-16 units, runs of white space counting as one. */
export type Measure = {
  readonly text: number;
  readonly links: number;
  /** Text inside `<p>`. */
  readonly paragraphs: number;
  readonly tables: number;
  readonly rows: number;
  readonly cells: number;
};
export type Measures = ReadonlyMap<Element, Measure>;

type Sum = { text: number; links: number; paragraphs: number; tables: number; rows: number; cells: number };

/** Measures every visible element of a page in one pass. */
export function measurePage(body: Element): Measures {
  const measures = new Map<Element, Measure>();
  const visit = (element: Element, inLink: boolean, inParagraph: boolean): Sum => {
    const sum: Sum = { text: 0, links: 0, paragraphs: 0, tables: 0, rows: 0, cells: 0 };
    const linked = inLink || element.name === 'a';
    const paragraph = inParagraph || element.name === 'p';
    for (const child of element.children) {
      if (child.type === 'text') {
        const length = visibleLength((child as { data: string }).data);
        sum.text += length;
        if (linked) sum.links += length;
        if (paragraph) sum.paragraphs += length;
      } else if (isElement(child as Node) && !UNSEEN.has((child as Element).name)) {
        const inner = visit(child as Element, linked, paragraph);
        const { name } = child as Element;
        sum.text += inner.text;
        sum.links += inner.links;
        sum.paragraphs += inner.paragraphs;
        sum.tables += inner.tables + (name === 'table' ? 1 : 0);
        sum.rows += inner.rows + (name === 'tr' ? 1 : 0);
        sum.cells += inner.cells + (name === 'td' || name === 'th' ? 1 : 0);
      }
    }
    measures.set(element, sum);
    return sum;
  };
  visit(body, false, false);
  return measures;
}

function visibleLength(text: string): number {
  let length = 0;
  let blank = true;
  for (let i = 0; i < text.length; i++) {
    const isBlank = text.charCodeAt(i) <= 0x20;
    if (!isBlank || !blank) length++;
    blank = isBlank;
  }
  return length;
}
