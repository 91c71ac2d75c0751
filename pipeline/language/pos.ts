import { LONGEST_CHUNK, LONGEST_TOKEN } from '#pipeline/language/guard';
import { loadWink, type WinkTagger } from '#pipeline/language/packages';

/** Universal part-of-speech tags ("NOUN", "PROPN", "VERB" …) of the words of one sentence, one each. */
export type Tagger = (words: readonly string[]) => readonly string[];

const CONTRACTION = /^(.+?)(n't|'(?:s|re|ve|ll|d|m))$/i;
const MASKED = 'x';
const UNKNOWN = 'X';

/**
 * Makes a tagger, which loads wink-nlp (0.1 s, 60 MB) when it is first used. The words are the document's own tokens: fed
 * raw text, wink cuts it differently according to what it has read before. Contractions are taken apart for the same
 * reason; a word that wink cuts further has the tag of its first piece. Long words and long sentences are fed in safe pieces.
 */
export function createTagger(): Tagger {
  let wink: WinkTagger | null = null;
  return (words) => {
    if (words.length === 0) return [];
    wink ??= loadWink();
    const tags: string[] = [];
    for (const pieces of piecesOf(words)) tagPieces(wink, pieces, tags);
    return tags;
  };
}

/** The words as wink is given them, in runs of at most `LONGEST_CHUNK` units. */
function piecesOf(words: readonly string[]): string[][] {
  const runs: string[][] = [[]];
  let length = 0;
  for (const word of words) {
    const given = givenForm(word);
    if (length + given.length > LONGEST_CHUNK) {
      runs.push([]);
      length = 0;
    }
    runs[runs.length - 1]?.push(given);
    length += given.length + 1;
  }
  return runs;
}

function givenForm(word: string): string {
  if (word.length > LONGEST_TOKEN || /\s/.test(word) || word === '') return MASKED;
  return word.replaceAll('’', "'").replace(CONTRACTION, '$1 $2');
}

/** Tags one run and appends the tag of each of its words, found by counting characters. */
function tagPieces(wink: WinkTagger, given: readonly string[], tags: string[]): void {
  const { tokens, tags: found } = wink(given.join(' '));
  let at = 0;
  let read = 0;
  let wanted = 0;
  for (const word of given) {
    tags.push(found[at] ?? UNKNOWN);
    wanted += word.length - (word.includes(' ') ? 1 : 0);
    while (at < tokens.length && read + (tokens[at] as string).length <= wanted) {
      read += (tokens[at] as string).length;
      at++;
    }
  }
}
