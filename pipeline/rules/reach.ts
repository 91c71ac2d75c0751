import type { CompiledRule, Engine } from '#pipeline/rules/engine';
import { canBegin, type Lattice } from '#pipeline/rules/match';
import { OP } from '#pipeline/rules/program';
import { caseFits, createHits, findForms } from '#pipeline/rules/trie';
import type { Document } from '#schemas/document';
import type { Mention } from '#schemas/mention';

/** How far a rule comes in a sentence. Tokens are indexes into the document's. */
export type Reach = {
  readonly rule: CompiledRule;
  /** Tokens that it covers: the whole match, or what it has matched before it failed. */
  readonly first: number;
  readonly last: number;
  /** Words, forms and mentions matched, and how many it would need besides. */
  readonly matched: number;
  readonly missing: number;
  /** What it asked for where it failed; [] where it matches. */
  readonly wanted: readonly string[];
};

type Range = { readonly first: number; readonly last: number };
type Way = { readonly matched: number; readonly last: number };

/** What the rules of a found document were matched against, built again for explanations. */
export function latticeOf(
  document: Document,
  engine: Engine,
  mentions: ReadonlyMap<string, readonly Mention[]>,
): Lattice {
  const { tokens, sentences } = document;
  const hits = createHits(tokens.count);
  for (const { first, last } of sentences) findForms(engine.forms, tokens, first, last, hits);
  const mentionAt = engine.kinds.map(({ kind }) => {
    const at = new Int32Array(tokens.count).fill(-1);
    mentions.get(kind)?.forEach(({ first }, index) => {
      at[first] = index;
    });
    return at;
  });
  const mentionEnd = engine.kinds.map(({ kind }) => (mentions.get(kind) ?? []).map(({ last }) => last));
  return { tokens, stops: engine.stops, hits, mentionAt, mentionEnd };
}

/**
 * All matches of a rule between two tokens, and where there is none the place where it comes furthest: `matched` is 0
 * where it cannot even begin. Every way through the rule is followed once for each token (a dynamic program, so that its cost is
 * the length of the rule times that of the sentence, whatever the rule says).
 */
export function reachOf(rule: CompiledRule, lattice: Lattice, range: Range, engine: Engine): readonly Reach[] {
  const matches: Reach[] = [];
  let furthest: Reach | null = null;
  for (let start = range.first; start < range.last; start++) {
    if (!canBegin(rule.program, lattice, start)) continue;
    const reach = follow(rule, lattice, start, range.last, engine);
    if (reach.wanted.length === 0) matches.push(reach);
    else if (furthest === null || isFurther(reach, furthest)) furthest = reach;
  }
  if (matches.length > 0) return matches;
  return [furthest ?? follow(rule, lattice, range.first, range.last, engine)];
}

const shareOf = ({ matched, missing }: Reach): number => matched / (matched + missing);

/** Whether one attempt came nearer to a match than another. */
export function isFurther(one: Reach, other: Reach): boolean {
  return (shareOf(one) - shareOf(other) || one.matched - other.matched) > 0;
}

function follow(rule: CompiledRule, lattice: Lattice, start: number, last: number, engine: Engine): Reach {
  const { code } = rule.program;
  const length = code.length / 3;
  const ways: (Map<number, Way> | undefined)[] = Array.from({ length });
  ways[0] = new Map([[start, { matched: 0, last: start }]]);
  const failed: { pc: number; at: number; way: Way }[] = [];
  // Instructions only lead forward, so each is left for good when its turn is over.
  for (let pc = 0; pc < length; pc++) {
    for (const [at, way] of ways[pc] ?? []) {
      if (code[pc * 3] === OP.done)
        return { rule, first: start, last: at, matched: way.matched, missing: 0, wanted: [] };
      const steps = stepsFrom(code, pc, at, lattice, last);
      if (steps.length === 0) failed.push({ pc, at, way });
      for (const { to, at: next, isElement } of steps)
        enter(ways, to, next, isElement ? { matched: way.matched + 1, last: next } : way);
    }
  }
  return nearMiss(rule, start, failed, lattice, engine);
}

function nearMiss(
  rule: CompiledRule,
  first: number,
  failed: readonly { pc: number; at: number; way: Way }[],
  lattice: Lattice,
  engine: Engine,
): Reach {
  const remaining = remainingOf(rule.program.code);
  const share = ({ pc, way }: (typeof failed)[number]) => way.matched / (way.matched + (remaining[pc] as number));
  const best = failed.reduce((one, other) => (share(other) > share(one) ? other : one));
  const same = failed.filter((one) => one.way.last === best.way.last && one.way.matched === best.way.matched);
  const wanted = [...new Set(same.map(({ pc, at }) => describe(rule.program.code, pc, at, lattice, engine)))];
  return { rule, first, last: best.way.last, matched: best.way.matched, missing: remaining[best.pc] as number, wanted };
}

function enter(ways: (Map<number, Way> | undefined)[], pc: number, at: number, way: Way): void {
  const known = ways[pc] ?? new Map<number, Way>();
  ways[pc] = known;
  const before = known.get(at);
  if (before === undefined || way.matched > before.matched) known.set(at, way);
}

type Step = { readonly to: number; readonly at: number; readonly isElement: boolean };

function stepsFrom(code: Int32Array, pc: number, at: number, lattice: Lattice, last: number): readonly Step[] {
  const [op, a, b] = [code[pc * 3], code[pc * 3 + 1] as number, code[pc * 3 + 2] as number];
  const element = (end: number): Step => ({ to: pc + 1, at: end, isElement: true });
  if (op === OP.split) return [a, b].map((to) => ({ to, at, isElement: false }));
  if (op === OP.jump) return [{ to: a, at, isElement: false }];
  if (op === OP.gap) return gapEnds(lattice, at, a, last).map((end) => ({ to: pc + 1, at: end, isElement: false }));
  if (at >= last) return [];
  if (op === OP.word) {
    const { word, shape } = lattice.tokens;
    return word[at] === a && caseFits(b, shape[at] as number) ? [element(at + 1)] : [];
  }
  return endsAt(op as number, a, at, lattice)
    .filter((end) => end <= last)
    .map(element);
}

function gapEnds({ tokens, stops }: Lattice, at: number, longest: number, last: number): readonly number[] {
  const ends = [at];
  for (let end = at; end < last && end < at + longest && !stops.has(tokens.word[end] as number); ) ends.push(++end);
  return ends;
}

/** Ends of the forms of a group, or of the mention of a kind, that begin at a token. */
function endsAt(op: number, id: number, at: number, { hits, mentionAt, mentionEnd }: Lattice): readonly number[] {
  if (op === OP.mention) {
    const index = mentionAt[id]?.[at] ?? -1;
    return index < 0 ? [] : [mentionEnd[id]?.[index] as number];
  }
  const ends: number[] = [];
  for (let hit = hits.head[at] as number; hit >= 0; hit = hits.next[hit] as number)
    if (hits.group[hit] === id) ends.push(hits.end[hit] as number);
  return ends;
}

/** For each instruction the fewest elements from there to the end. */
function remainingOf(code: Int32Array): readonly number[] {
  const remaining: number[] = [];
  for (let pc = code.length / 3 - 1; pc >= 0; pc--) {
    const [op, a, b] = [code[pc * 3], code[pc * 3 + 1] as number, code[pc * 3 + 2] as number];
    const next = remaining[pc + 1] ?? 0;
    if (op === OP.done) remaining[pc] = 0;
    else if (op === OP.split) remaining[pc] = Math.min(remaining[a] as number, remaining[b] as number);
    else if (op === OP.jump) remaining[pc] = remaining[a] as number;
    else remaining[pc] = op === OP.gap ? next : next + 1;
  }
  return remaining;
}

/** An element as the notation writes it. */
function describe(code: Int32Array, pc: number, at: number, { tokens }: Lattice, engine: Engine): string {
  const [op, id] = [code[pc * 3], code[pc * 3 + 1] as number];
  if (op === OP.word) {
    const isThere = at < tokens.count && tokens.word[at] === id;
    return `“${engine.vocabulary.words[id]}”${isThere ? ' with a capital' : ''}`;
  }
  if (op === OP.mention) return `{${engine.kinds[id]?.kind}}`;
  const group = engine.groups[id] as string;
  return group.startsWith('<') ? group : `<${group.slice(group.indexOf('.') + 1)}>`;
}
