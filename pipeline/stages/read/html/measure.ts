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

type Sum = { -readonly [key in keyof Measure]: Measure[key] };

/** Measures every visible element of a page in one pass. */
export function measurePage(body: Element): Measures {
  const measures = new Map<Element, Measure>();
  measure(body, false, false, measures);
  return measures;
}

function measure(element: Element, inLink: boolean, inParagraph: boolean, measures: Map<Element, Measure>): Sum {
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
      add(sum, measure(child as Element, linked, paragraph, measures), (child as Element).name);
    }
  }
  measures.set(element, sum);
  return sum;
}

function add(sum: Sum, inner: Measure, name: string): void {
  sum.text += inner.text;
  sum.links += inner.links;
  sum.paragraphs += inner.paragraphs;
  sum.tables += inner.tables + (name === 'table' ? 1 : 0);
  sum.rows += inner.rows + (name === 'tr' ? 1 : 0);
  sum.cells += inner.cells + (name === 'td' || name === 'th' ? 1 : 0);
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
