import { words } from '#pipeline/language/tokens';
import { fold } from '#pipeline/language/vocabulary';
import { type Document, SHAPE } from '#schemas/document';
import type { Entry, Lexicon } from '#schemas/extractor';

/** Forms of a lexicon group, to be looked up beside a token: first or last word → forms as word lists with their key. */
export type Phrases = ReadonlyMap<string, readonly { readonly words: readonly string[]; readonly key: string }[]>;

const formsOf = (entry: Entry): readonly string[] =>
  Array.isArray(entry) ? entry : (entry.forms as readonly string[]);

/** All one-word forms of a group, folded. */
export function wordSet(lexicon: Lexicon, group: string): ReadonlySet<string> {
  return new Set(Object.values(lexicon[group] ?? {}).flatMap((entry) => formsOf(entry).map(fold)));
}

/** One-word forms of a group whose keys are numbers, folded, with their number. */
export function numbered(lexicon: Lexicon, group: string): ReadonlyMap<string, number> {
  const entries = Object.entries(lexicon[group] ?? {});
  return new Map(entries.flatMap(([key, entry]) => formsOf(entry).map((form) => [fold(form), Number(key)] as const)));
}

/** Forms of a group by their last word, longest first. */
export function phrases(lexicon: Lexicon, group: string): Phrases {
  const found = new Map<string, { words: readonly string[]; key: string }[]>();
  for (const [key, entry] of Object.entries(lexicon[group] ?? {})) {
    for (const form of formsOf(entry)) {
      const list = words(fold(form));
      const last = list[list.length - 1];
      if (last === undefined) continue;
      found.set(last, [...(found.get(last) ?? []), { words: list, key }]);
    }
  }
  for (const list of found.values()) list.sort((a, b) => b.words.length - a.words.length);
  return found;
}

/** Folded text of a token; empty outside of the document. */
export function wordAt({ text, tokens }: Document, at: number): string {
  if (at < 0 || at >= tokens.count) return '';
  const word = text.slice(tokens.start[at], tokens.end[at]);
  const bits = tokens.shape[at] as number;
  if ((bits & (SHAPE.upper | SHAPE.symbol)) === 0) return word;
  return (bits & SHAPE.symbol) === 0 ? word.toLowerCase() : fold(word);
}

/** Key of the phrase that ends right before a token, null where there is none. */
export function phraseBefore(known: Phrases, document: Document, at: number): string | null {
  const candidates = known.get(wordAt(document, at - 1));
  if (candidates === undefined) return null;
  for (const { words: list, key } of candidates) {
    const start = at - list.length;
    if (list.every((word, index) => wordAt(document, start + index) === word)) return key;
  }
  return null;
}
