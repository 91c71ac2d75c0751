import type { CompiledKind, CompiledRule, Engine, Triggered } from '#pipeline/rules/engine';
import {
  type Capture,
  canBegin,
  capturesOf,
  type Lattice,
  MENTIONS,
  type Run,
  runProgram,
  STEP_BUDGET,
} from '#pipeline/rules/match';
import { OP } from '#pipeline/rules/program';
import { bitOf } from '#pipeline/rules/wake';
import { isNeedy, isPossible, look } from '#pipeline/rules/watch';
import type { Document, Sentence } from '#schemas/document';
import type { Match } from '#schemas/extractor';
import type { Mention, Part } from '#schemas/mention';
import type { Warning } from '#schemas/record';

/** Sentences of an article in which a rule may use up its steps; then it is left out, however many rules a pack has. */
const STOPS_LEFT_OUT = 3;
/** No token stands behind this one. */
const NEVER = 0x7fffffff;

/** What the rules of a document are matched against, and what they have found so far. */
export type Search = {
  readonly engine: Engine;
  readonly document: Document;
  readonly lattice: Lattice & {
    readonly mentionAt: (Int32Array | undefined)[];
    readonly mentionEnd: (readonly number[] | undefined)[];
  };
  /** By token: the kinds that have rules to try there, as bits. */
  readonly wake: Int32Array;
  readonly found: Map<string, readonly Mention[]>;
  readonly warnings: Warning[];
  readonly run: Run;
};

/** Matches the rules of one kind in all sentences; the mentions stand in no order. */
export function matchRules(search: Search, kind: CompiledKind): Mention[] {
  const { document, lattice, wake } = search;
  const turn: Turn = {
    search,
    kind,
    mentions: [],
    next: new Int32Array(kind.rules.length),
    spent: new Int32Array(kind.rules.length),
    asked: askedOf(kind, lattice),
    seen: new Int32Array(kind.watch.slots).fill(-1),
    begun: -1,
    looked: -1,
    stops: new Map(),
  };
  const bit = bitOf(kind.index);
  for (const sentence of document.sentences) {
    for (let at = sentence.first; at < sentence.last; at++) {
      if (((wake[at] as number) & bit) !== 0) matchAt(turn, sentence, at);
    }
  }
  return turn.mentions;
}

function askedOf({ byKind }: CompiledKind, { mentionAt }: Lattice): Asked[] {
  const asked: Asked[] = [];
  byKind.forEach((list, other) => {
    const at = mentionAt[other];
    if (list !== undefined && at !== undefined) asked.push({ at, list });
  });
  return asked;
}

/** Tries the rules that a token's word, the forms and the mentions that begin there set off. */
function matchAt(turn: Turn, sentence: Sentence, at: number): void {
  const { search, kind, asked } = turn;
  const { byWord, byForm } = kind;
  const { hits } = search.lattice;
  if (turn.begun !== sentence.index) begin(turn, sentence);
  const id = search.document.tokens.word[at] as number;
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

function begin(turn: Turn, { index, first }: Sentence): void {
  turn.begun = index;
  turn.next.fill(first);
  for (const [rule, count] of turn.stops) if (count >= STOPS_LEFT_OUT) turn.next[rule] = NEVER;
  turn.spent.fill(0);
}

/** Mentions of a kind by their first token, and the rules that they set off. */
type Asked = { readonly at: Int32Array; readonly list: Triggered };

type Turn = {
  readonly search: Search;
  readonly kind: CompiledKind;
  readonly mentions: Mention[];
  /** By rule: the next start to try, and the steps spent, in the sentence at hand. */
  readonly next: Int32Array;
  readonly spent: Int32Array;
  readonly asked: readonly Asked[];
  /** Where each watched element of a sentence begins last. */
  readonly seen: Int32Array;
  /** The sentences that `next` and `spent`, and `seen`, tell of. */
  begun: number;
  looked: number;
  /** By rule: in how many sentences it was stopped. */
  readonly stops: Map<number, number>;
};

/** Tries the rules that the token at hand sets off, each from the starts that it was not tried at yet. */
function attempt(turn: Turn, list: Triggered, sentence: Sentence, at: number): void {
  const { kind, next } = turn;
  for (let i = 0; i < list.length; i += 2) {
    const rule = list[i] as number;
    const from = Math.max(next[rule] as number, at - (list[i + 1] as number));
    if (from > at) continue;
    next[rule] = at + 1;
    if (isNeedy(kind.watch, rule) && !mayMatch(turn, rule, sentence, from)) continue;
    const isStopped = tryRule(turn, kind.rules[rule] as CompiledRule, sentence, from, at);
    if (isStopped) turn.stops.set(rule, (turn.stops.get(rule) ?? 0) + 1);
  }
}

function mayMatch(turn: Turn, rule: number, sentence: Sentence, from: number): boolean {
  if (turn.looked !== sentence.index) {
    turn.looked = sentence.index;
    look(turn.kind.watch, turn.search.lattice, sentence, turn.seen);
  }
  return isPossible(turn.kind.watch, rule, turn.seen, from);
}

/** Whether the rule has just used up its steps. */
function tryRule(
  { search, kind, spent, seen, mentions }: Turn,
  rule: CompiledRule,
  sentence: Sentence,
  from: number,
  to: number,
): boolean {
  const { run, lattice } = search;
  run.steps = spent[rule.order] as number;
  for (let start = from; start <= to && run.steps <= STEP_BUDGET; start++) {
    if (!canBegin(rule.program, lattice, start) || !isPossible(kind.watch, rule.order, seen, start)) continue;
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
  const match: Match = {
    rule: rule.id,
    gives: rule.gives,
    first,
    last,
    start: tokens.start[first] as number,
    end: tokens.end[last - 1] as number,
    parts,
    document,
    sentence,
  };
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
    const kind = engine.groupNames[lattice.hits.group[index] as number] as string;
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
