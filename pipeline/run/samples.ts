import type { CompiledKind, Engine } from '#pipeline/rules/engine';
import { parseNotation } from '#pipeline/rules/notation';
import { type Examples, examplesOf, sampleOf } from '#pipeline/rules/sample';
import { findInText } from '#pipeline/stages/find-in-text';

export type Sample = {
  readonly text: string;
  /** Whether the rule finds something in it, all rules being at work. */
  readonly fires: boolean;
  /** Rules of the same kind that find something in it. */
  readonly fired: readonly string[];
};

/** Turns that are tried for each sentence wanted: examples do not fit everywhere, and some sentences come twice. */
const TRIES = 6;

/** Sentences that a rule allows, those in which it finds something first. */
export function samplesOf(
  id: string,
  engine: Engine,
  count: number,
  examples: Examples = examplesOf(engine),
): readonly Sample[] {
  const kind = engine.kinds.find(({ rules }) => rules.some((rule) => rule.id === id)) as CompiledKind;
  const nodes = kind.rules.filter((rule) => rule.id === id).map(({ says }) => parseNotation(says));
  const samples = new Map<string, Sample>();
  let firing = 0;
  for (let turn = 0; turn < count * TRIES && firing < count; turn++) {
    const text = sampleOf(nodes[turn % nodes.length] as (typeof nodes)[number], kind.extractor, examples, turn);
    if (text === null || samples.has(text)) continue;
    const fired = (findInText(text, null, engine).get(kind.kind) ?? []).map(({ rule }) => rule);
    const fires = fired.includes(id);
    if (fires) firing++;
    samples.set(text, { text, fires, fired });
  }
  const all = [...samples.values()];
  return [...all.filter(({ fires }) => fires), ...all.filter(({ fires }) => !fires)].slice(0, count);
}
