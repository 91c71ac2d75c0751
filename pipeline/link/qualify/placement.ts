import { isAuxiliary } from '#pipeline/link/qualify/auxiliaries';
import { formOf } from '#pipeline/link/qualify/verb-words';
import type { Words } from '#pipeline/link/qualify/words';

/** Marks that end or begin what is said. */
export const MARKS: ReadonlySet<string> = new Set(['"', '“', '”', ',', '—', '–', '?', '!']);
/** What may follow "said" without being what is said. */
const SETTING = new Set(
  'in on at during after to through late early earlier yesterday today tuesday wednesday thursday friday saturday sunday monday by via when as last this . ; ) ” "'.split(
    ' ',
  ),
);

/**
 * Where what is said stands, seen from its source and verb (`from` to `to`): after the verb ("X said that …"), before the
 * source ("…, X said on Tuesday"), or on both sides ("…, X said, …").
 */
export function sidesOf(words: Words, from: number, to: number): { readonly ahead: boolean; readonly behind: boolean } {
  const next = words.at(afterAddressee(words, to));
  const isPlain = next !== '' && !SETTING.has(next) && !MARKS.has(next);
  const mark = isPlain ? -1 : markBefore(words, from);
  const behind = mark - words.sentence.first >= 3 && !isFronted(words, mark) && !bringsIn(words, to);
  return { behind, ahead: !behind || MARKS.has(next) };
}

/** The token after those who are told ("told a press conference in Oslo"). */
function afterAddressee(words: Words, to: number): number {
  if (!TELLING.has(words.at(to - 1))) return to;
  for (let i = to; i < to + ADDRESSEE; i++) if (SETTING.has(words.at(i)) || MARKS.has(words.at(i))) return i;
  return to;
}
const TELLING = new Set(['told', 'tells', 'telling', 'tell', 'informed', 'assured', 'reporters', 'parliament']);
const ADDRESSEE = 5;

/** Tokens that a title may have between the comma and the name. */
const TITLE = 9;

/** The mark that ends what is said before a source and its title; -1 where none stands there. */
function markBefore(words: Words, from: number): number {
  for (let i = from - 1; i >= Math.max(words.sentence.first, from - TITLE); i--) {
    if (MARKS.has(words.at(i))) return i;
    if (formOf(words.at(i)) === 'past' || isAuxiliary(words.at(i))) return -1;
  }
  return -1;
}

/** Whether a "that" soon after the verb brings in what is said. */
function bringsIn(words: Words, to: number): boolean {
  for (let i = to; i < to + 8 && !MARKS.has(words.at(i)); i++) if (words.at(i) === 'that') return true;
  return false;
}

/** Whether all that stands before a comma is an adverbial ("On Tuesday, the ministry said"). */
function isFronted(words: Words, comma: number): boolean {
  const { first } = words.sentence;
  return words.at(comma) === ',' && comma - first <= 5 && FRONT.has(words.at(first));
}
const FRONT = new Set(
  'on in at after before during earlier later meanwhile also but and separately last this since when asked by however yesterday today late early'.split(
    ' ',
  ),
);
