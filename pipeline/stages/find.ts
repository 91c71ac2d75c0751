import type { CompiledKind, Engine } from '#pipeline/rules/engine';
import { holeEndOf } from '#pipeline/rules/hole-end';
import { createRun } from '#pipeline/rules/match';
import { settle } from '#pipeline/rules/settle';
import { createHits, findForms, type Hits } from '#pipeline/rules/trie';
import { matchRules, type Search } from '#pipeline/stages/match-rules';
import type { Document } from '#schemas/document';
import type { Mention } from '#schemas/mention';
import type { Warning } from '#schemas/record';

export type Found = {
  /** By kind, in text order. */
  readonly mentions: ReadonlyMap<string, readonly Mention[]>;
  readonly warnings: readonly Warning[];
};

/** Finds the mentions of every kind, each kind after those that its rules ask for. */
export function find(document: Document, engine: Engine): Found {
  const { tokens, sentences } = document;
  const hits = createHits(tokens.count);
  for (const { first, last } of sentences) findForms(engine.forms, tokens, first, last, hits);
  const lattice = { tokens, stops: engine.stops, hits, mentionAt: [], mentionEnd: [] };
  const wake = wakeOf(document, hits, engine);
  const search: Search = { engine, document, lattice, wake, found: new Map(), warnings: [], run: createRun() };
  for (const kind of engine.kinds) findKind(search, kind);
  return { mentions: search.found, warnings: search.warnings };
}

/** By token: the kinds that its word and the forms that begin with it set off. */
function wakeOf({ tokens, sentences }: Document, hits: Hits, { wake: { words, forms } }: Engine): Int32Array {
  const wake = new Int32Array(tokens.count);
  for (const { first, last } of sentences) {
    for (let at = first; at < last; at++) {
      let kinds = words[tokens.word[at] as number] as number;
      for (let hit = hits.head[at] as number; hit >= 0; hit = hits.next[hit] as number)
        kinds |= forms[hits.group[hit] as number] as number;
      wake[at] = kinds;
    }
  }
  return wake;
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
  const woken = search.engine.wake.kinds[kind.index] as number;
  kept.forEach(({ first }, index) => {
    at[first] = index;
    search.wake[first] = (search.wake[first] as number) | woken;
  });
  lattice.mentionAt[kind.index] = at;
  lattice.mentionEnd[kind.index] = kept.map((mention, index) => holeEndOf(document, mention, kept[index + 1]));
}

function specificity(kind: CompiledKind, id: string): { literals: number; order: number } {
  const rule = kind.byId.get(id);
  return rule ? { literals: rule.program.literals, order: rule.order } : { literals: 0, order: -1 };
}
