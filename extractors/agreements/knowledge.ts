import { formsOf, type PhraseBook, phraseBook } from '#pipeline/language/phrase-book';
import type { Lexicon } from '#schemas/extractor';
import { INSTRUMENTS, type Instrument, SUBJECTS, type Subject } from '#schemas/vocabulary';

/** What a head noun or an official name says beside being one. */
export type Head = {
  readonly head: string;
  readonly instrument: Instrument | null;
  readonly subjects: readonly Subject[];
  /** All must hold, each with choices. */
  readonly asks: readonly (readonly string[])[];
  /** No name, even in capitals: "Memorandum of Understanding". */
  readonly isGeneric: boolean;
};

/** The folder's lexicon as its code uses it. */
export type Knowledge = {
  /** By group and entry. */
  readonly heads: ReadonlyMap<string, ReadonlyMap<string, Head>>;
  /** Single words that are heads, in all forms. */
  readonly headWords: ReadonlySet<string>;
  /** Single words that may stand before a head and belong to it. */
  readonly modifiers: ReadonlySet<string>;
  readonly official: PhraseBook;
  readonly kin: PhraseBook;
  readonly determiner: PhraseBook;
  readonly count: PhraseBook;
  readonly subject: PhraseBook;
  readonly subjectGoods: PhraseBook;
  readonly subjectBefore: PhraseBook;
  readonly subjectAhead: PhraseBook;
  readonly subjectTraded: PhraseBook;
  readonly subjectHosted: PhraseBook;
  readonly authority: PhraseBook;
  readonly like: PhraseBook;
  readonly lure: PhraseBook;
  readonly follower: PhraseBook;
  readonly complement: PhraseBook;
  readonly signing: PhraseBook;
  readonly trade: PhraseBook;
  readonly denial: PhraseBook;
  readonly credit: PhraseBook;
  readonly aidGoods: PhraseBook;
  readonly domestic: PhraseBook;
  readonly divested: PhraseBook;
  readonly site: PhraseBook;
};

const WORD_GROUPS = new Set(
  'kin determiner count modifier lure follower denial signing trade complement subject subject-before subject-ahead subject-traded subject-hosted subject-clause subject-goods subject-none authority like buying giving contracting contracted agreeing leasing granting swapping access which site aid-goods credit-words domestic divested'.split(
    ' ',
  ),
);
/** Words of such phrases that are verbs, or go between modifiers. */
const NO_MODIFIERS = ['and', 'share', 'exercise', 'exercises', 'supplies', 'remaining'];
/** Phrases with such a word are clauses, not modifiers. */
const FUNCTION_WORDS = /(^| )(to|of|the|for|on|its|their|if|in|with|as|from|one|was|were)( |$)/;

/** Groups whose phrases say what an agreement is about, wherever they stand. */
const ABOUT = ['subject', 'subject-clause', 'subject-none'];

/** Reads the lexicon once, packs included. */
export function readKnowledge(lexicon: Lexicon): Knowledge {
  return {
    heads: headsOf(lexicon),
    headWords: headWordsOf(lexicon),
    modifiers: modifiersOf(lexicon),
    official: phraseBook(lexicon, 'official'),
    kin: phraseBook(lexicon, 'kin'),
    determiner: phraseBook(lexicon, 'determiner'),
    count: phraseBook(lexicon, 'count'),
    subject: phraseBook(lexicon, ...ABOUT),
    subjectGoods: phraseBook(lexicon, 'subject-goods'),
    subjectBefore: phraseBook(lexicon, ...ABOUT, 'subject-before'),
    subjectTraded: phraseBook(lexicon, ...ABOUT, 'subject-before', 'subject-traded'),
    subjectHosted: phraseBook(lexicon, ...ABOUT, 'subject-hosted'),
    like: phraseBook(lexicon, 'like'),
    authority: phraseBook(lexicon, 'authority'),
    subjectAhead: phraseBook(lexicon, 'subject-ahead'),
    lure: phraseBook(lexicon, 'lure'),
    follower: phraseBook(lexicon, 'follower'),
    complement: phraseBook(lexicon, 'complement'),
    signing: phraseBook(lexicon, 'signing'),
    trade: phraseBook(lexicon, 'trade'),
    denial: phraseBook(lexicon, 'denial'),
    credit: phraseBook(lexicon, 'credit-words'),
    aidGoods: phraseBook(lexicon, 'aid-goods'),
    domestic: phraseBook(lexicon, 'domestic'),
    divested: phraseBook(lexicon, 'divested'),
    site: phraseBook(lexicon, 'site'),
  };
}

function headsOf(lexicon: Lexicon): Map<string, Map<string, Head>> {
  const heads = new Map<string, Map<string, Head>>();
  for (const [group, entries] of Object.entries(lexicon)) {
    if (WORD_GROUPS.has(group)) continue;
    const known = new Map<string, Head>();
    for (const [key, entry] of Object.entries(entries)) {
      const attributes = Array.isArray(entry) ? {} : (entry as Readonly<Record<string, unknown>>);
      known.set(key, {
        head: typeof attributes.head === 'string' ? attributes.head : key,
        instrument: INSTRUMENTS.find((code) => code === attributes.instrument) ?? null,
        subjects: SUBJECTS.filter((code) => list(attributes.subjects).includes(code)),
        asks: list(attributes.asks).map((ask) => ask.split('|')),
        isGeneric: attributes.generic === true,
      });
    }
    heads.set(group, known);
  }
  return heads;
}

function headWordsOf(lexicon: Lexicon): Set<string> {
  const groups = Object.entries(lexicon).filter(([group]) => !WORD_GROUPS.has(group) && group !== 'official');
  const forms = groups.flatMap(([, entries]) => Object.values(entries).flatMap(formsOf));
  return new Set(forms.filter((form) => !form.includes(' ')));
}

const list = (value: unknown): readonly string[] => (Array.isArray(value) ? (value as string[]) : []);

function modifiersOf(lexicon: Lexicon): Set<string> {
  const forms = ['modifier', 'kin', 'subject', 'subject-before', 'subject-traded'].flatMap((group) =>
    Object.values(lexicon[group] ?? {})
      .flatMap(formsOf)
      .filter((form) => isModifying(group, form)),
  );
  const words = new Set(forms.flatMap((form) => form.split(/[ -]/)));
  for (const word of NO_MODIFIERS) words.delete(word);
  return words;
}

function isModifying(group: string, form: string): boolean {
  return !form.includes('<') && !FUNCTION_WORDS.test(form) && (group !== 'kin' || !form.includes(' '));
}
