import { describe, expect, test } from 'vitest';
import { NotationError, parseNotation } from '#pipeline/rules/notation';

describe('what can be read', () => {
  test.each([
    ['a word', 'word'],
    ['<agree> to', 'sequence'],
    ['(a|b c)', 'either'],
    ['[a] b', 'sequence'],
    ['{money:value}', 'hole'],
    ['{party} ... signed', 'sequence'],
  ])('%s', (says, type) => {
    const node = parseNotation(says);
    expect(node.type === type || node.type === 'sequence').toBe(true);
  });

  test('holes have the role of their kind unless they name another', () => {
    expect(parseNotation('{money}')).toEqual({ type: 'hole', name: 'money', role: 'money', at: 0 });
    expect(parseNotation('{money:value}')).toEqual({ type: 'hole', name: 'money', role: 'value', at: 0 });
  });
});

describe('what cannot be read says where and what was expected', () => {
  test.each([
    ['', 0, 'says nothing'],
    ['(a|b', 0, 'never closed'],
    ['a [b', 2, 'never closed'],
    ['a {money', 2, 'never closed'],
    ['a <agree', 2, 'never closed'],
    ['a )', 2, 'nothing is open'],
    ['a ] b', 2, 'nothing is open'],
    ['a () b', 2, 'holds nothing'],
    ['a {Money}', 2, 'expected {kind}'],
    ['a {money:}', 2, 'expected {kind}'],
    ['a <to agree>', 2, 'expected one verb'],
    ['a | b', 2, ''],
  ])('%s', (says, column, message) => {
    const error = failure(() => parseNotation(says));
    expect(error).toBeInstanceOf(NotationError);
    expect((error as NotationError).column).toBe(column);
    expect((error as NotationError).message).toContain(message);
  });
});

function failure(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  return null;
}
