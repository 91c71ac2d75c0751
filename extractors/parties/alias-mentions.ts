import { isRecalled } from '#extractors/parties/alias-forms';
import type { Alias } from '#extractors/parties/aliases';
import { keyOf } from '#extractors/parties/organisations';
import { coverAt, isCapital, markerAt, mentionOver, type Reading, rawAt, wordAt } from '#extractors/parties/reading';
import { type Found, isMarker, type Party } from '#extractors/parties/values';
import { fold } from '#pipeline/language/vocabulary';
import type { Document, Sentence } from '#schemas/document';

/** Occurrences of the aliases where nothing longer or more exact stands. */
export function aliasMentions(reading: Reading, document: Document, aliases: readonly Alias[]): Party[] {
  const byFirst = new Map<string, Alias[]>();
  for (const alias of aliases) {
    const first = alias.words[0] as string;
    const list = byFirst.get(first);
    if (list) list.push(alias);
    else byFirst.set(first, [alias]);
  }
  for (const list of byFirst.values()) list.sort((a, b) => b.words.length - a.words.length);
  // Only names with particles begin small ("al-Burhan").
  const hasSmall = aliases.some((alias) => !/^\p{Lu}/u.test(alias.words[0] as string));
  // Folded words cost no copy of the text.
  const firsts = new Set([...byFirst.keys()].map(fold));
  const found: Party[] = [];
  for (const sentence of document.sentences) {
    for (let at = sentence.first; at < sentence.last; at++) {
      if (!hasSmall && !isCapital(reading, at)) continue;
      const alias = firsts.has(wordAt(reading, at))
        ? aliasAt(reading, sentence, at, byFirst.get(rawAt(reading, at)))
        : null;
      if (alias === null) continue;
      const last = at + alias.words.length;
      found.push(mentionOver(reading, sentence, at, last, 'party/alias', { ...alias.value, form: alias.form }));
      at = last - 1;
    }
  }
  return found;
}

function aliasAt(
  reading: Reading,
  sentence: Sentence,
  at: number,
  candidates: readonly Alias[] | undefined,
): Alias | null {
  for (const alias of candidates ?? []) {
    const last = at + alias.words.length;
    if (last > sentence.last) continue;
    if (alias.words.some((word, index) => rawAt(reading, at + index) !== word)) continue;
    if (isFree(reading, at, last, alias)) return alias;
  }
  return null;
}

/** Whether an alias may stand here: over nothing, over a place or title of the same words, or over what it explains. */
function isFree(reading: Reading, first: number, last: number, alias: Alias): boolean {
  for (let at = first; at < last; at++) {
    const cover = coverAt(reading, at);
    if (cover !== null && !givesWay(reading, cover, first, last, alias)) return false;
  }
  const next = wordAt(reading, last);
  const isDefinite = wordAt(reading, first - 1) === 'the';
  if (markerAt(reading, first) === 'office')
    return isDefinite && !/^(of|for|,|-)$/.test(next) && !isCapital(reading, last);
  // A one-word body name goes with "the"; "House" in "House Speaker" or "Council" in another name is none.
  if (alias.words.length > 1 || !isRecalled(alias.words[0] as string)) return true;
  return isDefinite && next !== 'of' && !(isCapital(reading, last) && coverAt(reading, last) === null);
}

/** Whether what the lexicon found in a place gives way to an alias over the tokens from `first` to `last`. */
function givesWay(reading: Reading, cover: Found, first: number, last: number, { value, words, form }: Alias): boolean {
  if (cover.first < first || cover.last > last) return false;
  if (isMarker(cover.value)) return cover.value.marker !== 'city' || !/^(in|at|near)$/.test(wordAt(reading, first - 1));
  if (cover.value.key === value.key) return cover.last - cover.first !== last - first;
  if (value.type !== 'person' && cover.value.type === 'person') return false;
  const isBare = cover.value.key === keyOf(words.join(' '));
  return isBare || form === 'acronym' || cover.value.type === 'person';
}
