import { type First, OP, type Program } from '#pipeline/rules/program';
import { caseFits, type Hits } from '#pipeline/rules/trie';
import type { Tokens } from '#schemas/document';

/** Steps that one rule may take in one sentence before it is stopped: a pack from a stranger cannot hang the product. */
export const STEP_BUDGET = 20_000;

/** Mentions of one kind that a document can hold: a captured mention is numbered kind × this + its index. */
export const MENTIONS = 0x100000;

/** What rules are matched against: tokens, lexicon hits, and for each kind the mention that starts at a token (-1: none). */
export type Lattice = {
  readonly tokens: Tokens;
  /** Symbols that end a clause: word ids that a gap does not cross. */
  readonly stops: ReadonlySet<number>;
  readonly hits: Hits;
  readonly mentionAt: readonly (Int32Array | undefined)[];
  /** By kind and mention: token after it. */
  readonly mentionEnd: readonly (readonly number[] | undefined)[];
};

/** A captured part: what was captured (`op`), its role, its tokens, and the hit or mention that it is. */
export type Capture = {
  readonly op: number;
  readonly role: number;
  readonly first: number;
  readonly last: number;
  readonly index: number;
};

/** One run of a program: where it stands, what it has captured, and the choices to come back to. */
export type Run = {
  steps: number;
  pc: number;
  at: number;
  /** Furthest token and instruction reached, for the explanation of near misses. */
  reached: number;
  reachedAt: number;
  readonly captures: Capture[];
  /** Choices not yet tried, six numbers each: instruction, token, captures, role, hit, token of the hit. */
  readonly stack: number[];
};

export function createRun(): Run {
  return { steps: 0, pc: 0, at: 0, reached: -1, reachedAt: 0, captures: [], stack: [] };
}

/** Whether a match of a program can begin at a token: a look that spares most runs. */
export function canBegin({ firsts }: Program, { tokens, hits, mentionAt }: Lattice, at: number): boolean {
  if (firsts === null) return true;
  for (let i = 0; i < firsts.length; i++) {
    const { op, id } = firsts[i] as First;
    if (op === OP.word) {
      if (tokens.word[at] === id) return true;
    } else if (op === OP.mention) {
      if ((mentionAt[id]?.[at] ?? -1) >= 0) return true;
    } else {
      for (let hit = hits.head[at] as number; hit >= 0; hit = hits.next[hit] as number) if (hits.group[hit] === id) return true;
    }
  }
  return false;
}

/**
 * Runs a program at one token: a backtracking machine over tokens, lexicon hits and mentions.
 * @returns the token after the match, -1 where it does not match, -2 where the step budget is used up.
 */
export function runProgram(code: Int32Array, lattice: Lattice, start: number, last: number, run: Run): number {
  run.captures.length = 0;
  run.stack.length = 0;
  run.pc = 0;
  run.at = start;
  while (++run.steps <= STEP_BUDGET) {
    if (run.at > run.reached) {
      run.reached = run.at;
      run.reachedAt = run.pc;
    }
    if (code[run.pc * 3] === OP.done) return run.at;
    if (!advance(code, lattice, last, run) && !comeBack(run)) return -1;
  }
  return -2;
}

/** Carries out one instruction; false where it does not match here. */
function advance(code: Int32Array, lattice: Lattice, last: number, run: Run): boolean {
  const a = code[run.pc * 3 + 1] as number;
  const b = code[run.pc * 3 + 2] as number;
  switch (code[run.pc * 3]) {
    case OP.word:
      return takeWord(lattice, a, b, last, run);
    case OP.form:
      return takeForm(lattice, a, b, last, run);
    case OP.mention:
      return takeMention(lattice, a, b, last, run);
    case OP.split:
      run.stack.push(b, run.at, run.captures.length, -1, -1, run.at);
      run.pc = a;
      return true;
    case OP.jump:
      run.pc = a;
      return true;
    default:
      return takeGap(lattice, a, last, run);
  }
}

function takeWord({ tokens }: Lattice, word: number, fits: number, last: number, run: Run): boolean {
  const { at } = run;
  if (at >= last || tokens.word[at] !== word || !caseFits(fits, tokens.shape[at] as number)) return false;
  run.at++;
  run.pc++;
  return true;
}

/** Takes the longest form of a group; shorter ones are choices to come back to. */
function takeForm({ hits }: Lattice, group: number, role: number, last: number, run: Run): boolean {
  const { at, pc, captures, stack } = run;
  if (at >= last) return false;
  let chosen = -1;
  for (let hit = hits.head[at] as number; hit >= 0; hit = hits.next[hit] as number) {
    if (hits.group[hit] !== group || (hits.end[hit] as number) > last) continue;
    if (chosen < 0) chosen = hit;
    else stack.push(pc + 1, hits.end[hit] as number, captures.length, role, hit, at);
  }
  if (chosen < 0) return false;
  run.at = hits.end[chosen] as number;
  run.pc++;
  if (role >= 0) captures.push({ op: OP.form, role, first: at, last: run.at, index: chosen });
  return true;
}

function takeMention({ mentionAt, mentionEnd }: Lattice, kind: number, role: number, last: number, run: Run): boolean {
  const { at } = run;
  const index = at < last ? (mentionAt[kind]?.[at] ?? -1) : -1;
  if (index < 0) return false;
  const end = mentionEnd[kind]?.[index] as number;
  if (end > last) return false;
  run.captures.push({ op: OP.mention, role, first: at, last: end, index: kind * MENTIONS + index });
  run.at = end;
  run.pc++;
  return true;
}

/** Passes over as few tokens as possible; longer gaps are choices to come back to. */
function takeGap({ tokens, stops }: Lattice, longest: number, last: number, run: Run): boolean {
  const { at, pc, captures, stack } = run;
  let end = at;
  const limit = Math.min(last, at + longest);
  while (end < limit && !stops.has(tokens.word[end] as number)) end++;
  for (; end > at; end--) stack.push(pc + 1, end, captures.length, -1, -1, at);
  run.pc++;
  return true;
}

/** Goes back to the latest choice; false where none is left. */
function comeBack(run: Run): boolean {
  const { stack, captures } = run;
  if (stack.length === 0) return false;
  const from = stack.pop() as number;
  const hit = stack.pop() as number;
  const role = stack.pop() as number;
  captures.length = stack.pop() as number;
  run.at = stack.pop() as number;
  run.pc = stack.pop() as number;
  if (hit >= 0 && role >= 0) captures.push({ op: OP.form, role, first: from, last: run.at, index: hit });
  return true;
}
