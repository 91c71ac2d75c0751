import type { Modality } from '#schemas/vocabulary';

const set = (text: string): ReadonlySet<string> => new Set(text.split(' '));

export const BE = set("be is are was were been being am isn't aren't wasn't weren't ain't");
export const HAVE = set("have has had having haven't hasn't hadn't");
export const DO = set("do does did don't doesn't didn't");
export const GET = set('get gets got getting');
const PAST = set("was were had did wasn't weren't hadn't didn't got");

/** Modal auxiliaries with what they make of their verb; the contractions of pronouns among them. */
export const MODALS: ReadonlyMap<string, Modality> = new Map<string, Modality>([
  ...'will shall would'.split(' ').map((word): [string, Modality] => [word, 'planned']),
  ...'must need'.split(' ').map((word): [string, Modality] => [word, 'planned']),
  ...'may might could can cannot'.split(' ').map((word): [string, Modality] => [word, 'conditional']),
  ...'should ought'.split(' ').map((word): [string, Modality] => [word, 'demanded']),
  ...["won't", "wouldn't", "shan't", "mustn't", "needn't"].map((word): [string, Modality] => [word, 'planned']),
  ...["can't", "couldn't", "mightn't"].map((word): [string, Modality] => [word, 'conditional']),
  ["shouldn't", 'demanded'],
]);

const PRONOUNS = set('i you he she it we they that there who what this');

/** "they'll", "it'd", "we've", "they're": the auxiliary that hangs on a pronoun, or null. */
export function contracted(word: string): string | null {
  const mark = word.indexOf("'");
  if (mark <= 0 || !PRONOUNS.has(word.slice(0, mark))) return null;
  return CONTRACTED.get(word.slice(mark + 1)) ?? null;
}
const CONTRACTED = new Map([
  ['ll', 'will'],
  ['d', 'would'],
  ['ve', 'have'],
  ['re', 'are'],
  ['m', 'am'],
]);

export const NEGATIONS = set("not never n't nor neither hardly barely scarcely");
export const isNegation = (word: string): boolean => NEGATIONS.has(word) || word.endsWith("n't") || word === 'cannot';

export const isPast = (word: string): boolean => PAST.has(word);

const ADVERBS = set(
  'also already just now then still soon ever always often once again yet first finally both all each together thus therefore however later earlier recently today tomorrow subsequently eventually itself themselves himself herself instead only even quietly largely much better further since reportedly indeed perhaps maybe henceforth almost nearly about actually longer hereby jointly provisionally',
);
const NOT_ADVERBS = set('supply apply reply comply rely ally july family assembly italy only anomaly monopoly imply');

/** Adverbs that may stand inside a verb group. */
export function isAdverb(word: string): boolean {
  return ADVERBS.has(word) || (word.length > 4 && word.endsWith('ly') && !NOT_ADVERBS.has(word));
}

const IRREGULAR_PAST = set(
  'paid sold bought won made gave took came met held struck sought fell ran broke chose drew withdrew began went led left said told built lost spent lent cut let brought got put set sent cost hit split shut quit bid kept felt stood understood wrote spoke saw knew grew threw flew froze rose arose drove rode showed bound found fought caught taught thought dealt meant forbade undertook overtook wound became overcame did had was were laid backed',
);
const IRREGULAR_PARTICIPLE = set(
  'given taken broken chosen drawn withdrawn begun gone shown driven fallen stricken written known seen done frozen grown thrown flown risen forbidden undertaken spoken overtaken ridden proven overcome borne sworn torn worn laid',
);
const SAME_AS_BASE = set('put set cut let cost hit split shut quit bid run come become');

export type VerbForm = 'base' | 'third' | 'past' | 'participle' | 'gerund';

/** The form of a verb as its ending shows it; "past" may be a participle too ("signed"), "participle" is nothing else. */
export function formOf(word: string): VerbForm {
  if (word.length > 4 && word.endsWith('ing')) return 'gerund';
  if (IRREGULAR_PARTICIPLE.has(word)) return 'participle';
  if (IRREGULAR_PAST.has(word)) return 'past';
  if (
    word.length > 3 &&
    word.endsWith('ed') &&
    !/^(?:need|proceed|exceed|succeed|feed|heed|speed|embed|shed|seed)$/.test(word)
  )
    return 'past';
  if (word.length > 3 && word.endsWith('s') && !word.endsWith('ss')) return 'third';
  return 'base';
}

/** Nouns of measure: "extended by five years" does not say who did it. */
export const MEASURES = set(
  'year years month months week weeks day days percent per % million billion votes points times tons tonnes',
);

/** Whether a word can be a participle (of the passive or the perfect). */
export const canBeParticiple = (word: string): boolean => {
  const form = formOf(word);
  return form === 'past' || form === 'participle' || SAME_AS_BASE.has(word);
};
