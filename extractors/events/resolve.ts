import { SHAPE } from '#schemas/document';
import type { Lexicon, Match, Resolved } from '#schemas/extractor';
import type { EventValue } from '#schemas/mention';

/** Tokens after a verb among which its object is looked for. */
const OBJECT_REACH = 4;

/** Refuses nouns among the verbs (“the order” is no ordering), and verbs whose object is no agreement (“delivered a speech”). */
export function configure(lexicon: Lexicon): { resolve: (match: Match) => Resolved<EventValue> | null } {
  const nouns = formsIn(lexicon, 'noun-too');
  const determiners = formsIn(lexicon, 'determiner');
  const nominals = formsIn(lexicon, 'nominal');
  const others = new Map(
    Object.entries(lexicon['other-object'] ?? {}).map(([rule, entry]) => [`event/${rule}`, new Set(formsOf(entry))]),
  );
  return {
    resolve: (match) => {
      const { first, last, gives } = match;
      if (hasOtherObject(match, others.get(match.rule)) || isSecondHalf(match)) return null;
      const voice = nominals.has(wordOf(match, first)) ? 'noun' : 'verb';
      const value = { status: null, date: null, voice, relation: null, ...gives } as EventValue;
      const isNoun =
        last - first === 1 &&
        nouns.has(wordOf(match, first)) &&
        (determiners.has(wordOf(match, first - 1)) || wordOf(match, last) === 'of');
      return isNoun && value.voice !== 'noun' ? null : { value };
    },
  };
}

/** “mine-clearing gear”: half of a compound tells of no event. */
function isSecondHalf(match: Match): boolean {
  const { first, document } = match;
  const { shape } = document.tokens;
  const isGlued = (token: number) => ((shape[token] as number) & SHAPE.glued) !== 0;
  return (
    wordOf(match, first - 1) === '-' && isGlued(first) && isGlued(first - 1) && wordOf(match, first).endsWith('ing')
  );
}

/** “Cleared the way for talks”: what stands after the verb is no agreement. */
function hasOtherObject(match: Match, words: ReadonlySet<string> | undefined): boolean {
  if (!words) return false;
  for (let token = match.last; token < match.last + OBJECT_REACH; token++)
    if (words.has(wordOf(match, token))) return true;
  return false;
}

function wordOf({ document: { words } }: Match, token: number): string {
  return words[token] ?? '';
}

function formsIn(lexicon: Lexicon, group: string): ReadonlySet<string> {
  return new Set(Object.values(lexicon[group] ?? {}).flatMap(formsOf));
}

function formsOf(entry: Lexicon[string][string]): readonly string[] {
  return Array.isArray(entry) ? entry : (entry as { readonly forms: readonly string[] }).forms;
}
