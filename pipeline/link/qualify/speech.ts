import { chainAt } from '#pipeline/link/qualify/auxiliaries';
import { type Candidate, candidatesOf, type PartyMention } from '#pipeline/link/qualify/candidates';
import { type Cue, type Cues, cueOver } from '#pipeline/link/qualify/cues';
import { MARKS, sidesOf } from '#pipeline/link/qualify/placement';
import { type Source, sourceAfter, sourceBefore } from '#pipeline/link/qualify/source';
import type { Words } from '#pipeline/link/qualify/words';

type Range = { readonly first: number; readonly last: number };

/** One act of saying in a sentence: who speaks (`pronoun`: to be found in earlier sentences), and where what is said stands. */
export type Speech = {
  /** Token range of source and verb together. */
  readonly from: number;
  readonly to: number;
  readonly source: Source | null;
  readonly pronoun: string | null;
  /** Token range of the outlet through which it came. */
  readonly via: Range | null;
  readonly ahead: boolean;
  readonly behind: boolean;
};

const PRONOUNS = new Set(['he', 'she', 'it', 'they']);
const NOBODY: readonly Speech[] = [];

/** All speech of a sentence, in text order. */
export function speechOf(cues: Cues, parties: readonly PartyMention[]): readonly Speech[] {
  if (cues.attributions.length === 0) return NOBODY;
  const candidates = candidatesOf(cues, parties);
  const found: Speech[] = [];
  for (const cue of cues.attributions) {
    const speech = read(cues, cue, candidates, found);
    if (speech !== null) add(found, speech);
  }
  const outlets = candidates.filter(({ kind }) => kind === 'media');
  return found.map((speech) => withOutlet(cues, cues.isSecret ? anonymous(speech) : speech, outlets));
}

/** Adds a speech; an outlet that only passes on what it cites makes one with its source. */
function add(found: Speech[], speech: Speech): void {
  const last = found[found.length - 1];
  const isPassedOn = last !== undefined && (isSame(last.source, speech.via) || isSame(last.via, speech.source));
  if (!isPassedOn) {
    found.push(speech);
    return;
  }
  const cited = last.via === null ? speech : last;
  found[found.length - 1] = {
    ...cited,
    from: last.from,
    to: speech.to,
    ahead: last.ahead || speech.ahead,
    behind: last.behind || speech.behind,
  };
}

const isSame = (a: Range | null, b: Range | null): boolean => a !== null && b !== null && a.first === b.first;

function read(cues: Cues, cue: Cue, candidates: readonly Candidate[], earlier: readonly Speech[]): Speech | null {
  switch (cue.value.source) {
    case 'around':
      return saying(cues.words, cue, candidates, earlier);
    case 'after':
      return prepositional(cue.first, sourceAfter(cues.words, candidates, cue.last));
    case 'inside':
      return prepositional(cue.first, inside(cues.words, cue));
    case 'cited':
      return cited(cues.words, cue, candidates, earlier);
    case 'quoted':
      return quoted(cues.words, cue, candidates, earlier);
    default:
      return { ...NOWHERE, from: cue.first, to: cue.last, ahead: true, behind: true };
  }
}
const NOWHERE = { source: null, pronoun: null, via: null } as const;

/** "According to X": all of the sentence that no one else says. */
function prepositional(from: number, source: Source | null): Speech | null {
  return source && { ...NOWHERE, from, to: source.last, source, ahead: true, behind: true };
}

function inside(words: Words, { first, last, value }: Cue): Source {
  const start = words.at(first) === 'as' ? first + 2 : first + 1;
  return { first: words.at(start) === 'the' ? start + 1 : start, last, kind: value.speaker ?? 'media' };
}

/** A verb of saying, its source before it or, in "…, said X", after it. */
function saying(words: Words, cue: Cue, candidates: readonly Candidate[], earlier: readonly Speech[]): Speech | null {
  const chain = chainAt(words, cue.first);
  if (chain.negation >= 0 || chain.modal >= 0 || chain.to >= 0) return null;
  if (chain.form === 'gerund' && chain.start === chain.head) return goingOn(words, cue, candidates, earlier);
  if (chain.passive) return passive(words, cue, candidates);
  const { start } = chain;
  const before = sourceBefore(words, candidates, start);
  if (before?.kind === 'document' && !SPOKEN_BY_TEXTS.has(words.at(cue.first))) return null;
  if (before) return placed(words, { ...NOWHERE, source: before, from: before.first, to: cue.last });
  const pronoun = words.at(start - 1);
  if (PRONOUNS.has(pronoun)) return placed(words, { ...NOWHERE, pronoun, from: start - 1, to: cue.last });
  const isInverted = start === words.sentence.first || MARKS.has(words.at(start - 1));
  const after = isInverted ? sourceAfter(words, candidates, cue.last) : null;
  if (after) return { ...NOWHERE, source: after, from: start, to: after.last, ahead: true, behind: true };
  return null;
}

/** "terms described by two officials", "as reported by Yonhap". */
function passive(words: Words, cue: Cue, candidates: readonly Candidate[]): Speech | null {
  return words.at(cue.last) === 'by' ? prepositional(cue.first, sourceAfter(words, candidates, cue.last + 1)) : null;
}

/** A text says and shows; what it is "announced" or "reported" is done by others. */
const SPOKEN_BY_TEXTS = new Set(
  'say says said state states stated show shows showed add added adds note noted notes confirm confirms describes indicates indicated explains'.split(
    ' ',
  ),
);

/** "…, adding that …": the speaker goes on. */
function goingOn(words: Words, cue: Cue, candidates: readonly Candidate[], earlier: readonly Speech[]): Speech | null {
  const last = earlier[earlier.length - 1];
  if (last) return { ...last, from: cue.first, to: cue.last, ahead: true, behind: false };
  const isLoose = words.at(cue.first - 1) === ',';
  const subject = isLoose
    ? candidates.find(({ first, party }) => party !== null && first - words.sentence.first <= 2)
    : undefined;
  const source = subject ? { first: subject.first, last: subject.last, kind: subject.kind } : null;
  return source && { ...NOWHERE, source, from: cue.first, to: cue.last, ahead: true, behind: false };
}

/** "Yonhap reported, citing two officials": the officials speak, the agency is the way. */
function cited(words: Words, cue: Cue, candidates: readonly Candidate[], earlier: readonly Speech[]): Speech | null {
  const source = sourceAfter(words, candidates, cue.last);
  if (source === null) return null;
  const subjectEnd = words.at(cue.first - 1) === ',' ? cue.first - 1 : cue.first;
  const outlet = earlier[earlier.length - 1]?.source ?? sourceBefore(words, candidates, subjectEnd);
  const via = outlet?.kind === 'media' ? { first: outlet.first, last: outlet.last } : null;
  if (outlet && via === null && words.at(cue.first).endsWith('ing')) return null;
  return { ...NOWHERE, source, via, from: cue.first, to: source.last, ahead: true, behind: via !== null };
}

/** "was quoted as saying", and the "as saying" of "quoted him as saying". */
function quoted(words: Words, cue: Cue, candidates: readonly Candidate[], earlier: readonly Speech[]): Speech | null {
  const last = earlier[earlier.length - 1];
  if (last && last.to <= cue.first && cue.first - last.to <= 1) return null;
  const { start } = chainAt(words, cue.first);
  const source = sourceBefore(words, candidates, start);
  return source && placed(words, { ...NOWHERE, source, from: source.first, to: cue.last });
}

/** Adds on which side of source and verb the words stand that are said. */
function placed(words: Words, speech: Omit<Speech, 'ahead' | 'behind'>): Speech {
  return { ...speech, ...sidesOf(words, speech.from, speech.to) };
}

/** "a ministry official said on condition of anonymity"; whoever is named is not meant. */
function anonymous(speech: Speech): Speech {
  return speech.source && speech.source.kind !== 'named-person'
    ? { ...speech, source: { ...speech.source, kind: 'anonymous' } }
    : speech;
}

/** The outlet named in the source ("one source that spoke to CNN"), addressed by it, or shown it ("a draft seen by AFP"). */
function withOutlet(cues: Cues, speech: Speech, outlets: readonly Candidate[]): Speech {
  const { source, to, via } = speech;
  if (via !== null || source === null || source.kind === 'media') return speech;
  const outlet = outlets.find(({ first, last }) => {
    const isInSource = first > source.first && last <= source.last;
    const isTold = first >= to && first - to <= 1 && TOLD.has(cues.words.at(to - 1));
    return isInSource || isTold || isAddressed(cues, first);
  });
  return outlet ? { ...speech, via: { first: outlet.first, last: outlet.last } } : speech;
}
const TOLD = new Set(['tell', 'tells', 'told', 'telling']);

/** "spoke to CNN", "seen by the AFP". */
const isAddressed = ({ outlets }: Cues, first: number): boolean =>
  cueOver(outlets, first - 1) !== null || cueOver(outlets, first - 2) !== null;
