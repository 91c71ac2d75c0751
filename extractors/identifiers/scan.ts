import { type Document, type Sentence, SHAPE } from '#schemas/document';
import type { IdentifierValue, Mention } from '#schemas/mention';

/** Words that announce a number, case-folded. */
export type Announcers = {
  readonly papers: ReadonlySet<string>;
  readonly modifications: ReadonlySet<string>;
  readonly marks: ReadonlySet<string>;
};

/** Procurement instrument identifiers of the US government (FAR 4.1603): office, year, type, serial; with or without hyphens. */
const PROCUREMENT = /^[A-Z][A-Z0-9]{5}-\d{2}-[A-Z]-[A-Z0-9]{4}(-[A-Z0-9-]{4,17})?$/;
const UNHYPHENED = /^[A-Z][A-Z0-9]{5}\d{2}[A-Z][A-Z0-9]\d{3}$/;
/** Modifications (FAR 4.1605): P00041, A00002, PZ0001. */
const MODIFICATION = /^[AP][A-Z]?\d{4,5}$/;
const NUMBERED = /^[A-Z0-9][A-Z0-9/.-]*$/i;
/** Numbers of other buyers right behind their paper: "contract W8476-19/001/BL", "standing offer 21SO-0004". */
const PRINTED = /^(?=.*[A-Z])(?=(?:.*\d){4})(?=.*[-/])[A-Z0-9][A-Z0-9/-]{6,}$/;
const SERIAL = /^0\d{3}$/;
const SHORTEST_PROCUREMENT = 13;
/** Tokens between a paper and the number that it bears: "contract, No. ", "modification (". */
const REACH = 3;

/** All identifiers of a document, in text order. */
export function scanIdentifiers(document: Document, announcers: Announcers): Mention<IdentifierValue>[] {
  const found: Mention<IdentifierValue>[] = [];
  for (const sentence of document.sentences) {
    for (let first = sentence.first; first < sentence.last; ) {
      const last = runEnd(document, sentence, first);
      const rule = isCandidate(document, first, last) ? ruleOf(document, sentence, first, last, announcers) : null;
      if (rule !== null) found.push(mentionOf(document, sentence, first, last, rule));
      first = last;
    }
  }
  return found;
}

/** End of the run of letters, digits, hyphens and slashes without white space that begins at a token. */
function runEnd({ text, tokens }: Document, sentence: Sentence, first: number): number {
  if (((tokens.shape[first] as number) & SHAPE.symbol) !== 0) return first + 1;
  let last = first + 1;
  for (let at = last; at < sentence.last && ((tokens.shape[at] as number) & SHAPE.glued) !== 0; at++) {
    if (((tokens.shape[at] as number) & SHAPE.symbol) === 0) last = at + 1;
    else if (!'-/'.includes(text.charAt(tokens.start[at] as number))) break;
  }
  return last;
}

function isCandidate({ tokens }: Document, first: number, last: number): boolean {
  for (let at = first; at < last; at++) if (((tokens.shape[at] as number) & SHAPE.digit) !== 0) return true;
  return false;
}

function ruleOf(
  document: Document,
  sentence: Sentence,
  first: number,
  last: number,
  { papers, modifications, marks }: Announcers,
): string | null {
  const { text, tokens } = document;
  const printed = text.slice(tokens.start[first], tokens.end[last - 1]);
  if (printed.length >= SHORTEST_PROCUREMENT && (PROCUREMENT.test(printed) || UNHYPHENED.test(printed))) {
    return 'procurement-number';
  }
  const before = wordsBefore(document, sentence, first);
  if (MODIFICATION.test(printed) && before.some((word) => modifications.has(word))) return 'modification-number';
  if (SERIAL.test(printed) && before[0] === 'order') return 'order-number';
  if (!NUMBERED.test(printed)) return null;
  if (PRINTED.test(printed) && papers.has(before[0] ?? '')) return 'numbered-paper';
  const mark = before.findIndex((word) => marks.has(word));
  return mark >= 0 && before.slice(mark + 1).some((word) => papers.has(word)) ? 'numbered-paper' : null;
}

/** Case-folded words right before a token, nearest first; punctuation is passed over, a bracket's end or a comma is not. */
function wordsBefore({ words: all }: Document, sentence: Sentence, first: number): string[] {
  const words: string[] = [];
  for (let at = first - 1; at >= sentence.first && words.length < REACH; at--) {
    const word = all[at] as string;
    if (word === ',' || word === ')' || word === ';') break;
    if (/[\p{L}\d#№]/u.test(word)) words.push(word);
  }
  return words;
}

function mentionOf(
  document: Document,
  sentence: Sentence,
  first: number,
  last: number,
  rule: string,
): Mention<IdentifierValue> {
  const { text, tokens } = document;
  const start = tokens.start[first] as number;
  const end = tokens.end[last - 1] as number;
  return {
    kind: 'identifier',
    rule: `identifier/${rule}`,
    sentence: sentence.index,
    first,
    last,
    start,
    end,
    value: { text: text.slice(start, end) },
    parts: [],
  };
}
