import { type FindInText, type Outcome, runCase } from '#pipeline/rules/cases';
import type { CompiledKind, Engine } from '#pipeline/rules/engine';
import type { Fault } from '#pipeline/rules/fault';
import type { Case, Extractor } from '#schemas/extractor';

export type CaseResult = Outcome & { readonly index: number; readonly case: Case; readonly holds: boolean };
/** The cases of one folder, and the rules of it that none of them shows. */
export type SuiteResult = {
  readonly extractor: Extractor;
  readonly results: readonly CaseResult[];
  readonly unshown: readonly Fault[];
};

/** Runs all cases of one pack's extractor within an engine that holds it. */
export function runSuite(extractor: Extractor, engine: Engine, find: FindInText): SuiteResult {
  const kind = engine.kinds.find((one) => one.kind === extractor.kind) as CompiledKind;
  const own = extractor.pack === undefined ? undefined : new Set(extractor.rules.map(({ id }) => `${kind.kind}/${id}`));
  const results = extractor.cases.map((one, index) => {
    const outcome = runCase(one, kind, engine, find, own);
    return { ...outcome, index, case: one, holds: outcome.expected === outcome.received };
  });
  const shown = new Set(results.flatMap(({ fired }) => fired));
  const unshown = extractor.rules.flatMap(({ id }, index): Fault[] => {
    if (shown.has(`${kind.kind}/${id}`)) return [];
    const message = `no case shows the rule “${id}”; expected a text in cases.yaml in which it finds something`;
    return [{ extractor, file: 'rules', path: [index, 'id'], message }];
  });
  return { extractor, results, unshown };
}
