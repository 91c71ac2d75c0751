import { fold } from '#pipeline/language/vocabulary';
import type { Lexicon, Match, Resolved } from '#schemas/extractor';
import type { EventValue } from '#schemas/mention';

/** Refuses the nouns among the verbs: “the order” is no ordering. */
export function configure(lexicon: Lexicon): { resolve: (match: Match) => Resolved<EventValue> | null } {
  const nouns = formsIn(lexicon, 'noun-too');
  const determiners = formsIn(lexicon, 'determiner');
  const nominals = formsIn(lexicon, 'nominal');
  const notGoods = formsIn(lexicon, 'not-goods');
  return {
    resolve: (match) => {
      const { first, last, gives } = match;
      const isNoun = last - first === 1 && nouns.has(wordOf(match, first)) && determiners.has(wordOf(match, first - 1));
      if (match.rule === 'event/deliver' && [1, 2, 3, 4].some((on) => notGoods.has(wordOf(match, last - 1 + on)))) return null;
      const voice = nominals.has(wordOf(match, first)) ? 'noun' : 'verb';
      const value = { status: null, date: null, voice, relation: null, ...gives } as EventValue;
      return isNoun && value.voice !== 'noun' ? null : { value };
    },
  };
}

function wordOf({ document: { text, tokens } }: Match, token: number): string {
  return token < 0 ? '' : fold(text.slice(tokens.start[token], tokens.end[token]));
}

function formsIn(lexicon: Lexicon, group: string): ReadonlySet<string> {
  return new Set(
    Object.values(lexicon[group] ?? {}).flatMap((entry) => (Array.isArray(entry) ? entry : (entry.forms as string[]))),
  );
}
