import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileEngine, RuleError } from '#pipeline/rules/compile';
import type { Engine } from '#pipeline/rules/engine';
import { kindOf } from '#pipeline/rules/kinds';
import { nearest } from '#pipeline/rules/nearest';
import { find } from '#pipeline/stages/find';
import { documentOf, findInText } from '#pipeline/stages/find-in-text';
import type { Extractor } from '#schemas/extractor';

const ABOUT = { version: '0', digest: '' };

function extractor(kind: string, parts: Partial<Extractor>): Extractor {
  const files = { rules: 'rules.yaml', cases: 'cases.yaml', lexicons: [] };
  const none = { lexicon: {}, rules: [], cases: [], resolve: null, refine: null, scan: null, configure: null };
  return { kind, ...none, needs: [], overlap: false, files, ...parts };
}

const PARTY = extractor('party', {
  lexicon: { state: { USA: ['US', 'U.S.', 'United States'], KOR: ['South Korea', 'Seoul'] } },
  rules: [{ id: 'state', says: '{state}' }],
});

function quotes(engine: Engine, kind: string, text: string): string[] {
  return (findInText(text, null, engine).get(kind) ?? []).map(({ start, end }) => text.slice(start, end));
}

describe('matching', () => {
  test('a capital in a form must be a capital in the text', () => {
    const engine = compileEngine([PARTY], ABOUT);
    expect(quotes(engine, 'party', 'Seoul told us that the US and U.S. troops stay; UNITED STATES.')).toEqual([
      'Seoul',
      'US',
      'U.S.',
      'UNITED STATES',
    ]);
  });

  test('the longest wins, whatever order rules stand in', () => {
    const rules = [
      { id: 'short', says: 'defence pact' },
      { id: 'long', says: 'mutual defence pact' },
    ];
    for (const order of [rules, rules.toReversed()]) {
      const engine = compileEngine([extractor('agreement', { rules: order })], ABOUT);
      expect(quotes(engine, 'agreement', 'A mutual defence pact.')).toEqual(['mutual defence pact']);
    }
  });

  test('holes take mentions of earlier kinds, verbs any inflected form, gaps stay inside the clause', () => {
    const deal = extractor('deal', { rules: [{ id: 'sign', says: '{party:one} ... <sign> ... {party:two}' }] });
    const engine = compileEngine([deal, PARTY], ABOUT);
    expect(quotes(engine, 'deal', 'The US has today signed it with Seoul.')).toEqual([
      'US has today signed it with Seoul',
    ]);
    expect(quotes(engine, 'deal', 'The US waits; they signed it with Seoul.')).toEqual([]);
  });

  test('an optional part may be missing, alternatives are tried in turn', () => {
    const engine = compileEngine(
      [extractor('cue', { rules: [{ id: 'x', says: 'a [very (big|large)] deal' }] })],
      ABOUT,
    );
    expect(quotes(engine, 'cue', 'a deal, a very big deal, a very large deal, a very deal')).toEqual([
      'a deal',
      'a very big deal',
      'a very large deal',
    ]);
  });

  test('a rule that could run away is stopped and reported, the others go on', () => {
    const says = `${'[a] '.repeat(24)}${'a '.repeat(24)}b`;
    const engine = compileEngine(
      [
        extractor('cue', {
          rules: [
            { id: 'greedy', says },
            { id: 'calm', says: 'stop' },
          ],
        }),
      ],
      ABOUT,
    );
    const text = `${'a '.repeat(60)} b stop`;
    const found = find(documentOf(text, null, engine), engine);
    expect(found.warnings.map(({ code }) => code)).toEqual(['rule-budget']);
    expect(found.mentions.get('cue')?.map(({ rule }) => rule)).toContain('cue/calm');
  });

  test('what is found depends on the text alone', () => {
    const engine = compileEngine([PARTY], ABOUT);
    const texts = ['Seoul agreed.', 'The US pays Seoul.', 'nothing', 'U.S.-South Korea talks'];
    const once = texts.map((text) => quotes(engine, 'party', text));
    expect(
      texts
        .toReversed()
        .map((text) => quotes(engine, 'party', text))
        .toReversed(),
    ).toEqual(once);
  });

  test('every span gives its quote back, on any text', () => {
    const engine = compileEngine([PARTY], ABOUT);
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(' US ', 'Seoul', '\u00ad', '\u2028', '“', '👍')),
        ),
        (parts) => {
          const text = parts.join('');
          const document = documentOf(text, null, engine);
          for (const mention of find(document, engine).mentions.get('party') ?? []) {
            const { start, end } = document.origin(mention);
            expect(start).toBeLessThan(end);
            expect(text.slice(start, end).replaceAll('\u00ad', '')).toMatch(
              /^(US|Seoul|U\.S\.|South Korea|United States)$/,
            );
          }
        },
      ),
    );
  });
});

describe('rules that cannot work', () => {
  test.each([
    ['{moeny}', 'did you mean “money”'],
    ['[a] [b]', 'everything in this rule is optional'],
    ['(a', 'never closed'],
  ])('%s', (says, message) => {
    const money = extractor('money', { rules: [{ id: 'm', says: 'dollars' }] });
    const deal = extractor('deal', { rules: [{ id: 'bad', says }] });
    expect(() => compileEngine([money, deal], ABOUT)).toThrow(RuleError);
    expect(() => compileEngine([money, deal], ABOUT)).toThrow(message);
  });

  test('kinds that wait for each other are named', () => {
    const a = extractor('a', { rules: [{ id: 'x', says: '{b} x' }] });
    const b = extractor('b', { rules: [{ id: 'x', says: '{a} x' }] });
    expect(() => compileEngine([a, b], ABOUT)).toThrow('wait for each other: a, b');
  });
});

test('folders give kinds in the singular', () => {
  expect(['parties', 'dates', 'money', 'status', 'agreements'].map(kindOf)).toEqual([
    'party',
    'date',
    'money',
    'status',
    'agreement',
  ]);
});

test('the near miss is near', () => {
  expect(nearest('moeny', ['money', 'party'])).toBe('money');
  expect(nearest('ship', ['money', 'party'])).toBeNull();
});
