import type { Document, Sentence } from '#schemas/document';

/** A quotation as document offsets; `open` where its paragraph ends before it does. */
export type Quotation = { readonly start: number; readonly end: number; readonly segment: number };

type Marks = { open: number; readonly found: Quotation[] };

/** Quotations of the fact-bearing sentences, in text order. A straight mark opens and closes by turns within a paragraph. */
export function quotationsOf(document: Document): readonly Quotation[] {
  const marks: Marks = { open: -1, found: [] };
  const { sentences } = document;
  sentences.forEach((sentence, index) => {
    readMarks(document, sentence, marks);
    if (marks.open < 0 || sentences[index + 1]?.segment === sentence.segment) return;
    marks.found.push({ start: marks.open, end: sentence.end, segment: sentence.segment });
    marks.open = -1;
  });
  return marks.found;
}

function readMarks({ text, tokens }: Document, { first, last, segment }: Sentence, marks: Marks): void {
  for (let i = first; i < last; i++) {
    const start = tokens.start[i] as number;
    const mark = text.charCodeAt(start);
    if (mark !== STRAIGHT && mark !== OPENING && mark !== CLOSING) continue;
    if (marks.open < 0 && mark !== CLOSING) marks.open = start;
    else if (marks.open >= 0 && mark !== OPENING) {
      marks.found.push({ start: marks.open, end: tokens.end[i] as number, segment });
      marks.open = -1;
    }
  }
}

const STRAIGHT = 0x22;
const OPENING = 0x201c;
const CLOSING = 0x201d;
