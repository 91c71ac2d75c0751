import type { Document } from '#schemas/document';

/** A quotation as document offsets; `open` where its paragraph ends before it does. */
export type Quotation = { readonly start: number; readonly end: number; readonly segment: number };

/** Quotations of the fact-bearing sentences, in text order. A straight mark opens and closes by turns within a paragraph. */
export function quotationsOf({ text, tokens, sentences }: Document): readonly Quotation[] {
  const found: Quotation[] = [];
  let open = -1;
  let segment = -1;
  let end = 0;
  for (const sentence of sentences) {
    if (sentence.segment !== segment) {
      if (open >= 0) found.push({ start: open, end, segment });
      open = -1;
      segment = sentence.segment;
    }
    for (let i = sentence.first; i < sentence.last; i++) {
      const start = tokens.start[i] as number;
      const mark = text.charCodeAt(start);
      if (mark !== STRAIGHT && mark !== OPENING && mark !== CLOSING) continue;
      if (open < 0 && mark !== CLOSING) open = start;
      else if (open >= 0 && mark !== OPENING) {
        found.push({ start: open, end: tokens.end[i] as number, segment });
        open = -1;
      }
    }
    end = sentence.end;
  }
  if (open >= 0) found.push({ start: open, end, segment });
  return found;
}
const STRAIGHT = 0x22;
const OPENING = 0x201c;
const CLOSING = 0x201d;
