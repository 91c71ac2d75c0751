import { fold } from '#pipeline/language/vocabulary';
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
  const { text, tokens } = document;
  const { first, last } = sentence;
  const has = (bit: number) => (token: number) =>
    token >= first && token < last && ((tokens.shape[token] as number) & bit) !== 0;
  const folded: string[] = [];
  for (let token = first; token < last; token++) folded.push(fold(text.slice(tokens.start[token], tokens.end[token])));
  const isCapital = has(SHAPE.initial);
  return {
    document,
    sentence,
    first,
    last,
    word: (token) => folded[token - first] ?? '',
    isCapital,
    isGlued: has(SHAPE.glued),
    isDigit: has(SHAPE.digit),
    isSymbol: has(SHAPE.symbol),
    isTitle: isTitleCase(folded, (i) => isCapital(first + i)),
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
function isTitleCase(words: readonly string[], isCapital: (index: number) => boolean): boolean {
  let capital = 0;
  for (let i = 0; i < words.length; i++) {
    const word = words[i] as string;
    if (word.length < LONG_WORD) continue;
    if (isCapital(i)) capital++;
    else if (!SMALL_IN_TITLES.has(word) && words[i - 1] !== '-') return false;
  }
  return capital > 1;
}
