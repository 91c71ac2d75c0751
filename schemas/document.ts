import type { Published, Source, Warning } from '#schemas/record';
import type { SegmentRole } from '#schemas/vocabulary';

/** Offsets in UTF-16 code units, end exclusive. */
export type Span = { readonly start: number; readonly end: number };

/** What the caller knows of an article before anything is read; null where nothing is known. */
export type Given = {
  readonly published: string | null;
  readonly title: string | null;
  readonly url: string | null;
  readonly publisher: string | null;
};

/** One input, decoded by io: what `extract` takes. */
export type ArticleInput = {
  /** `sha256:` and the digest of the input bytes. */
  readonly id: string;
  readonly source: Source;
  /** Plain text or HTML, as `source.mediaType` says (`text/plain` or `text/html`). */
  readonly content: string;
  readonly given: Given;
};

export type Segment = Span & {
  readonly role: SegmentRole;
  /** Why the segment yields no facts; null where it does. */
  readonly reason: string | null;
};

/** An article as a reader sees it. `text` never changes from here on; `segments` tile it in order. */
export type Article = {
  readonly title: string | null;
  readonly byline: readonly string[];
  readonly publisher: string | null;
  readonly url: string | null;
  readonly language: string | null;
  readonly published: Published | null;
  readonly modified: string | null;
  readonly conflicts: readonly { readonly field: string; readonly value: string; readonly source: string }[];
  readonly text: string;
  readonly segments: readonly Segment[];
  readonly warnings: readonly Warning[];
};

/** Bits of `Tokens.shape`. */
export const SHAPE = {
  /** Has a small letter. */
  lower: 1,
  /** Has a capital letter. */
  upper: 2,
  /** Its first character is a capital letter. */
  initial: 4,
  /** Starts with a digit. */
  digit: 8,
  /** Neither letters nor digits. */
  symbol: 16,
  /** No white space stands before it. */
  glued: 32,
} as const;

/**
 * The tokens of a document as parallel arrays (structure of arrays: the hot path allocates nothing for a token).
 * Token `i` is `text.slice(start[i], end[i])`.
 */
export type Tokens = {
  readonly count: number;
  readonly start: Int32Array;
  readonly end: Int32Array;
  /** Id of the case-folded token in the vocabulary; 0 for a word that no rule or lexicon knows. */
  readonly word: Int32Array;
  readonly shape: Uint8Array;
};

/** `first` and `last` are token indexes, `last` exclusive. */
export type Sentence = Span & {
  readonly index: number;
  readonly first: number;
  readonly last: number;
  readonly role: SegmentRole;
  /** Index of its segment, so that neighbours in one paragraph are known. */
  readonly segment: number;
};

/**
 * The text that the finders read. Invisible characters of the article text (soft hyphens, zero-width ones) are taken
 * out of it and other white space is a plain blank; `origin` gives the way back to article offsets.
 */
export type Document = {
  readonly article: Article;
  readonly text: string;
  readonly tokens: Tokens;
  /** The tokens case-folded: known words are the vocabulary's own strings, so that looking them up costs little. */
  readonly words: readonly string[];
  /** Sentences of the fact-bearing segments only, in text order. */
  readonly sentences: readonly Sentence[];
  /** Article span of a document span. */
  readonly origin: (span: Span) => Span;
};
