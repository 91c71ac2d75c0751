import { words } from '#pipeline/language/tokens';
import { fold } from '#pipeline/language/vocabulary';
import type { Entry, Lexicon } from '#schemas/extractor';
import type { PartyType } from '#schemas/vocabulary';

/** What the lexicon says of one entry beside its forms. */
export type Attributes = {
  readonly country: string | null;
  readonly identifier: string | null;
  /** The common body or service that it is ("Pentagon" is a defence-ministry). */
  readonly is: string | null;
};

/** The lexicon as the code of this folder asks for it. */
export type Knowledge = {
  readonly attributes: (group: string, key: string) => Attributes;
  /** First form of an entry: its plain name. */
  readonly nameOf: (group: string, key: string) => string;
  /** Last words of names, folded, with the type of party that they make; phrases by their last word. */
  readonly headType: ReadonlyMap<string, PartyType>;
  readonly notParty: ReadonlySet<string>;
  /** Names of aircraft, vehicles, weapons, of one word or two. */
  readonly models: ReadonlySet<string>;
  readonly unitWords: ReadonlySet<string>;
  readonly companyWords: ReadonlySet<string>;
  readonly companyNouns: ReadonlySet<string>;
  readonly givenNames: ReadonlySet<string>;
  readonly familyFirst: ReadonlySet<string>;
  /** Folded single-word demonyms and states, with their country, for words inside names. */
  readonly stateWords: ReadonlyMap<string, string>;
};

const NOTHING: Attributes = { country: null, identifier: null, is: null };

/** Prepares the lexicon for lookups. */
export function knowledgeOf(lexicon: Lexicon): Knowledge {
  return {
    attributes: (group, key) => attributesOf(lexicon[group]?.[key]),
    nameOf: (group, key) => formsOf(lexicon[group]?.[key])[0] ?? key,
    headType: headTypes(lexicon),
    notParty: wordsIn(lexicon, 'not-party'),
    models: wordsIn(lexicon, 'model'),
    unitWords: wordsIn(lexicon, 'unit-word'),
    companyWords: wordsIn(lexicon, 'company-word'),
    companyNouns: wordsIn(lexicon, 'company-noun', 'noun'),
    givenNames: wordsIn(lexicon, 'given'),
    familyFirst: wordsIn(lexicon, 'family-first'),
    stateWords: stateWords(lexicon),
  };
}

function attributesOf(entry: Entry | undefined): Attributes {
  if (entry === undefined || Array.isArray(entry)) return NOTHING;
  const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);
  const { country, identifier, is } = entry as Record<string, unknown>;
  return { country: text(country), identifier: text(identifier), is: text(is) };
}

function formsOf(entry: Entry | undefined): readonly string[] {
  if (entry === undefined) return [];
  return Array.isArray(entry) ? entry : (entry as { forms: readonly string[] }).forms;
}

function wordsIn(lexicon: Lexicon, group: string, key?: string): Set<string> {
  const entries = Object.entries(lexicon[group] ?? {}).filter(([name]) => key === undefined || name === key);
  return new Set(entries.flatMap(([, entry]) => formsOf(entry).map(fold)));
}

function headTypes(lexicon: Lexicon): Map<string, PartyType> {
  const types = new Map<string, PartyType>();
  for (const [type, entry] of Object.entries(lexicon.head ?? {})) {
    for (const form of formsOf(entry)) types.set(fold(form), type as PartyType);
  }
  return types;
}

function stateWords(lexicon: Lexicon): Map<string, string> {
  const found = new Map<string, string>();
  for (const group of ['state', 'demonym']) {
    for (const [country, entry] of Object.entries(lexicon[group] ?? {})) {
      for (const form of formsOf(entry)) if (words(form).length === 1) found.set(fold(form), country);
    }
  }
  return found;
}
