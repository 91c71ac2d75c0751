import type { CompiledKind, CompiledRule, Engine, Triggered } from '#pipeline/rules/engine';
import { holeEndOf } from '#pipeline/rules/hole-end';
import {
  type Capture,
  canBegin,
  capturesOf,
  createRun,
  type Lattice,
  MENTIONS,
  type Run,
  runProgram,
  STEP_BUDGET,
} from '#pipeline/rules/match';
import { OP } from '#pipeline/rules/program';

import { settle } from '#pipeline/rules/settle';
import { createHits, findForms } from '#pipeline/rules/trie';
import { isPossible, look } from '#pipeline/rules/watch';
import type { Document, Sentence } from '#schemas/document';
import type { Match } from '#schemas/extractor';
import type { Mention, Part } from '#schemas/mention';
import type { Warning } from '#schemas/record';

export type Found = {
  /** By kind, in text order. */
  readonly mentions: ReadonlyMap<string, readonly Mention[]>;
  readonly warnings: readonly Warning[];
};

/** Sentences of an article in which a rule may use up its steps; then it is left out, however many rules a pack has. */
const STOPS_LEFT_OUT = 3;
/** No token stands behind this one. */
const NEVER = 0x7fffffff;

type Search = {
  readonly engine: Engine;
  readonly document: Document;
  readonly lattice: Lattice & {
    readonly mentionAt: (Int32Array | undefined)[];
    readonly mentionEnd: (readonly number[] | undefined)[];
  };
  readonly found: Map<string, readonly Mention[]>;
  readonly warnings: Warning[];
  readonly run: Run;
};

/** Finds the mentions of every kind, each kind after those that its rules ask for. */
export function find(document: Document, engine: Engine): Found {
  const { tokens, sentences } = document;
  const hits = createHits(tokens.count);
  for (const { first, last } of sentences) findForms(engine.trie, tokens, first, last, hits);
  const lattice = { tokens, stops: engine.stops, hits, mentionAt: [], mentionEnd: [] };
  const search: Search = { engine, document, lattice, found: new Map(), warnings: [], run: createRun() };
  for (const kind of engine.kinds) findKind(search, kind);
  return { mentions: search.found, warnings: search.warnings };
}

/** Finds one kind and makes its mentions known to the rules of the kinds after it. */
function findKind(search: Search, kind: CompiledKind): void {
  const { document, found, lattice } = search;
  const { scan, refine, overlap } = kind.extractor;
  const scanned = scan?.(document, found) ?? [];
  const matched = kind.rules.length > 0 ? matchRules(search, kind) : [];
  const candidates = matched.length === 0 ? scanned : [...scanned, ...matched];
  const settled = overlap ? candidates : settle(candidates, document.tokens.count, (id) => specificity(kind, id));
  const kept = refine ? refine(settled, document, found) : settled;
  found.set(kind.kind, kept);
  const at = new Int32Array(document.tokens.count).fill(-1);
  kept.forEach(({ first }, index) => {
    at[first] = index;
  });
  lattice.mentionAt[kind.index] = at;
  lattice.mentionEnd[kind.index] = kept.map((mention, index) => holeEndOf(document, mention, kept[index + 1]));
}

function specificity(kind: CompiledKind, id: string): { literals: number; order: number } {
  const rule = kind.byId.get(id);
  return rule ? { literals: rule.program.literals, order: rule.order } : { literals: 0, order: -1 };
}

function matchRules(search: Search, kind: CompiledKind): Mention[] {
  const { document, lattice } = search;
  const mentions: Mention[] = [];
  const seen = new Int32Array(kind.watch.slots).fill(-1);
  // Per rule: the next start to try, and the steps spent, in the sentence at hand.
  const next = new Int32Array(kind.rules.length);
  const spent = new Int32Array(kind.rules.length);
  const asked: Asked[] = [];
  kind.byKind.forEach((list, other) => {
    const at = lattice.mentionAt[other];
    if (list !== undefined && at !== undefined) asked.push({ at, list });
  });
  const turn: Turn = { search, kind, next, spent, mentions, asked, seen, looked: -1, stops: new Map() };
  for (const sentence of document.sentences) {
    next.fill(sentence.first);
    for (const [rule, count] of turn.stops) if (count >= STOPS_LEFT_OUT) next[rule] = NEVER;
    spent.fill(0);
    matchSentence(turn, sentence);
  }
  return mentions;
}

/** Tries at each token the rules that its word, the forms and the mentions that begin there set off. */
function matchSentence(turn: Turn, sentence: Sentence): void {
  const { search, kind, asked } = turn;
  const { byWord, byForm } = kind;
  const { word } = search.document.tokens;
  const { hits } = search.lattice;
  for (let at = sentence.first; at < sentence.last; at++) {
    const id = word[at] as number;
    const list = id === 0 ? undefined : byWord[id];
    if (list !== undefined) attempt(turn, list, sentence, at);
    for (let hit = hits.head[at] as number; hit >= 0; hit = hits.next[hit] as number) {
      const forms = byForm[hits.group[hit] as number];
      if (forms !== undefined) attempt(turn, forms, sentence, at);
    }
    for (let i = 0; i < asked.length; i++) {
      const one = asked[i] as Asked;
      if ((one.at[at] as number) >= 0) attempt(turn, one.list, sentence, at);
    }
  }
}

/** Mentions of a kind by their first token, and the rules that they set off. */
type Asked = { readonly at: Int32Array; readonly list: readonly Triggered[] };

type Turn = {
  readonly search: Search;
  readonly kind: CompiledKind;
  readonly next: Int32Array;
  readonly spent: Int32Array;
  readonly mentions: Mention[];
  readonly asked: readonly Asked[];
  /** Where each watched element of a sentence begins last. */
  readonly seen: Int32Array;
  /** The sentence that `seen` tells of. */
  looked: number;
  /** By rule: in how many sentences it was stopped. */
  readonly stops: Map<number, number>;
};

/** Tries the rules that the token at hand sets off, each from the starts that it was not tried at yet. */
function attempt(turn: Turn, list: readonly Triggered[], sentence: Sentence, at: number): void {
  const { search, kind, next, seen } = turn;
  if (turn.looked !== sentence.index) {
    turn.looked = sentence.index;
    look(kind.watch, search.lattice, sentence, seen);
  }
  for (let i = 0; i < list.length; i++) {
    const { rule, before } = list[i] as Triggered;
    const from = Math.max(next[rule] as number, at - before);
    if (from > at) continue;
    next[rule] = at + 1;
    const needs = kind.watch.needs[rule] as Int32Array;
    if (!isPossible(needs, seen, from)) continue;
    const isStopped = tryRule(turn, kind.rules[rule] as CompiledRule, needs, sentence, from, at);
    if (isStopped) turn.stops.set(rule, (turn.stops.get(rule) ?? 0) + 1);
  }
}

/** Whether the rule has just used up its steps. */
function tryRule(
  { search, kind, spent, seen, mentions }: Turn,
  rule: CompiledRule,
  needs: Int32Array,
  sentence: Sentence,
  from: number,
  to: number,
): boolean {
  const { run, lattice } = search;
  run.steps = spent[rule.order] as number;
  for (let start = from; start <= to && run.steps <= STEP_BUDGET; start++) {
    if (!canBegin(rule.program, lattice, start) || !isPossible(needs, seen, start)) continue;
    const end = runProgram(rule.program.code, lattice, start, sentence.last, run);
    if (end > start) {
      const mention = mentionOf(search, kind, rule, sentence, start, end);
      if (mention !== null) mentions.push(mention);
    }
  }
  const isStopped = run.steps > STEP_BUDGET && (spent[rule.order] as number) <= STEP_BUDGET;
  if (isStopped) {
    const message = `rule ${rule.id} was stopped in a sentence after ${STEP_BUDGET} steps`;
    search.warnings.push({ code: 'rule-budget', message, ...search.document.origin(sentence) });
  }
  spent[rule.order] = run.steps;
  return isStopped;
}

function mentionOf(
  search: Search,
  { kind, extractor }: CompiledKind,
  rule: CompiledRule,
  sentence: Sentence,
  first: number,
  last: number,
): Mention | null {
  const { document, run } = search;
  const { tokens } = document;
  const parts = capturesOf(run).map((capture) => partOf(search, capture));
  const span = { start: tokens.start[first] as number, end: tokens.end[last - 1] as number };
  const match: Match = { rule: rule.id, gives: rule.gives, first, last, ...span, parts, document, sentence };
  const resolved = extractor.resolve ? extractor.resolve(match) : { value: plainValue(match) };
  if (resolved === null) return null;
  const from = 'first' in resolved ? (resolved.first ?? first) : first;
  const to = 'last' in resolved ? (resolved.last ?? last) : last;
  return {
    kind,
    rule: rule.id,
    sentence: sentence.index,
    first: from,
    last: to,
    start: tokens.start[from] as number,
    end: tokens.end[to - 1] as number,
    value: resolved.value,
    parts,
    weight: rule.program.literals,
  };
}

function partOf({ engine, document, found, lattice }: Search, capture: Capture): Part {
  const { first, last, index } = capture;
  const start = document.tokens.start[first] as number;
  const end = document.tokens.end[last - 1] as number;
  const role = engine.roles[capture.role] as string;
  if (capture.op === OP.form) {
    const group = engine.groups[lattice.hits.group[index] as number] as string;
    const kind = group.slice(group.indexOf('.') + 1);
    const value = engine.trie.entries[lattice.hits.entry[index] as number];
    return { role, kind, start, end, first, last, value, mention: null };
  }
  const kind = (engine.kinds[Math.floor(index / MENTIONS)] as CompiledKind).kind;
  const mention = found.get(kind)?.[index % MENTIONS] ?? null;
  return { role, kind, start, end, first, last, value: mention?.value, mention };
}

/** The value of a kind without code: the one hole's value, or what the holes and `gives` say by role. */
function plainValue({ parts, gives }: Match): unknown {
  if (parts.length === 1 && Object.keys(gives).length === 0) return parts[0]?.value;
  return { ...gives, ...Object.fromEntries(parts.map(({ role, value }) => [role, value])) };
}
