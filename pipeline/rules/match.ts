import { OP, type Program } from '#pipeline/rules/program';
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
  /** Captures so far, `CAPTURED` numbers each: operation, role, first token, last token, index. Read with `capturesOf`. */
  readonly captured: number[];
  /** How many numbers of `captured` count. The arrays never shrink: giving memory back costs more than the run. */
  held: number;
  /** Choices not yet tried, `CHOICE` numbers each: instruction, token, captures held, role, hit, token of the hit. */
  readonly choices: number[];
  open: number;
};

const CAPTURED = 5;
const CHOICE = 6;

export function createRun(): Run {
  return { steps: 0, pc: 0, at: 0, reached: -1, reachedAt: 0, captured: [], held: 0, choices: [], open: 0 };
}

/** What the last run captured, in text order. */
export function capturesOf({ captured, held }: Run): Capture[] {
  const captures: Capture[] = [];
  for (let i = 0; i < held; i += CAPTURED) {
    captures.push({
      op: captured[i] as number,
      role: captured[i + 1] as number,
      first: captured[i + 2] as number,
      last: captured[i + 3] as number,
      index: captured[i + 4] as number,
    });
  }
  return captures;
}

function capture(run: Run, op: number, role: number, first: number, last: number, index: number): void {
  const { captured, held } = run;
  captured[held] = op;
  captured[held + 1] = role;
  captured[held + 2] = first;
  captured[held + 3] = last;
  captured[held + 4] = index;
  run.held = held + CAPTURED;
}

/** Leaves a choice to come back to: an instruction at a token, and the hit that it takes on the way (-1: none). */
function leave(run: Run, pc: number, at: number, role: number, hit: number, from: number): void {
  const { choices, open } = run;
  choices[open] = pc;
  choices[open + 1] = at;
  choices[open + 2] = run.held;
  choices[open + 3] = role;
  choices[open + 4] = hit;
  choices[open + 5] = from;
  run.open = open + CHOICE;
}

/** Whether a match of a program can begin at a token: a look that spares most runs. */
export function canBegin({ firsts }: Program, lattice: Lattice, at: number): boolean {
  if (firsts === null) return true;
  for (let i = 0; i < firsts.length; i += 2)
    if (canTake(lattice, firsts[i] as number, firsts[i + 1] as number, at)) return true;
  return false;
}

/** Whether an element can begin at a token; of all but words, forms and mentions nothing is known before they are tried. */
function canTake({ tokens, hits, mentionAt }: Lattice, op: number, id: number, at: number): boolean {
  if (op > OP.mention) return true;
  if (at >= tokens.count) return false;
  if (op === OP.word) return tokens.word[at] === id;
  if (op === OP.mention) return (mentionAt[id]?.[at] ?? -1) >= 0;
  let hit = hits.head[at] as number;
  while (hit >= 0 && hits.group[hit] !== id) hit = hits.next[hit] as number;
  return hit >= 0;
}

/**
 * Runs a program at one token: a backtracking machine over tokens, lexicon hits and mentions.
 * @returns the token after the match, -1 where it does not match, -2 where the step budget is used up.
 */
export function runProgram(code: Int32Array, lattice: Lattice, start: number, last: number, run: Run): number {
  run.held = 0;
  run.open = 0;
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
      leave(run, b, run.at, -1, -1, run.at);
      run.pc = a;
      return true;
    case OP.jump:
      run.pc = a;
      return true;
    default:
      return takeGap(code, lattice, a, last, run);
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
  const { at, pc } = run;
  if (at >= last) return false;
  let chosen = -1;
  for (let hit = hits.head[at] as number; hit >= 0; hit = hits.next[hit] as number) {
    if (hits.group[hit] !== group || (hits.end[hit] as number) > last) continue;
    if (chosen < 0) chosen = hit;
    else leave(run, pc + 1, hits.end[hit] as number, role, hit, at);
  }
  if (chosen < 0) return false;
  run.at = hits.end[chosen] as number;
  run.pc++;
  if (role >= 0) capture(run, OP.form, role, at, run.at, chosen);
  return true;
}

function takeMention({ mentionAt, mentionEnd }: Lattice, kind: number, role: number, last: number, run: Run): boolean {
  const { at } = run;
  const index = at < last ? (mentionAt[kind]?.[at] ?? -1) : -1;
  if (index < 0) return false;
  const end = mentionEnd[kind]?.[index] as number;
  if (end > last) return false;
  capture(run, OP.mention, role, at, end, kind * MENTIONS + index);
  run.at = end;
  run.pc++;
  return true;
}

/** Passes over as few tokens as possible; longer gaps are choices to come back to. */
function takeGap(code: Int32Array, lattice: Lattice, longest: number, last: number, run: Run): boolean {
  const { tokens, stops } = lattice;
  const { at, pc } = run;
  const limit = Math.min(last, at + longest);
  let end = at;
  while (end < limit && !stops.has(tokens.word[end] as number)) end++;
  let nearest = -1;
  for (; end >= at; end--) {
    if (!canTake(lattice, code[pc * 3 + 3] as number, code[pc * 3 + 4] as number, end)) continue;
    if (nearest >= 0) leave(run, pc + 1, nearest, -1, -1, at);
    nearest = end;
  }
  if (nearest < 0) return false;
  run.at = nearest;
  run.pc++;
  return true;
}

/** Goes back to the latest choice; false where none is left. */
function comeBack(run: Run): boolean {
  if (run.open === 0) return false;
  const { choices } = run;
  const base = run.open - CHOICE;
  run.open = base;
  run.pc = choices[base] as number;
  run.at = choices[base + 1] as number;
  run.held = choices[base + 2] as number;
  const role = choices[base + 3] as number;
  const hit = choices[base + 4] as number;
  if (hit >= 0 && role >= 0) capture(run, OP.form, role, choices[base + 5] as number, run.at, hit);
  return true;
}
