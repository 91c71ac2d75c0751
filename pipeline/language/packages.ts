// biome-ignore lint/style/noRestrictedImports: a synchronous load on first use needs it, and spares whoever uses neither library 0.1 s for each.
// biome-ignore lint/correctness/noNodejsModules: reads two packages of the installation, nothing that an article could change.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** What is used of compromise: its inflection of single words, without its tagger. */
export type Inflector = {
  readonly conjugate: (verb: string) => VerbForms;
  readonly plural: (noun: string) => string;
};
export type VerbForms = {
  readonly PresentTense: string;
  readonly PastTense: string;
  readonly Gerund: string;
  readonly Participle?: string;
};

export function loadCompromise(): Inflector {
  const compromise = require('compromise/two');
  const { verb, noun } = compromise.methods().two.transform;
  const model = compromise.model();
  return {
    conjugate: (lemma) => verb.conjugate(lemma, model),
    plural: (lemma) => noun.toPlural(lemma, model),
  };
}

/** What is used of wink-nlp: the tokens of a text and their universal part-of-speech tags. */
export type WinkTagger = (text: string) => { readonly tokens: readonly string[]; readonly tags: readonly string[] };

/** A new instance each time: an instance keeps the words that it has seen. */
export function loadWink(): WinkTagger {
  const wink = require('wink-nlp')(require('wink-eng-lite-web-model'), ['pos']);
  return (text) => {
    const tokens = wink.readDoc(text).tokens();
    return { tokens: tokens.out(), tags: tokens.out(wink.its.pos) };
  };
}

/** The words that wink-nlp's model knows (87,000, in small letters): a list to find misspelt ones with. */
export function loadWordList(): ReadonlySet<string> {
  const list: readonly string[] = require('wink-eng-lite-web-model').core().features.lexeme.list;
  return new Set(list.filter((word) => /^[a-z]{3,}$/.test(word)));
}
