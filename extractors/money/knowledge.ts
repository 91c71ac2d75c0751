import { inflectVerb } from '#pipeline/language/inflect';
import { words } from '#pipeline/language/tokens';
import type { Entry, Lexicon } from '#schemas/extractor';
import type { Part } from '#schemas/mention';
import type { Basis, Bound } from '#schemas/vocabulary';
import { type Phrases, phrasesOf } from './words.js';

/** What a sign or name of a currency says. */
export type Sign = {
  /** ISO 4217, null where several currencies share the sign. */
  readonly currency: string | null;
  /** The currencies that share it, [] where it is plain. */
  readonly family: readonly string[];
  /** The one that is meant where nothing says otherwise. */
  readonly fallback: string | null;
  /** Also a word or name of something else: counts only beside a magnitude. */
  readonly doubtful: boolean;
  /** Power of ten that it carries (cents -2, MEUR 6). */
  readonly exponent: number;
};

/** A state, people or seat whose money a shared sign may mean. */
export type Place = { readonly words: readonly string[]; readonly currency: string };

export type Knowledge = {
  readonly signOf: (part: Part) => Sign;
  readonly scaleOf: (part: Part) => number;
  readonly bounds: Phrases<Bound>;
  readonly boundsAfter: Phrases<Bound>;
  readonly bases: Phrases<Basis>;
  readonly basesAlone: Phrases<Basis>;
  readonly pieces: Phrases<string>;
  /** Words of change, and words after which a change is none. */
  readonly changes: ReadonlySet<string>;
  readonly spreads: ReadonlySet<string>;
  /** Words around a figure that tell what it is. */
  readonly weight: ReadonlySet<string>;
  readonly price: ReadonlySet<string>;
  readonly paying: ReadonlySet<string>;
  readonly counted: ReadonlySet<string>;
  readonly trading: ReadonlySet<string>;
  readonly topic: ReadonlySet<string>;
  readonly correction: ReadonlySet<string>;
  /** By first word, in the case of texts, longest first. */
  readonly places: ReadonlyMap<string, readonly Place[]>;
  /** Units to one United States dollar, lowest and highest. */
  readonly rates: ReadonlyMap<string, { readonly low: number; readonly high: number }>;
  readonly outlets: readonly { readonly form: string; readonly currency: string }[];
};

const SIGN_GROUPS = ['unit', 'before', 'after', 'subunit', 'subunit-letter', 'pence', 'compound', 'nation'] as const;

/** Prepares the folder's lexicon for the resolvers. */
export function knowledgeOf(lexicon: Lexicon): Knowledge {
  const signs = new Map<string, Sign>();
  const families = new Map<string, Attributes>();
  for (const group of SIGN_GROUPS) {
    for (const [key, entry] of entriesOf(lexicon, group))
      if ('family' in attributesOf(entry)) families.set(key, attributesOf(entry));
  }
  for (const group of SIGN_GROUPS) {
    for (const [key, entry] of entriesOf(lexicon, group))
      signs.set(`${group}.${key}`, signFrom(key, attributesOf(entry), families));
  }
  const scales = new Map(
    entriesOf(lexicon, 'scale').map(([key, entry]) => [key, Number(attributesOf(entry).exponent)]),
  );
  return {
    signOf: (part) => signs.get(`${part.kind}.${part.value}`) ?? UNKNOWN,
    scaleOf: (part) => scales.get(String(part.value)) ?? 0,
    bounds: phrasesOf(pairsOf(lexicon, 'bound') as [string, Bound][], 'last'),
    boundsAfter: phrasesOf(pairsOf(lexicon, 'bound-after') as [string, Bound][], 'first'),
    bases: phrasesOf(pairsOf(lexicon, 'basis') as [string, Basis][], 'first'),
    basesAlone: phrasesOf(pairsOf(lexicon, 'basis-alone') as [string, Basis][], 'first'),
    pieces: phrasesOf(pairsOf(lexicon, 'piece'), 'first'),
    changes: new Set(pairsOf(lexicon, 'change').flatMap(([form]) => inflected(form))),
    spreads: new Set(pairsOf(lexicon, 'spread').map(([form]) => form)),
    weight: new Set(pairsOf(lexicon, 'weight').map(([form]) => form)),
    price: new Set(pairsOf(lexicon, 'price').map(([form]) => form)),
    paying: new Set(pairsOf(lexicon, 'paying').map(([form]) => form)),
    counted: new Set(pairsOf(lexicon, 'counted').map(([form]) => form)),
    trading: new Set(pairsOf(lexicon, 'trading').map(([form]) => form)),
    topic: new Set(pairsOf(lexicon, 'topic').map(([form]) => form)),
    correction: new Set(pairsOf(lexicon, 'correction').map(([form]) => form)),
    places: placesOf(lexicon),
    rates: new Map(entriesOf(lexicon, 'rate').map(([key, entry]) => [key, rateOf(attributesOf(entry))])),
    outlets: pairsOf(lexicon, 'outlet').map(([form, currency]) => ({ form: form.toLowerCase(), currency })),
  };
}

type Attributes = Readonly<Record<string, unknown>>;

const UNKNOWN: Sign = { currency: null, family: [], fallback: null, doubtful: false, exponent: 0 };

function signFrom(key: string, attributes: Attributes, families: ReadonlyMap<string, Attributes>): Sign {
  const name = String(attributes.currency ?? key);
  const shared = 'family' in attributes ? attributes : families.get(name);
  return {
    currency: shared ? null : name,
    family: (shared?.family as string[] | undefined) ?? [],
    fallback: (shared?.fallback as string | undefined) ?? null,
    doubtful: attributes.doubtful === true,
    exponent: typeof attributes.exponent === 'number' ? attributes.exponent : 0,
  };
}

function rateOf(attributes: Attributes): { low: number; high: number } {
  return { low: Number(attributes.low), high: Number(attributes.high) };
}

function entriesOf(lexicon: Lexicon, group: string): [string, Entry][] {
  return Object.entries(lexicon[group] ?? {});
}

function attributesOf(entry: Entry): Attributes {
  return Array.isArray(entry) ? {} : entry;
}

function formsOf(entry: Entry): readonly string[] {
  return Array.isArray(entry) ? entry : (entry as { forms: readonly string[] }).forms;
}

/** Every form of a group with its entry's key. */
function pairsOf(lexicon: Lexicon, group: string): [string, string][] {
  return entriesOf(lexicon, group).flatMap(([key, entry]) =>
    formsOf(entry).map((form): [string, string] => [form, key]),
  );
}

/** `<verb>` stands for its inflected forms. */
function inflected(form: string): readonly string[] {
  return form.startsWith('<') ? inflectVerb(form.slice(1, -1)) : [form];
}

function placesOf(lexicon: Lexicon): Map<string, Place[]> {
  const places = new Map<string, Place[]>();
  for (const [form, currency] of pairsOf(lexicon, 'place')) {
    const parts = words(form);
    const first = parts[0] as string;
    places.set(first, [...(places.get(first) ?? []), { words: parts, currency }]);
  }
  for (const list of places.values()) list.sort((a, b) => b.words.length - a.words.length);
  return places;
}
