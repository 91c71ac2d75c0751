import type { Node } from '#pipeline/rules/notation';

/** Instructions: three numbers each (operation, a, b). */
export const OP = {
  /** Token with word id a whose case fits b. */
  word: 0,
  /** Lexicon form of group a; captured under role b (-1: not captured). */
  form: 1,
  /** Mention of kind a; captured under role b. */
  mention: 2,
  /** Try a first, then b. */
  split: 3,
  jump: 4,
  /** Up to a tokens inside the clause, as few as possible. */
  gap: 5,
  done: 6,
} as const;

/** Longest gap of `...`, in tokens. */
export const GAP = 8;

/** Tokens that a mention may cover, for bounds on where a rule can start. */
export const WIDEST = 16;

/** So many possible starts in front of a trigger cost as much as meeting it once more. */
const STARTS = 24;

export type Names = {
  /** Word ids of a rule word (it may hold several tokens) with the case that each asks. */
  readonly word: (text: string, at: number) => readonly { readonly id: number; readonly fits: number }[];
  readonly form: (name: string, at: number) => number;
  readonly hole: (name: string, at: number) => { readonly op: number; readonly id: number };
  readonly role: (name: string) => number;
  /** How common an element is in text; the rarest one triggers the rule. */
  readonly cost: (op: number, id: number) => number;
  /** The most tokens that a form of a group or a mention can cover. */
  readonly width: (op: number, id: number) => number;
};

/** An element that every match must contain, and how far after the match's start it can stand. */
export type Trigger = { readonly op: number; readonly id: number; readonly before: number };

export type Program = {
  readonly code: Int32Array;
  /** All that a match can begin with, as pairs of an operation and its a; null where it can begin with anything. */
  readonly firsts: Int32Array | null;
  /** The rarest required element, with all its alternatives. */
  readonly triggers: readonly Trigger[];
  /** Number of elements that are asked for by word, for “most specific wins”. */
  readonly literals: number;
};

/** Compiles a rule's tree into instructions and finds what triggers it. */
export function compileProgram(node: Node, names: Names): Program {
  const code: number[] = [];
  emit(node, names, code);
  code.push(OP.done, 0, 0);
  return {
    code: Int32Array.from(code),
    firsts: firstsOf(code),
    triggers: cheapest(node, names, 0)?.triggers ?? [],
    literals: literals(node),
  };
}

/** Follows the choices from the first instruction on. */
function firstsOf(code: readonly number[]): Int32Array | null {
  const firsts: number[] = [];
  const open = [0];
  const seen = new Set<number>();
  for (let pc = open.pop(); pc !== undefined; pc = open.pop()) {
    if (seen.has(pc)) continue;
    seen.add(pc);
    const [op, a, b] = code.slice(pc * 3, pc * 3 + 3) as [number, number, number];
    if (op === OP.split) open.push(a, b);
    else if (op === OP.jump) open.push(a);
    else if (op === OP.gap || op === OP.done) return null;
    else firsts.push(op, a);
  }
  return Int32Array.from(firsts);
}

function emit(node: Node, names: Names, code: number[]): void {
  switch (node.type) {
    case 'word':
      for (const { id, fits } of names.word(node.text, node.at)) code.push(OP.word, id, fits);
      return;
    case 'form':
      code.push(OP.form, names.form(node.name, node.at), -1);
      return;
    case 'hole': {
      const { op, id } = names.hole(node.name, node.at);
      code.push(op, id, names.role(node.role));
      return;
    }
    case 'gap':
      code.push(OP.gap, GAP, 0);
      return;
    case 'sequence':
      for (const part of node.nodes) emit(part, names, code);
      return;
    case 'optional': {
      const split = code.push(OP.split, code.length / 3 + 1, 0) - 1;
      emit(node.node, names, code);
      code[split] = code.length / 3;
      return;
    }
    case 'either':
      emitEither(node.options, names, code);
  }
}

function emitEither(options: readonly Node[], names: Names, code: number[]): void {
  const jumps: number[] = [];
  options.forEach((option, index) => {
    if (index === options.length - 1) {
      emit(option, names, code);
      return;
    }
    const split = code.push(OP.split, code.length / 3 + 1, 0) - 1;
    emit(option, names, code);
    jumps.push(code.push(OP.jump, 0, 0) - 2);
    code[split] = code.length / 3;
  });
  for (const jump of jumps) code[jump] = code.length / 3;
}

type Cheapest = { readonly triggers: readonly Trigger[]; readonly cost: number };

/** The rarest required element of a tree whose match starts at most `before` tokens ahead of the tree. */
function cheapest(node: Node, names: Names, before: number): Cheapest | null {
  switch (node.type) {
    case 'word': {
      const choices = names
        .word(node.text, node.at)
        .map(({ id }, index) => single({ op: OP.word, id, before: before + index }, names));
      return rarest(choices);
    }
    case 'form':
      return single({ op: OP.form, id: names.form(node.name, node.at), before }, names);
    case 'hole':
      return single({ ...names.hole(node.name, node.at), before }, names);
    case 'sequence': {
      const choices: (Cheapest | null)[] = [];
      let ahead = before;
      for (const part of node.nodes) {
        choices.push(cheapest(part, names, ahead));
        ahead += width(part, names);
      }
      return rarest(choices);
    }
    case 'either': {
      const all = node.options.map((option) => cheapest(option, names, before));
      if (all.some((one) => one === null)) return null;
      const known = all as Cheapest[];
      return { triggers: known.flatMap((one) => one.triggers), cost: known.reduce((sum, one) => sum + one.cost, 0) };
    }
    default:
      return null;
  }
}

function single(trigger: Trigger, names: Names): Cheapest {
  return { triggers: [trigger], cost: names.cost(trigger.op, trigger.id) * (1 + trigger.before / STARTS) };
}

function rarest(choices: readonly (Cheapest | null)[]): Cheapest | null {
  return choices.reduce<Cheapest | null>(
    (best, one) => (one !== null && (best === null || one.cost < best.cost) ? one : best),
    null,
  );
}

/** The most tokens that a tree can cover. */
function width(node: Node, names: Names): number {
  switch (node.type) {
    case 'word':
      return names.word(node.text, node.at).length;
    case 'gap':
      return GAP;
    case 'sequence':
      return node.nodes.reduce((sum, part) => sum + width(part, names), 0);
    case 'either':
      return Math.max(...node.options.map((option) => width(option, names)));
    case 'optional':
      return width(node.node, names);
    case 'form':
      return names.width(OP.form, names.form(node.name, node.at));
    case 'hole': {
      const { op, id } = names.hole(node.name, node.at);
      return names.width(op, id);
    }
  }
}

function literals(node: Node): number {
  switch (node.type) {
    case 'word':
      return 2;
    case 'form':
    case 'hole':
      return 1;
    case 'sequence':
      return node.nodes.reduce((sum, part) => sum + literals(part), 0);
    case 'either':
      return Math.min(...node.options.map(literals));
    default:
      return 0;
  }
}
