import { bySentence, lastBefore } from '#pipeline/language/in-order';
import type { Qualifier, Target } from '#pipeline/link/qualifier';
import type { PartyMention } from '#pipeline/link/qualify/candidates';
import type { Cues } from '#pipeline/link/qualify/cues';
import { type Quotation, quotationsOf } from '#pipeline/link/qualify/quotes';
import { type Speech, speechOf } from '#pipeline/link/qualify/speech';
import type { Document, Sentence, Span } from '#schemas/document';
import type { Attribution } from '#schemas/record';

type Attributed = Attribution & { readonly span: Span | null };

/** Who says what stands at a span: whoever's speech covers it in its sentence, else whoever's quotation it stands in. */
export function attributionOf(
  document: Document,
  cues: (sentence: number) => Cues,
  parties: readonly PartyMention[],
): Qualifier['attributionOf'] {
  const named = bySentence(parties);
  const known = new Map<number, readonly Speech[]>();
  let quotations: readonly Quotation[] | null = null;
  const speech = (index: number): readonly Speech[] => {
    const cached = known.get(index);
    if (cached) return cached;
    const read = speechOf(cues(index), named.get(index) ?? []);
    known.set(index, read);
    return read;
  };
  const attributed = (index: number, one: Speech): Attributed =>
    described({ document, speech, bySentence: named }, index, one);
  return (target) => {
    const covering = coveringSpeech(speech(target.sentence), target);
    if (covering) return attributed(target.sentence, covering);
    quotations ??= quotationsOf(document);
    const speaker = speakerOfQuote(document, quotations, target, speech);
    return speaker && attributed(speaker.index, speaker.speech);
  };
}

/** The nearest speech in whose content a target stands. */
function coveringSpeech(all: readonly Speech[], { first, last }: Target): Speech | null {
  let best: Speech | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const one of all) {
    const gap = first >= one.to && one.ahead ? first - one.to : last <= one.from && one.behind ? one.from - last : -1;
    if (gap >= 0 && gap < least) {
      best = one;
      least = gap;
    }
  }
  return best;
}

type Spoken = { readonly index: number; readonly speech: Speech };

/** The speaker of the quotation in which a target stands: named in a sentence that the quotation touches, or of the one before it in the paragraph. */
function speakerOfQuote(
  document: Document,
  quotations: readonly Quotation[],
  target: Target,
  speech: (index: number) => readonly Speech[],
): Spoken | null {
  const at = document.tokens.start[target.first] as number;
  const number = lastBefore(quotations, at);
  const quotation = quotations[number];
  if (!quotation || at >= quotation.end) return null;
  const own = speakerBeside(document, quotation, speech);
  if (own) return own;
  const before = quotations[number - 1];
  return before && before.segment === quotation.segment ? speakerBeside(document, before, speech) : null;
}

function speakerBeside(
  { sentences, tokens }: Document,
  { start, end }: Quotation,
  speech: (index: number) => readonly Speech[],
): Spoken | null {
  for (let i = Math.max(0, lastBefore(sentences, start)); i < sentences.length; i++) {
    const sentence = sentences[i] as Sentence;
    if (sentence.start >= end) break;
    if (sentence.end <= start) continue;
    const one = speech(sentence.index).find(({ from, to, ahead, behind }) => {
      const isBefore = (tokens.end[to - 1] as number) <= start;
      return isBefore ? ahead : (tokens.start[from] as number) >= end && behind;
    });
    if (one) return { index: sentence.index, speech: one };
  }
  return null;
}

/** Sentences to look back for whom "he" or "it" was. */
const BACK = 4;

type Heard = {
  readonly document: Document;
  readonly speech: (index: number) => readonly Speech[];
  readonly bySentence: ReadonlyMap<number, readonly PartyMention[]>;
};
type Known = Pick<Speech, 'source' | 'via'>;

function described(heard: Heard, index: number, one: Speech): Attributed {
  const { tokens, text } = heard.document;
  const spanOf = ({ first, last }: { first: number; last: number }): Span => ({
    start: tokens.start[first] as number,
    end: tokens.end[last - 1] as number,
  });
  const words = ({ start, end }: Span): string => text.slice(start, end);
  const known: Known | null = one.pronoun === null ? one : antecedentOf(heard, index, one.pronoun);
  const outlet = one.via ?? known?.via ?? null;
  const via = outlet && words(spanOf(outlet));
  if (!known?.source) return { source: null, kind: KINDS.get(one.pronoun ?? '') ?? 'media', via, span: null };
  const span = spanOf(known.source);
  return { source: words(span), kind: known.source.kind, via, span };
}

/** Of what kind a source is that is nowhere named. */
const KINDS: ReadonlyMap<string, Attribution['kind']> = new Map([
  ['he', 'named-person'],
  ['she', 'named-person'],
  ['it', 'official'],
  ['they', 'anonymous'],
]);

/** Who spoke last, or for "he" and "she" was named last, in the sentences before. */
function antecedentOf({ speech, bySentence }: Heard, index: number, pronoun: string): Known | null {
  for (let i = index - 1; i >= Math.max(0, index - BACK); i--) {
    const found = speech(i).findLast(({ source }) => source !== null && suits(pronoun, source.kind));
    if (found) return found;
    const person = bySentence.get(i)?.findLast(({ value }) => value.type === 'person');
    if (person && (pronoun === 'he' || pronoun === 'she')) {
      return { source: { first: person.first, last: person.last, kind: 'named-person' }, via: null };
    }
  }
  return null;
}

function suits(pronoun: string, kind: Attribution['kind']): boolean {
  if (pronoun === 'it') return kind === 'official' || kind === 'media' || kind === 'document';
  return pronoun === 'they' || kind === 'named-person' || kind === 'anonymous' || kind === 'official';
}
