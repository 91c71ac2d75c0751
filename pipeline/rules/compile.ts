import { inflectVerb } from '#pipeline/language/inflect';
import { words } from '#pipeline/language/tokens';
import { addWord, createVocabulary, type Vocabulary } from '#pipeline/language/vocabulary';
import type { CompiledKind, CompiledRule, Engine, Triggered } from '#pipeline/rules/engine';
import { inOrder } from '#pipeline/rules/kinds';
import { type Needs, neededBy } from '#pipeline/rules/needs';
import { didYouMean, NotationError, parseNotation } from '#pipeline/rules/notation';
import { compileProgram, type Names, OP, type Trigger, WIDEST } from '#pipeline/rules/program';
import { addForm, caseOf, createTrie, freeze, type Trie } from '#pipeline/rules/trie';
import { wakeOf } from '#pipeline/rules/wake';
import { watchOf } from '#pipeline/rules/watch';
import type { Entry, Extractor, Rule } from '#schemas/extractor';

/** Marks that end a clause: a gap does not cross them. */
const STOPS = [';', '—', '–', '"', '“', '”'];

/** Words too common to trigger a rule while it has anything rarer. */
const COMMON = new Set(
  'the a an of to in and on for by with at from its it is was were be been has have had will would that this their his as or not are which , . - ( ) "'.split(
    ' ',
  ),
);
const COST = { common: 5000, word: 10, form: 40, number: 120, mention: 80, party: 400 } as const;

/** A rule that cannot be compiled, with its place for the reader of rules.yaml. */
export class RuleError extends Error {
  readonly extractor: Extractor;
  readonly rule: Rule;
  readonly sentence: number;
  readonly column: number;
  constructor(message: string, extractor: Extractor, rule: Rule, sentence: number, column: number) {
    super(message);
    this.extractor = extractor;
    this.rule = rule;
    this.sentence = sentence;
    this.column = column;
  }
}

/** What compilation adds to; kept, so that packs can be added to the built-in rules without compiling these anew. */
export type Build = {
  readonly vocabulary: Vocabulary;
  readonly trie: Trie;
  readonly groups: Map<string, number>;
  readonly roles: Map<string, number>;
  readonly kinds: Map<string, number>;
  /** How many forms a group has, as a guess of how often it fires. */
  readonly sizes: number[];
  /** Tokens of the longest form of a group. */
  readonly widths: number[];
};

/**
 * Compiles extractors into an engine: one vocabulary, one trie over all lexicons, one program a rule.
 * @throws RuleError for a rule that cannot be read, or whose holes ask for what nobody finds.
 */
export function compileEngine(extractors: readonly Extractor[], about: { version: string; digest: string }): Engine {
  return compileAll(extractors, about).engine;
}

/** The same, with what more can be added to. */
export function compileAll(
  extractors: readonly Extractor[],
  about: { version: string; digest: string },
): { readonly engine: Engine; readonly build: Build } {
  const ordered = inOrder(extractors);
  const build: Build = {
    vocabulary: createVocabulary(),
    trie: createTrie(),
    groups: new Map(),
    roles: new Map(),
    kinds: new Map(ordered.map(({ kind }, index) => [kind, index])),
    sizes: [],
    widths: [],
  };
  for (const extractor of ordered) addLexicon(build, extractor);
  const kinds = ordered.map((extractor, index) => compileKind(build, extractor, index));
  return { engine: engineOf(build, kinds, about), build };
}

/** The engine of compiled kinds: what they watch can be numbered only when all words and groups are known. */
export function engineOf(
  build: Build,
  unwatched: readonly Omit<CompiledKind, 'watch'>[],
  about: { version: string; digest: string },
): Engine {
  const stops = new Set(STOPS.map((mark) => addWord(build.vocabulary, mark)));
  const kinds = unwatched.map((kind) => ({
    ...kind,
    watch: watchOf(kind.rules, build.vocabulary.words.length, build.groups.size),
  }));
  const { vocabulary, trie } = build;
  const groups = [...build.groups.keys()];
  return {
    vocabulary,
    trie,
    kinds,
    roles: [...build.roles.keys()],
    groups,
    groupNames: groups.map((group) => group.slice(group.indexOf('.') + 1)),
    forms: freeze(trie),
    wake: wakeOf(kinds, vocabulary.words.length, groups.length),
    stops,
    ...about,
  };
}

/** Only the groups that rules name are looked for in texts; the words of others are known, for the kind's own code. */
export function addLexicon(build: Build, { kind, lexicon, rules }: Extractor): void {
  const asked = namesAsked(rules);
  for (const [group, entries] of Object.entries(lexicon)) {
    if (!asked.has(group)) {
      for (const form of Object.values(entries).flatMap(formsOf))
        for (const word of words(form)) addWord(build.vocabulary, word);
      continue;
    }
    const id = numberOf(build.groups, `${kind}.${group}`);
    for (const [key, entry] of Object.entries(entries)) addEntry(build, id, key, formsOf(entry));
  }
}

export function addEntry(build: Build, group: number, key: string, forms: readonly string[]): void {
  const entry = build.trie.entries.push(key) - 1;
  for (const form of forms.flatMap(spelledOut)) {
    if (!addForm(build.trie, build.vocabulary, form, group, entry)) continue;
    build.sizes[group] = (build.sizes[group] ?? 0) + 1;
    build.widths[group] = Math.max(build.widths[group] ?? 1, words(form).length);
  }
}

/** Names in the holes and forms of rules. */
export function namesAsked(rules: readonly Rule[]): ReadonlySet<string> {
  const sentences = rules.flatMap(({ says }) => [says].flat());
  return new Set(
    sentences.flatMap((says) => [...says.matchAll(/[{<]\s*([a-z][a-z0-9-]*)/g)].map((name) => name[1] as string)),
  );
}

/** The forms of a lexicon entry. */
export function formsOf(entry: Entry): readonly string[] {
  return Array.isArray(entry) ? entry : (entry as { forms: readonly string[] }).forms;
}

/** `<verb>` in a form stands for all its inflected forms. */
function spelledOut(form: string): string[] {
  const verb = /<([^>]+)>/.exec(form);
  if (!verb) return [form];
  return inflectVerb(verb[1] as string).flatMap((inflected) => spelledOut(form.replace(verb[0], inflected)));
}

export function numberOf(numbers: Map<string, number>, name: string): number {
  const known = numbers.get(name);
  if (known !== undefined) return known;
  numbers.set(name, numbers.size);
  return numbers.size - 1;
}

type Triggers = ({ readonly rule: number; readonly before: number }[] | undefined)[];

export function compileKind(build: Build, extractor: Extractor, index: number): Omit<CompiledKind, 'watch'> {
  const rules: CompiledRule[] = [];
  for (const rule of extractor.rules) {
    [rule.says].flat().forEach((says, sentence) => {
      rules.push({
        id: `${extractor.kind}/${rule.id}`,
        says,
        gives: rule.gives ?? {},
        ...compileSentence(build, extractor, rule, says, sentence),
        order: rules.length,
      });
    });
  }
  const lists = { byWord: [] as Triggers, byForm: [] as Triggers, byKind: [] as Triggers };
  const byOp = new Map([
    [OP.word, lists.byWord],
    [OP.form, lists.byForm],
    [OP.mention, lists.byKind],
  ] as [number, Triggers][]);
  for (const { program, order } of rules) {
    for (const { op, id, before } of program.triggers) addTriggered(byOp.get(op) as Triggers, id, order, before);
  }
  const [byWord, byForm, byKind] = [dense(lists.byWord), dense(lists.byForm), dense(lists.byKind)];
  const byId = new Map(rules.toReversed().map((rule) => [rule.id, rule]));
  return { kind: extractor.kind, index, extractor, rules, byId, byWord, byForm, byKind };
}

/** Without holes: an array with large ones is kept as a slow table. */
function dense(lists: Triggers): (Triggered | undefined)[] {
  return Array.from({ length: lists.length }, (_, id) => {
    const list = lists[id];
    return list && Int32Array.from(list.flatMap(({ rule, before }) => [rule, before]));
  });
}

function addTriggered(lists: Triggers, id: number, rule: number, before: number): void {
  lists[id] ??= [];
  const list = lists[id] as NonNullable<Triggers[number]>;
  const known = list.findIndex((other) => other.rule === rule);
  const first = list[known];
  if (first === undefined) list.push({ rule, before });
  else list[known] = { rule, before: Math.max(before, first.before) };
}

function compileSentence(build: Build, extractor: Extractor, rule: Rule, says: string, sentence: number) {
  const fail = (message: string, column: number) => new RuleError(message, extractor, rule, sentence, column);
  try {
    const node = parseNotation(says);
    const names = namesFor(build, extractor);
    const program = compileProgram(node, names);
    if (program.triggers.length === 0) {
      throw fail('everything in this rule is optional; expected at least one word or hole that must be there', 0);
    }
    return { program, needs: neededBy(node, names).filter((list) => !isTold(list, program.triggers)) };
  } catch (error) {
    throw error instanceof NotationError ? fail(error.message, error.column) : error;
  }
}

/** Whether what is needed is known to be there as soon as the rule is set off. */
function isTold(needed: Needs[number], triggers: readonly Trigger[]): boolean {
  return triggers.every(({ op, id }) => needed.some((one) => one.op === op && one.id === id));
}

function namesFor(build: Build, { kind, lexicon }: Extractor): Names {
  const groupOf = (name: string) => build.groups.get(`${kind}.${name}`);
  return {
    word: (text) => words(text).map((word) => ({ id: addWord(build.vocabulary, word), fits: caseOf(word) })),
    role: (name) => numberOf(build.roles, name),
    form: (name) => groupOf(name) ?? verbGroup(build, name),
    hole: (name, at) => {
      const group = groupOf(name);
      if (group !== undefined) return { op: OP.form, id: group };
      const index = build.kinds.get(name);
      if (index !== undefined) return { op: OP.mention, id: index };
      const near = didYouMean(name, [...Object.keys(lexicon), ...build.kinds.keys()]);
      throw new NotationError(`no kind or lexicon group “${name}”${near}`, at);
    },
    cost: (op, id) => costOf(build, op, id),
    width: (op, id) => (op === OP.form ? (build.widths[id] ?? 1) : WIDEST),
  };
}

function verbGroup(build: Build, verb: string): number {
  const name = `<${verb}>`;
  const known = build.groups.get(name);
  if (known !== undefined) return known;
  const group = numberOf(build.groups, name);
  addEntry(build, group, verb, inflectVerb(verb.replaceAll('-', ' ')));
  return group;
}

function costOf(build: Build, op: number, id: number): number {
  if (op === OP.word) return COMMON.has(build.vocabulary.words[id] as string) ? COST.common : COST.word;
  if (op === OP.form) return COST.form + (build.sizes[id] ?? 0);
  const kind = [...build.kinds.keys()][id];
  if (kind === 'party') return COST.party;
  return kind === 'number' ? COST.number : COST.mention;
}
