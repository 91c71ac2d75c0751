import { OP } from '#pipeline/rules/program';
import { caseFits, type Hits } from '#pipeline/rules/trie';
import type { Tokens } from '#schemas/document';

/** Steps that one rule may take in one sentence before it is stopped: a pack from a stranger cannot hang the product. */
export const STEP_BUDGET = 20_000;

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

export type Run = {
  steps: number;
  /** Furthest token and instruction reached, for the explanation of near misses. */
  reached: number;
  reachedAt: number;
  readonly captures: Capture[];
  /** Choices to come back to, six numbers each: instruction, token, captures, role, hit, token of the hit. */
  readonly stack: number[];
};

export function createRun(): Run {
  return { steps: 0, reached: -1, reachedAt: 0, captures: [], stack: [] };
}

/**
 * Runs a program at one token: a backtracking machine over tokens, lexicon hits and mentions.
 * @returns the token after the match, -1 where it does not match, -2 where the step budget is used up.
 */
export function runProgram(code: Int32Array, lattice: Lattice, start: number, last: number, run: Run): number {
  const { tokens, hits, mentionAt, mentionEnd, stops } = lattice;
  const { captures, stack } = run;
  captures.length = 0;
  stack.length = 0;
  let pc = 0;
  let at = start;
  for (;;) {
    if (++run.steps > STEP_BUDGET) return -2;
    if (at > run.reached) {
      run.reached = at;
      run.reachedAt = pc;
    }
    const a = code[pc * 3 + 1] as number;
    const b = code[pc * 3 + 2] as number;
    let matched = false;
    switch (code[pc * 3]) {
      case OP.word:
        if (at < last && tokens.word[at] === a && caseFits(b, tokens.shape[at] as number)) {
          at++;
          matched = true;
        }
        break;
      case OP.form: {
        let chosen = -1;
        if (at < last) {
          for (let hit = hits.head[at] as number; hit >= 0; hit = hits.next[hit] as number) {
            if (hits.group[hit] !== a || (hits.end[hit] as number) > last) continue;
            // Shorter forms are tried later: what is captured then is known from the stacked hit.
            if (chosen < 0) chosen = hit;
            else stack.push(pc + 1, hits.end[hit] as number, captures.length, b, hit, at);
          }
        }
        if (chosen >= 0) {
          if (b >= 0)
            captures.push({ op: OP.form, role: b, first: at, last: hits.end[chosen] as number, index: chosen });
          at = hits.end[chosen] as number;
          matched = true;
        }
        break;
      }
      case OP.mention: {
        const index = at < last ? (mentionAt[a]?.[at] ?? -1) : -1;
        const end = index < 0 ? -1 : (mentionEnd[a]?.[index] as number);
        if (index >= 0 && end <= last) {
          captures.push({ op: OP.mention, role: b, first: at, last: end, index: a * 0x100000 + index });
          at = end;
          matched = true;
        }
        break;
      }
      case OP.split:
        stack.push(b, at, captures.length, -1, -1, at);
        pc = a;
        continue;
      case OP.jump:
        pc = a;
        continue;
      case OP.gap: {
        const furthest = gapEnd(tokens, stops, at, Math.min(last, at + a));
        for (let end = furthest; end > at; end--) stack.push(pc + 1, end, captures.length, -1, -1, at);
        matched = true;
        break;
      }
      default:
        return at;
    }
    if (matched) {
      pc++;
      continue;
    }
    if (stack.length === 0) return -1;
    const from = stack.pop() as number;
    const hit = stack.pop() as number;
    const role = stack.pop() as number;
    captures.length = stack.pop() as number;
    at = stack.pop() as number;
    pc = stack.pop() as number;
    if (hit >= 0 && role >= 0) captures.push({ op: OP.form, role, first: from, last: at, index: hit });
  }
}

function gapEnd(tokens: Tokens, stops: ReadonlySet<number>, from: number, to: number): number {
  for (let at = from; at < to; at++) if (stops.has(tokens.word[at] as number)) return at;
  return to;
}
