import { words } from '#pipeline/language/tokens';
import { fold } from '#pipeline/language/vocabulary';
import { type Document, SHAPE } from '#schemas/document';

/** A token in small letters, '' outside the text. */
export function wordAt({ words: all }: Document, at: number): string {
  return at < 0 || at >= all.length ? '' : (all[at] as string);
}

export function textAt({ text, tokens }: Document, at: number): string {
  return at < 0 || at >= tokens.count ? '' : text.slice(tokens.start[at], tokens.end[at]);
}

export function shapeAt({ tokens }: Document, at: number): number {
  return at < 0 || at >= tokens.count ? 0 : (tokens.shape[at] as number);
}

/** Whether no white space stands before a token. */
export function isGlued(document: Document, at: number): boolean {
  return (shapeAt(document, at) & SHAPE.glued) !== 0;
}

type Phrase<Entry> = { readonly words: readonly string[]; readonly entry: Entry };

/** Phrases by the word at which they are looked up, longest first. */
export type Phrases<Entry> = ReadonlyMap<string, readonly Phrase<Entry>[]>;

/** Prepares phrases for `phraseBefore` (`by: 'last'`) or `phraseAfter` (`by: 'first'`). */
export function phrasesOf<Entry>(forms: Iterable<readonly [string, Entry]>, by: 'first' | 'last'): Phrases<Entry> {
  const phrases = new Map<string, Phrase<Entry>[]>();
  for (const [form, entry] of forms) {
    const parts = words(form).map(fold);
    const key = parts.at(by === 'first' ? 0 : -1);
    if (key === undefined) continue;
    const list = phrases.get(key) ?? [];
    list.push({ words: parts, entry });
    phrases.set(key, list);
  }
  for (const list of phrases.values()) list.sort((a, b) => b.words.length - a.words.length);
  return phrases;
}

export type Hit<Entry> = { readonly entry: Entry; readonly first: number; readonly last: number };

/** The longest phrase that ends right before token `at`, not reaching before token `from`. */
export function phraseBefore<Entry>(
  phrases: Phrases<Entry>,
  document: Document,
  at: number,
  from: number,
): Hit<Entry> | null {
  if (at <= from) return null;
  for (const phrase of phrases.get(wordAt(document, at - 1)) ?? []) {
    const first = at - phrase.words.length;
    if (first >= from && says(phrase.words, document, first)) return { entry: phrase.entry, first, last: at };
  }
  return null;
}

/** The longest phrase that begins at token `at` and ends before token `to`. */
export function phraseAfter<Entry>(
  phrases: Phrases<Entry>,
  document: Document,
  at: number,
  to: number,
): Hit<Entry> | null {
  if (at >= to) return null;
  for (const phrase of phrases.get(wordAt(document, at)) ?? []) {
    const last = at + phrase.words.length;
    if (last <= to && says(phrase.words, document, at)) return { entry: phrase.entry, first: at, last };
  }
  return null;
}

function says(phrase: readonly string[], document: Document, first: number): boolean {
  return phrase.every((word, index) => wordAt(document, first + index) === word);
}
