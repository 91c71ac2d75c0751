import { wrapWidth } from '#pipeline/language/lines';
import { normalise } from '#pipeline/language/normalise';
import { splitSentences } from '#pipeline/language/sentences';
import { foldedWords, tokenize } from '#pipeline/language/tokens';
import type { Vocabulary } from '#pipeline/language/vocabulary';
import { withinSentences } from '#pipeline/stages/read/too-large';
import type { Article, Document, Sentence, Span, Tokens } from '#schemas/document';
import type { Warning } from '#schemas/record';
import { FACT_ROLES } from '#schemas/vocabulary';

/**
 * Tokens after which a sentence is cut: no sentence of news is nearly so long (the longest awards of contract digests
 * have some 500), and what looks around in its sentence then costs the same wherever it stands in a text without full stops.
 */
export const LONGEST_SENTENCE = 1000;

/**
 * Cuts an article into tokens and sentences. The document's text is the article's without invisible characters;
 * `origin` leads back. Tokens cover the whole text and never cross the bounds of a segment; sentences tile the tokens
 * of the fact-bearing segments. A sentence beyond `LONGEST_SENTENCE` is cut, with a warning.
 * @throws RangeError beyond `MOST_SENTENCES`
 */
export function segment(article: Article, vocabulary: Vocabulary): Document {
  const { text, origin, place } = normalise(article.text);
  const bounds = article.segments.map(({ start, end }) => ({ start: place(start), end: place(end) }));
  const tokens = tokenizeWithin(
    text,
    bounds.flatMap(({ start, end }) => [start, end]),
    vocabulary,
  );
  const sentences: Sentence[] = [];
  const warnings: Warning[] = [];
  // Where the article as a whole is not wrapped by hand, a block of it may still be: each is then measured by itself.
  const width = wrapWidth(text, 0, text.length) || undefined;
  let next = 0;
  article.segments.forEach(({ role }, index) => {
    const { start, end } = bounds[index] as { start: number; end: number };
    while (next < tokens.count && (tokens.start[next] as number) < start) next++;
    let first = next;
    while (next < tokens.count && (tokens.end[next] as number) <= end) next++;
    if (!FACT_ROLES.has(role)) return;
    for (const end of splitSentences(text, tokens, first, next, width)) {
      if (end - first > LONGEST_SENTENCE) warnings.push(cutWarning(end - first, origin(spanOf(tokens, first, end))));
      while (first < end) {
        const last = end - first > LONGEST_SENTENCE ? cutOf(text, tokens, first) : end;
        sentences.push({ index: sentences.length, ...spanOf(tokens, first, last), first, last, role, segment: index });
        first = last;
      }
    }
  });
  withinSentences(sentences.length);
  const words = foldedWords(text, tokens, vocabulary);
  const read = warnings.length === 0 ? article : { ...article, warnings: [...article.warnings, ...warnings] };
  return { article: read, text, tokens, words, sentences, origin };
}

/** Tokens before the longest end of a sentence among which a mark is looked for. */
const MARK_REACH = 60;
const MARKS = new Set([',', ';', ':'].map((mark) => mark.charCodeAt(0)));

/** Where a sentence that is too long is cut: behind a mark, that no amount or name is cut in two, where one is near. */
function cutOf(text: string, { start }: Tokens, first: number): number {
  const longest = first + LONGEST_SENTENCE;
  for (let at = longest - 1; at >= longest - MARK_REACH; at--)
    if (MARKS.has(text.charCodeAt(start[at] as number))) return at + 1;
  return longest;
}

const spanOf = ({ start, end }: Tokens, first: number, last: number): Span => ({
  start: start[first] as number,
  end: end[last - 1] as number,
});

function cutWarning(length: number, span: Span): Warning {
  const message = `a sentence of ${length} tokens was read in pieces of ${LONGEST_SENTENCE}`;
  return { code: 'sentence-cut', message, ...span };
}

/** Tokens of a text, cut also at `bounds` (ascending offsets). */
function tokenizeWithin(text: string, bounds: readonly number[], vocabulary: Vocabulary): Tokens {
  const tokens = tokenize(text, vocabulary);
  let at = 0;
  const crossed = bounds.some((bound) => {
    while (at < tokens.count && (tokens.end[at] as number) <= bound) at++;
    return at < tokens.count && (tokens.start[at] as number) < bound;
  });
  return crossed ? tokenizePieces(text, bounds, vocabulary) : tokens;
}

function tokenizePieces(text: string, bounds: readonly number[], vocabulary: Vocabulary): Tokens {
  const edges = [...new Set([0, ...bounds, text.length])].sort((a, b) => a - b);
  const pieces = edges.slice(1).map((end, k) => ({
    offset: edges[k] as number,
    tokens: tokenize(text.slice(edges[k] as number, end), vocabulary),
  }));
  const count = pieces.reduce((sum, { tokens }) => sum + tokens.count, 0);
  const whole = {
    count,
    start: new Int32Array(count),
    end: new Int32Array(count),
    word: new Int32Array(count),
    shape: new Uint8Array(count),
  };
  let at = 0;
  for (const { offset, tokens } of pieces) {
    for (let i = 0; i < tokens.count; i++) {
      whole.start[at + i] = offset + (tokens.start[i] as number);
      whole.end[at + i] = offset + (tokens.end[i] as number);
    }
    whole.word.set(tokens.word, at);
    whole.shape.set(tokens.shape.subarray(0, tokens.count), at);
    at += tokens.count;
  }
  return whole;
}
