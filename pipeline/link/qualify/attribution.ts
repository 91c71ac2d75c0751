import type { Qualifier, Target } from '#pipeline/link/qualifier';
import type { Cues } from '#pipeline/link/qualify/cues';
import { type Quotation, quotationsOf } from '#pipeline/link/qualify/quotes';
import type { PartyMention } from '#pipeline/link/qualify/source';
import { type Speech, speechOf } from '#pipeline/link/qualify/speech';
import type { Document, Span } from '#schemas/document';
import type { Attribution } from '#schemas/record';

type Attributed = Attribution & { readonly span: Span | null };

/** Who says what stands at a span: whoever's speech covers it in its sentence, else whoever's quotation it stands in. */
export function attributionOf(
  document: Document,
  cues: (sentence: number) => Cues,
  parties: readonly PartyMention[],
): Qualifier['attributionOf'] {
  const bySentence = new Map<number, PartyMention[]>();
  for (const party of parties) bySentence.set(party.sentence, [...(bySentence.get(party.sentence) ?? []), party]);
  const known = new Map<number, readonly Speech[]>();
  let quotations: readonly Quotation[] | null = null;
  const speech = (index: number): readonly Speech[] => {
    const cached = known.get(index);
    if (cached) return cached;
    const read = speechOf(cues(index), bySentence.get(index) ?? []);
    known.set(index, read);
    return read;
  };
  const attributed = (index: number, one: Speech): Attributed => described(document, index, one, speech);
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
  const number = quotations.findIndex(({ start, end }) => start <= at && at < end);
  const quotation = quotations[number];
  if (!quotation) return null;
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
  for (const sentence of sentences) {
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

/** Sentences to look back for whom "he" or "the ministry" was. */
const BACK = 4;

function described(
  document: Document,
  index: number,
  one: Speech,
  speech: (index: number) => readonly Speech[],
): Attributed {
  const { tokens, text } = document;
  const spanOf = ({ first, last }: { first: number; last: number }): Span => ({
    start: tokens.start[first] as number,
    end: tokens.end[last - 1] as number,
  });
  const words = ({ start, end }: Span): string => text.slice(start, end);
  const via = one.via && words(spanOf(one.via));
  if (one.source !== null) {
    const span = spanOf(one.source);
    return { source: words(span), kind: one.source.kind, via, span };
  }
  const antecedent = one.pronoun ? antecedentOf(index, one.pronoun, speech) : null;
  if (antecedent?.source) {
    const span = spanOf(antecedent.source);
    return {
      source: words(span),
      kind: antecedent.source.kind,
      via: via ?? (antecedent.via && words(spanOf(antecedent.via))),
      span,
    };
  }
  const kind =
    one.pronoun === null
      ? 'media'
      : one.pronoun === 'it'
        ? 'official'
        : one.pronoun === 'they'
          ? 'anonymous'
          : 'named-person';
  return { source: null, kind, via, span: null };
}

function antecedentOf(index: number, pronoun: string, speech: (index: number) => readonly Speech[]): Speech | null {
  for (let i = index - 1; i >= Math.max(0, index - BACK); i--) {
    const found = speech(i).findLast(({ source }) => source !== null && suits(pronoun, source.kind));
    if (found) return found;
  }
  return null;
}

function suits(pronoun: string, kind: Attribution['kind']): boolean {
  if (pronoun === 'it') return kind === 'official' || kind === 'media' || kind === 'document';
  return pronoun === 'they' || kind === 'named-person' || kind === 'anonymous' || kind === 'official';
}
