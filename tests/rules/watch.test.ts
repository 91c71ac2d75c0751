import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileEngine } from '#pipeline/rules/compile';
import type { Engine } from '#pipeline/rules/engine';
import { findInText } from '#pipeline/stages/find-in-text';
import type { Extractor } from '#schemas/extractor';

const NONE = { resolve: null, refine: null, scan: null, configure: null, cases: [], needs: [] };
const FILES = { rules: 'rules.yaml', cases: 'cases.yaml', lexicons: [] };

function engineOf(says: readonly string[]): Engine {
  const party: Extractor = {
    ...NONE,
    kind: 'party',
    files: FILES,
    overlap: false,
    lexicon: { state: { A: ['alpha'], B: ['beta one', 'beta'] } },
    rules: [{ id: 'state', says: '{state}' }],
  };
  const deal: Extractor = {
    ...NONE,
    kind: 'deal',
    files: FILES,
    overlap: true,
    lexicon: { noun: { pact: ['pact', 'pact one'] } },
    rules: says.map((one, index) => ({ id: `rule-${index}`, says: one })),
  };
  return compileEngine([party, deal], { version: '0', digest: '' });
}

/** The same rules, none of which is spared a run by a look at what it needs. */
function unwatched(engine: Engine): Engine {
  const kinds = engine.kinds.map((kind) => ({
    ...kind,
    watch: { ...kind.watch, needsAt: kind.watch.needsAt.map(() => 0) },
  }));
  return { ...engine, kinds };
}

const { says } = fc.letrec<{ says: string; part: string }>((tie) => ({
  says: fc.array(tie('part'), { minLength: 1, maxLength: 3 }).map((parts) => parts.join(' ')),
  part: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    fc.constantFrom('one', 'two', 'alpha', '{party:one}', '{party:two}', '<noun>', '{noun}', '<sign>', '...'),
    fc.tuple(tie('says'), tie('says')).map((options) => `(${options.join('|')})`),
    tie('says').map((inner) => `[${inner}]`),
  ),
}));
const text = fc
  .array(fc.constantFrom('one', 'two', 'alpha', 'beta', 'pact', 'signed', ';', '.'), { maxLength: 16 })
  .map((words) => words.join(' '));

test('a rule that is spared a run would not have matched', () => {
  fc.assert(
    fc.property(
      fc.array(says, { minLength: 1, maxLength: 3 }),
      fc.array(text, { minLength: 1, maxLength: 5 }),
      (rules, texts) => {
        // A rule of optional parts only is refused when it is compiled.
        const engine = engineOf(rules.map((rule) => `${rule} one`));
        for (const one of texts) {
          expect(findInText(one, null, engine)).toEqual(findInText(one, null, unwatched(engine)));
        }
      },
    ),
    { numRuns: 300 },
  );
});
