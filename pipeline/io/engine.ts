import { proveRules } from '#pipeline/io/pack-proof';
import { loadRules, type RuleSources } from '#pipeline/io/rules';
import type { Engine } from '#pipeline/rules/engine';

export type EngineOptions = RuleSources;

/**
 * Reads and compiles all rules once. A rule of a pack that no case shows is refused.
 * @throws Error with file, line, column and the near miss for a rule, lexicon, case file or manifest that is wrong.
 */
export async function loadEngine(options: EngineOptions = {}): Promise<Engine> {
  const loaded = await loadRules(options);
  proveRules(loaded);
  return loaded.engine;
}
