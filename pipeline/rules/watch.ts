import type { CompiledRule } from '#pipeline/rules/engine';
import type { Lattice } from '#pipeline/rules/match';
import { OP } from '#pipeline/rules/program';
import type { Sentence } from '#schemas/document';

/**
 * The elements that the rules of a kind cannot do without, each with a slot: 0 for all others. Where each stands last in
 * a sentence tells in one look that most rules cannot match there.
 */
export type Watch = {
  readonly words: Int32Array;
  readonly forms: Int32Array;
  /** Pairs of a kind and its slot. */
  readonly kinds: readonly (readonly [number, number])[];
  readonly slots: number;
  /** By rule: its lists one after the other, each as its length and then pairs of a slot and the tokens before it. */
  readonly needs: Int32Array;
  /** Where the lists of a rule begin; those of the next one begin where they end. */
  readonly needsAt: Int32Array;
};

/** Gives slots to all that the rules of a kind need. */
export function watchOf(rules: readonly CompiledRule[], words: number, forms: number): Watch {
  const slots = new Map<string, number>();
  const watch = { words: new Int32Array(words), forms: new Int32Array(forms), kinds: [] as [number, number][] };
  const slotOf = (op: number, id: number): number => {
    const key = `${op} ${id}`;
    const known = slots.get(key);
    if (known !== undefined) return known;
    const slot = slots.size + 1;
    slots.set(key, slot);
    if (op === OP.word) watch.words[id] = slot;
    else if (op === OP.form) watch.forms[id] = slot;
    else watch.kinds.push([id, slot]);
    return slot;
  };
  const needs: number[] = [];
  const needsAt = [0];
  for (const rule of rules) {
    for (const list of rule.needs) {
      needs.push(list.length);
      for (const { op, id, after } of list) needs.push(slotOf(op, id), after);
    }
    needsAt.push(needs.length);
  }
  return { ...watch, slots: slots.size + 1, needs: Int32Array.from(needs), needsAt: Int32Array.from(needsAt) };
}

/**
 * Notes where each watched element of a sentence begins last. `seen` needs no clearing between sentences in text order:
 * what stands in an earlier one stands before every start.
 */
export function look(
  watch: Watch,
  { tokens, hits, mentionAt }: Lattice,
  { first, last }: Sentence,
  seen: Int32Array,
): void {
  const { words, forms, kinds } = watch;
  for (let at = first; at < last; at++) {
    seen[words[tokens.word[at] as number] as number] = at;
    for (let hit = hits.head[at] as number; hit >= 0; hit = hits.next[hit] as number)
      seen[forms[hits.group[hit] as number] as number] = at;
  }
  for (let i = 0; i < kinds.length; i++) {
    const [kind, slot] = kinds[i] as readonly [number, number];
    const mentions = mentionAt[kind];
    if (mentions === undefined) continue;
    let at = last - 1;
    while (at >= first && (mentions[at] as number) < 0) at--;
    if (at >= first) seen[slot] = at;
  }
}

/** Whether all that a rule needs still stands in the sentence for a match that begins at `start`. */
export function isPossible({ needs, needsAt }: Watch, rule: number, seen: Int32Array, start: number): boolean {
  const last = needsAt[rule + 1] as number;
  for (let i = needsAt[rule] as number; i < last; ) {
    const end = i + 1 + 2 * (needs[i] as number);
    let isThere = false;
    for (i++; i < end && !isThere; i += 2)
      isThere = (seen[needs[i] as number] as number) >= start + (needs[i + 1] as number);
    if (!isThere) return false;
    i = end;
  }
  return true;
}

/** Whether a rule needs anything beside what sets it off. */
export function isNeedy({ needsAt }: Watch, rule: number): boolean {
  return needsAt[rule] !== needsAt[rule + 1];
}
