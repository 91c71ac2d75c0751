import type { Vocabulary } from '#pipeline/language/vocabulary';
import type { Needs } from '#pipeline/rules/needs';
import type { Program } from '#pipeline/rules/program';
import type { Forms, Trie } from '#pipeline/rules/trie';
import type { Wake } from '#pipeline/rules/wake';
import type { Watch } from '#pipeline/rules/watch';
import type { Extractor } from '#schemas/extractor';

export type CompiledRule = {
  /** `kind/id`. */
  readonly id: string;
  readonly says: string;
  readonly gives: Readonly<Record<string, unknown>>;
  readonly program: Program;
  /** What every match holds somewhere. */
  readonly needs: Needs;
  /** Place in its kind: the earlier of two equal rules wins. */
  readonly order: number;
};

/**
 * What an element sets off, as pairs of numbers, one behind the other in memory: a rule, and how many tokens before the
 * element its match can start.
 */
export type Triggered = Int32Array;

export type CompiledKind = {
  readonly kind: string;
  readonly index: number;
  readonly extractor: Extractor;
  readonly rules: readonly CompiledRule[];
  /** The first sentence of each rule by its id. */
  readonly byId: ReadonlyMap<string, CompiledRule>;
  readonly watch: Watch;
  /** What a word, a lexicon group, a mention of a kind sets off, by its number. */
  readonly byWord: readonly (Triggered | undefined)[];
  readonly byForm: readonly (Triggered | undefined)[];
  readonly byKind: readonly (Triggered | undefined)[];
};

/** Everything known, compiled and frozen: what `extract` needs beside the article. */
export type Engine = {
  readonly vocabulary: Vocabulary;
  readonly trie: Trie;
  /** Kinds in the order in which they are found: each after those that its rules ask for. */
  readonly kinds: readonly CompiledKind[];
  /** Names of capture roles by number. */
  readonly roles: readonly string[];
  /** Lexicon groups by number, as `kind.group`; `<verb>` groups as `<verb>`. */
  readonly groups: readonly string[];
  /** Their names without the kind. */
  readonly groupNames: readonly string[];
  readonly wake: Wake;
  /** The lexicons' forms, ready to be looked up. */
  readonly forms: Forms;
  readonly stops: ReadonlySet<number>;
  readonly version: string;
  /** `sha256:` digest of all rule and lexicon files. */
  readonly digest: string;
};
