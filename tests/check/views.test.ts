import { describe, expect, test } from 'vitest';
import { differenceLines } from '#pipeline/view/differences';
import { lineDiff } from '#pipeline/view/line-diff';
import { paintFor } from '#pipeline/view/paint';
import { checkPage } from '#pipeline/view/report/check-page';
import type { Difference } from '#schemas/score';

const paint = paintFor(false);
const TEXT = 'Malta paid $40 million for the lease.\nNobody paid more.';
const WRONG: Difference = {
  kind: 'money',
  problem: 'wrong',
  subject: 'use of $40 million',
  expected: 'record:rent',
  found: 'record:value',
  at: { start: 11, end: 22 },
};

describe('a difference', () => {
  test('is told with its words in their paragraph', () => {
    expect(differenceLines(WRONG, TEXT, paint)).toEqual([
      '≠ money use of $40 million  expected record:rent, found record:value',
      '    @11 Malta paid [$40 million] for the lease.',
    ]);
  });

  test('without a place is one line', () => {
    const missed: Difference = { ...WRONG, problem: 'missed', found: null, at: null };
    expect(differenceLines(missed, TEXT, paint)).toEqual(['− money use of $40 million  record:rent']);
  });
});

describe('the page of a check', () => {
  const page = (id: string, difference: Difference) =>
    checkPage(
      {
        rows: [],
        tags: [],
        tagFigures: [],
        articles: [{ id, text: TEXT, failure: null, differences: [difference] }],
      },
      'body{}',
      () => 'x',
    );

  test('puts expected beside found', () => {
    const text = page('malta', WRONG).replace(/<[^>]*>/g, ' ');
    expect(text).toMatch(/use of \$40 million.*Malta paid\s+\$40 million.*record:rent\s+record:value/s);
  });

  test('takes markup for words', () => {
    const evil = '<script>alert(1)</script>';
    expect(page(evil, { ...WRONG, subject: evil, found: evil })).not.toContain('<script');
  });
});

describe('a line diff', () => {
  test('shows what changes with two lines around it', () => {
    const before = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].join('\n');
    expect(lineDiff(before, before.replace('d', 'D\nx'), paint).split('\n')).toEqual([
      '  b',
      '  c',
      '- d',
      '+ D',
      '+ x',
      '  e',
      '  f',
      '  …',
    ]);
  });

  test('is empty where nothing changes', () => {
    expect(lineDiff('a\nb', 'a\nb', paint)).toBe('');
  });
});
