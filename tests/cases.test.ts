import { describe, expect, test } from 'vitest';
import { loadEngine } from '#pipeline/io/engine';
import { runCase } from '#pipeline/rules/cases';
import { findInText } from '#pipeline/stages/find-in-text';

const engine = await loadEngine();
const kinds = engine.kinds.map((kind) => ({ kind, name: kind.kind, cases: kind.extractor.cases }));

describe.each(kinds)('$name', ({ kind, cases }) => {
  const fired = new Set<string>();

  test.each(cases.map((one) => [one.text, one] as const))('%s', (_, one) => {
    const outcome = runCase(one, kind, engine, findInText);
    for (const rule of outcome.fired) fired.add(rule);
    expect(outcome.received).toBe(outcome.expected);
  });

  test('every rule is shown by a case', () => {
    const rules = new Set(kind.rules.map(({ id }) => id));
    expect([...rules].filter((id) => !fired.has(id))).toEqual([]);
  });
});
