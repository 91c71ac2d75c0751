import { inflectVerb } from '#pipeline/language/inflect';
import type { Line } from '#pipeline/language/sentence-words';
import { words } from '#pipeline/language/tokens';
import { fold } from '#pipeline/language/vocabulary';
import type { Entry, Lexicon } from '#schemas/extractor';

type Form = { readonly words: readonly string[]; readonly key: string };

/** The forms of a lexicon group by their first word and by their last, longest first. */
export type PhraseBook = {
  readonly byFirst: ReadonlyMap<string, readonly Form[]>;
  readonly byLast: ReadonlyMap<string, readonly Form[]>;
};

/** A form found: its entry and its tokens. */
export type Hit = { readonly key: string; readonly first: number; readonly last: number };

/** Reads groups of a lexicon as one phrase book; case does not count. */
export function phraseBook(lexicon: Lexicon, ...groups: readonly string[]): PhraseBook {
  const byFirst = new Map<string, Form[]>();
  const byLast = new Map<string, Form[]>();
  for (const group of groups) {
    for (const [key, entry] of Object.entries(lexicon[group] ?? {})) {
      for (const written of formsOf(entry).flatMap(spelledOut)) {
        const form = { key, words: words(written).map(fold) };
        add(byFirst, form.words[0] as string, form);
        add(byLast, form.words.at(-1) as string, form);
      }
    }
  }
  return { byFirst, byLast };
}

/** The forms of a lexicon entry. */
export function formsOf(entry: Entry): readonly string[] {
  return Array.isArray(entry) ? entry : (entry as { forms: readonly string[] }).forms;
}

/** The longest form that begins at a token. */
export function formAt({ byFirst }: PhraseBook, line: Line, at: number): Hit | null {
  const forms = byFirst.get(line.word(at));
  if (forms === undefined) return null;
  for (let i = 0; i < forms.length; i++) {
    const { key, words: wanted } = forms[i] as Form;
    const last = at + wanted.length;
    if (last <= line.last && stands(wanted, line, at)) return { key, first: at, last };
  }
  return null;
}

/** The longest form that ends before a token. */
export function formBefore({ byLast }: PhraseBook, line: Line, last: number): Hit | null {
  const forms = byLast.get(line.word(last - 1));
  if (forms === undefined) return null;
  for (let i = 0; i < forms.length; i++) {
    const { key, words: wanted } = forms[i] as Form;
    const first = last - wanted.length;
    if (first >= line.first && stands(wanted, line, first)) return { key, first, last };
  }
  return null;
}

function stands(wanted: readonly string[], line: Line, first: number): boolean {
  for (let i = 0; i < wanted.length; i++) if (line.word(first + i) !== wanted[i]) return false;
  return true;
}

/** All forms that begin in a token range and end before `end`, longest first at each place, without overlaps. */
export function formsIn(book: PhraseBook, line: Line, from: number, to: number, end: number = to): Hit[] {
  const hits: Hit[] = [];
  for (let at = from; at < to; at++) {
    const hit = formAt(book, line, at);
    if (hit === null || hit.last > end) continue;
    hits.push(hit);
    at = hit.last - 1;
  }
  return hits;
}

/** What whole lines hold of a book, for as long as both are in use: a line is asked about once for each noun in it. */
const WHOLE = new WeakMap<Line, Map<PhraseBook, readonly Hit[]>>();

/** All forms in a line, as `formsIn` finds them from its first token; asked twice, it is read once. */
export function formsInLine(book: PhraseBook, line: Line): readonly Hit[] {
  const books = WHOLE.get(line) ?? new Map<PhraseBook, readonly Hit[]>();
  WHOLE.set(line, books);
  const known = books.get(book) ?? formsIn(book, line, line.first, line.last);
  books.set(book, known);
  return known;
}

/** `<verb>` in a form stands for all its inflected forms. */
function spelledOut(form: string): readonly string[] {
  const verb = /<([^>]+)>/.exec(form);
  if (!verb) return [form];
  return inflectVerb(verb[1] as string).map((inflected) => form.replace(verb[0], inflected));
}

function add(map: Map<string, Form[]>, word: string, form: Form): void {
  const list = map.get(word) ?? [];
  list.push(form);
  list.sort((a, b) => b.words.length - a.words.length);
  map.set(word, list);
}
