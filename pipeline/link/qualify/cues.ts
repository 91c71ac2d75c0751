import { firstFrom } from '#pipeline/language/in-order';
import type { VerbGroup } from '#pipeline/link/qualifier';
import { type Words, wordsOf } from '#pipeline/link/qualify/words';
import type { Document } from '#schemas/document';
import type { CueValue, Mention } from '#schemas/mention';

/** What rules.yaml says of a cue beyond category and direction. */
export type CueReach = CueValue & {
  /** Furthest token distance at which it still counts; absent: its clause. */
  readonly within?: number;
  readonly governs?: 'auxiliary' | 'infinitive' | 'clause' | 'noun';
  /** It is a verb itself: its own tense and negation count. */
  readonly verb?: boolean;
  /** Where the source of an attribution stands. */
  readonly source?: 'around' | 'after' | 'inside' | 'cited' | 'quoted' | 'none';
  /** It says that something did not happen, which leaves the terms of what was agreed as they are: not read for amounts. */
  readonly events?: boolean;
  /** A terminator that opens a clause of the same sentence: it does not stop conditions. */
  readonly soft?: boolean;
  readonly speaker?: 'anonymous' | 'official' | 'media' | 'document';
};
export type Cue = Mention<CueReach>;

const MODAL = new Set(['planned', 'conditional', 'demanded', 'offered', 'estimated', 'denied', 'asserted']);

/** The cues of one sentence, sorted by what they are for. */
export type Cues = {
  readonly words: Words;
  readonly modal: readonly Cue[];
  readonly ends: readonly Cue[];
  readonly times: readonly Cue[];
  readonly attributions: readonly Cue[];
  readonly speakers: readonly Cue[];
  readonly outlets: readonly Cue[];
  /** Whether somebody speaks on condition of anonymity. */
  readonly isSecret: boolean;
  /** Verb groups read so far, by token and depth of nesting. */
  readonly groups: Map<number, VerbGroup>;
};

/** Reads the cues of a sentence the first time it is asked about. */
export function cuesOf(document: Document, mentions: readonly Mention[]): (sentence: number) => Cues {
  const bySentence = new Map<number, Cue[]>();
  for (const mention of mentions) {
    const list = bySentence.get(mention.sentence);
    if (list) list.push(mention as Cue);
    else bySentence.set(mention.sentence, [mention as Cue]);
  }
  const known = new Map<number, Cues>();
  return (index) => {
    const cached = known.get(index);
    if (cached) return cached;
    const sentence = document.sentences[index];
    if (!sentence) throw new Error(`no sentence ${index}; the document has ${document.sentences.length}`);
    const cues = sorted(wordsOf(document, sentence), bySentence.get(index) ?? []);
    known.set(index, cues);
    return cues;
  };
}

function sorted(words: Words, all: readonly Cue[]): Cues {
  const of = (category: string) => all.filter(({ value }) => value.category === category);
  return {
    words,
    modal: all.filter(({ value }) => MODAL.has(value.category)),
    ends: of('terminator'),
    times: of('time'),
    attributions: of('attribution'),
    speakers: of('speaker'),
    outlets: of('outlet'),
    isSecret: all.some(({ value }) => value.category === 'anonymity'),
    groups: new Map(),
  };
}

/** Tokens beyond which nothing reaches, so that a text without full stops costs no more than its length. */
export const FARTHEST = 100;

/** The cue of a sorted list that covers a token, or null. */
export function cueOver(cues: readonly Cue[], token: number): Cue | null {
  const cue = cues[firstFrom(cues, token + 1) - 1];
  return cue !== undefined && token < cue.last ? cue : null;
}
