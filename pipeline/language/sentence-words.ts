import { type Document, type Sentence, SHAPE } from '#schemas/document';

/** A sentence as its words; tokens are counted as in the document. */
export type Line = {
  readonly document: Document;
  readonly sentence: Sentence;
  readonly first: number;
  readonly last: number;
  /** Case-folded word of a token, "" outside the sentence. */
  readonly word: (token: number) => string;
  readonly isCapital: (token: number) => boolean;
  readonly isGlued: (token: number) => boolean;
  readonly isDigit: (token: number) => boolean;
  readonly isSymbol: (token: number) => boolean;
  /** Whether nearly every long word has a capital, so that capitals tell nothing. */
  readonly isTitle: boolean;
};

const HEADS = new Set(['headline', 'heading', 'dek', 'kicker']);
const LONG_WORD = 4;
const SMALL_IN_TITLES = new Set(
  'with from over into amid under after before about against between among during without their this that million billion'.split(
    ' ',
  ),
);

/** Lines of sentences that are still in use: several readers ask for the same one. */
const LINES = new WeakMap<Sentence, Line>();

/** The words of a sentence; asked twice, it is the same line. */
export function lineOf(document: Document, sentence: Sentence): Line {
  const known = LINES.get(sentence);
  if (known !== undefined) return known;
  const line = readLine(document, sentence);
  LINES.set(sentence, line);
  return line;
}

function readLine(document: Document, sentence: Sentence): Line {
  const { tokens, words } = document;
  const { first, last } = sentence;
  const has = (bit: number) => (token: number) =>
    token >= first && token < last && ((tokens.shape[token] as number) & bit) !== 0;
  return {
    document,
    sentence,
    first,
    last,
    word: (token) => (token >= first && token < last ? (words[token] as string) : ''),
    isCapital: has(SHAPE.initial),
    isGlued: has(SHAPE.glued),
    isDigit: has(SHAPE.digit),
    isSymbol: has(SHAPE.symbol),
    isTitle: isTitleCase(document, sentence),
  };
}

/** Whether the sentence stands above the running text. */
export function isHeadline({ sentence }: Line): boolean {
  return HEADS.has(sentence.role);
}

/** The text of a token range as printed. */
export function textOf({ document: { text, tokens } }: Line, first: number, last: number): string {
  return text.slice(tokens.start[first], tokens.end[last - 1]);
}

/** Whether all long words have a capital, but for those that headlines write small. */
function isTitleCase({ tokens, words }: Document, { first, last }: Sentence): boolean {
  let capital = 0;
  for (let at = first; at < last; at++) {
    const word = words[at] as string;
    if (word.length < LONG_WORD) continue;
    if (((tokens.shape[at] as number) & SHAPE.initial) !== 0) capital++;
    else if (!SMALL_IN_TITLES.has(word) && (at === first || words[at - 1] !== '-')) return false;
  }
  return capital > 1;
}
