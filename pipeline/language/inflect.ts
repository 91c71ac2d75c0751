import { type Inflector, loadCompromise } from '#pipeline/language/packages';
import {
  EXTRA_PAST,
  IRREGULAR,
  NEVER_DOUBLED,
  PARTICLES,
  STRESSED,
  UNCHANGED,
  variantsOf,
} from '#pipeline/language/spelling';

/** Forms found so far, by lemma; they depend on nothing else, so whoever fills it first, the answer is the same. */
export const inflected = new Map<string, readonly string[]>();

/** Loaded (0.1 s) when the first word is inflected, so that programs that compile no rules never pay for it. */
let inflector: Inflector | null = null;

const load = (): Inflector => {
  inflector ??= loadCompromise();
  return inflector;
};

/**
 * The forms of a verb, each once, the lemma first: third person, past, participle, gerund, in British and American
 * spelling ("cancelled", "canceled"; "finalise", "finalize"). Of several words the first is inflected ("enter into",
 * "entered into"), of a compound with hyphens the last ("fast-track", "fast-tracked").
 */
export function inflectVerb(lemma: string): readonly string[] {
  const known = inflected.get(lemma);
  if (known !== undefined) return known;
  const forms = [...new Set(variantsOf(lemma).flatMap(formsOf))];
  inflected.set(lemma, forms);
  return forms;
}

function formsOf(lemma: string): readonly string[] {
  const blank = lemma.indexOf(' ');
  if (blank > 0) return formsOf(lemma.slice(0, blank)).map((form) => form + lemma.slice(blank));
  const hyphen = lemma.lastIndexOf('-');
  if (hyphen > 0) {
    const tail = lemma.slice(hyphen + 1);
    if (PARTICLES.has(tail)) return formsOf(lemma.slice(0, hyphen)).map((form) => form + lemma.slice(hyphen));
    return formsOf(tail).map((form) => lemma.slice(0, hyphen + 1) + form);
  }
  const irregular = IRREGULAR.get(lemma);
  if (irregular !== undefined) return [lemma, ...irregular];
  const base = lemma.replace(/^(?:under|over|out|fore|mis|with|up|re|un)(?=do$|go$|[a-z]{3})/, '');
  if (base !== lemma && isIrregular(base)) return formsOf(base).map((form) => lemma.slice(0, -base.length) + form);
  return [lemma, ...conjugated(lemma)];
}

/** Whether a past is more than the verb with an ending: then a prefix keeps its forms ("retake", "underwrite"). */
function isIrregular(verb: string): boolean {
  if (IRREGULAR.has(verb) || UNCHANGED.has(verb)) return true;
  return !load().conjugate(verb).PastTense.endsWith('ed');
}

/** The forms that compromise gives, mended by the regular ones where it leaves the verb as it is. */
function conjugated(verb: string): readonly string[] {
  const given = load().conjugate(verb);
  const regular = regularForms(verb);
  const isMended = given.Gerund === verb || (given.PastTense === verb && !UNCHANGED.has(verb));
  const third = given.PresentTense === verb ? regular.third : given.PresentTense;
  if (isMended) return [third, ...regular.past, ...regular.gerund];
  const past = [given.PastTense, ...(EXTRA_PAST.get(verb) ?? []), ...(given.Participle ? [given.Participle] : [])];
  const isDoubledTwoWays = regular.past.length > 1 && given.PastTense.endsWith('ed');
  return isDoubledTwoWays
    ? [third, ...past, ...regular.past, given.Gerund, ...regular.gerund]
    : [third, ...past, given.Gerund];
}

type Regular = { readonly third: string; readonly past: readonly string[]; readonly gerund: readonly string[] };

/** Forms by the rules of spelling; two pasts and gerunds where the last consonant may be single or double. */
function regularForms(verb: string): Regular {
  const third = thirdPerson(verb);
  if (/[^aeiou]y$/.test(verb)) return { third, past: [`${verb.slice(0, -1)}ied`], gerund: [`${verb}ing`] };
  if (/[^eoy]e$/.test(verb)) return { third, past: [`${verb}d`], gerund: [`${verb.slice(0, -1)}ing`] };
  if (/e$/.test(verb)) return { third, past: [`${verb}d`], gerund: [`${verb}ing`] };
  const stems = stemsOf(verb);
  return { third, past: stems.map((stem) => `${stem}ed`), gerund: stems.map((stem) => `${stem}ing`) };
}

function stemsOf(verb: string): readonly string[] {
  if (/[aeiou]c$/.test(verb)) return [`${verb}k`];
  const doubled = verb + verb.slice(-1);
  const isShort = /^[^aeiou]*(?:qu)?[aeiou][bcdfgklmnprstvz]$/.test(verb);
  if (isShort || STRESSED.has(verb)) return [doubled];
  const mayDouble = /(?:[^aeiou][aeiou]|[iu][ae])l$/.test(verb) || /(?:gram|ship|nap|focus|fit)$/.test(verb);
  return mayDouble && !NEVER_DOUBLED.has(verb) ? [verb, doubled] : [verb];
}

const thirdPerson = (verb: string): string => {
  if (/[^aeiou]y$/.test(verb)) return `${verb.slice(0, -1)}ies`;
  return /(?:[sxz]|ch|sh|o)$/.test(verb) ? `${verb}es` : `${verb}s`;
};

const PLURALS: ReadonlyMap<string, readonly string[]> = new Map([
  ['memorandum', ['memorandums', 'memoranda']],
  ['referendum', ['referendums', 'referenda']],
  ['addendum', ['addenda', 'addendums']],
  ['consortium', ['consortiums', 'consortia']],
  ['forum', ['forums', 'fora']],
  ['headquarters', ['headquarters']],
  ['series', ['series']],
  ['chassis', ['chassis']],
  ['corps', ['corps']],
  ['means', ['means']],
  ['aircraft', ['aircraft']],
  ['spacecraft', ['spacecraft']],
  ['hovercraft', ['hovercraft']],
  ['personnel', ['personnel']],
  ['materiel', ['materiel']],
  ['matériel', ['matériel']],
  ['ordnance', ['ordnance']],
  ['ammunition', ['ammunition']],
  ['offspring', ['offspring']],
]);

/**
 * The plurals of a noun ("treaties"; "memorandums", "memoranda"). Of a phrase the noun before its first preposition is
 * put in the plural ("letters of intent"), otherwise the last word ("cost-sharing agreements").
 */
export function pluralNoun(noun: string): readonly string[] {
  const phrase = /^(\S+(?: \S+)*?)(?= (?:of|to|for|in|on|at|with|between|under) |-in-|-of-)/.exec(noun);
  const head = phrase?.[1];
  if (head !== undefined && !/^status$/i.test(head)) {
    return pluralNoun(head).map((plural) => plural + noun.slice(head.length));
  }
  const from = Math.max(noun.lastIndexOf(' '), noun.lastIndexOf('-')) + 1;
  const word = noun.slice(from);
  const plurals = PLURALS.get(word.toLowerCase()) ?? [pluralOf(word)];
  return plurals.map((plural) => noun.slice(0, from) + plural);
}

function pluralOf(word: string): string {
  if (/[a-z]man$/.test(word) && !/(?:hu|ger|ro|tals|sha)man$/i.test(word)) return `${word.slice(0, -2)}en`;
  const plural = load().plural(word);
  return plural === word ? thirdPerson(word) : plural;
}
