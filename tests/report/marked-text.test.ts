import fc from 'fast-check';
import { parseFragment } from 'parse5';
import { describe, expect, test } from 'vitest';
import { markedText } from '#pipeline/view/report/marked-text';
import { type Mark, spanKey } from '#pipeline/view/report/marks';
import type { ArticleRecord } from '#schemas/record';

type Node = { nodeName: string; value?: string; attrs?: { name: string; value: string }[]; childNodes?: Node[] };

const textOf = (node: Node): string => node.value ?? (node.childNodes ?? []).map(textOf).join('');
const marksIn = (node: Node): Node[] => [
  ...(node.nodeName === 'mark' ? [node] : []),
  ...(node.childNodes ?? []).flatMap(marksIn),
];
const nameOf = (node: Node) => node.attrs?.find(({ name }) => name === 'data-s')?.value;

const mark = (start: number, end: number): Mark => ({
  start,
  end,
  kind: 'other',
  tag: 'tag',
  modality: null,
  isUsed: true,
  agreements: [],
});
const record = (text: string, cuts: readonly number[] = []): ArticleRecord => {
  const edges = [...new Set([0, ...cuts, text.length])].sort((a, b) => a - b);
  const segments = edges.slice(1).map((end, i) => ({ role: 'body', start: edges[i], end, reason: null }));
  return { article: { text, segments } } as unknown as ArticleRecord;
};
const sorted = (marks: readonly Mark[]) => [...marks].sort((a, b) => a.start - b.start || b.end - a.end);
const parse = (of: ArticleRecord, marks: readonly Mark[]) =>
  parseFragment(markedText(of, sorted(marks)).markup) as unknown as Node;

describe('the marked text', () => {
  test('keeps the text and shows each mark over its own words, however marks and blocks cut each other', () => {
    const place = fc.nat(40);
    const span = fc.tuple(place, place).filter(([a, b]) => a !== b);
    const alphabet = fc.constantFrom('a', '<', '&', '"', ' ', '\n', '\r', '\u200b', '\u202e', '\u0007', '😀', 'é', '>');
    fc.assert(
      fc.property(
        fc.array(alphabet, { minLength: 41, maxLength: 50 }),
        fc.array(span),
        fc.array(place),
        (chars, spans, cuts) => {
          const text = chars.join('');
          // Blocks and spans of real records never part a surrogate pair.
          const whole = (at: number) => (/[\udc00-\udfff]/.test(text[at] ?? '') ? at + 1 : at);
          const marks = new Map<string, Mark>();
          for (const [a, b] of spans) {
            const one = mark(whole(Math.min(a, b)), whole(Math.max(a, b)));
            if (one.end > one.start) marks.set(spanKey(one), one);
          }
          const page = parse(record(text, cuts.map(whole)), [...marks.values()]);
          expect(textOf(page)).toBe(text);
          for (const [key, { start, end }] of marks) {
            const pieces = marksIn(page).filter((node) => nameOf(node) === key);
            // White space at the end of a block stands outside the marks.
            expect(pieces.map(textOf).join('').replace(/\s/g, '')).toBe(text.slice(start, end).replace(/\s/g, ''));
          }
        },
      ),
    );
  });

  test('nests an inner mark and cuts one that another crosses', () => {
    const { markup } = markedText(record('abcdef'), sorted([mark(0, 4), mark(1, 2), mark(3, 6)]));
    const pieces = markup.replace(/<mark[^>]*data-s="(\S+)"[^>]*>/g, '[$1:').replaceAll('</mark>', ']');
    expect(pieces.replace(/<[^>]*>/g, '')).toBe('[0-4:a[1-2:b]c[3-6:d]][3-6:ef]');
  });

  test('shows what cannot be seen', () => {
    const { markup } = markedText(record('pay\u202e 5\u00ad0'), []);
    expect(markup).toContain('<span class="inv" data-u="U+202E">\u202e</span>');
    expect(markup).toContain('<span class="inv" data-u="U+00AD">\u00ad</span>');
  });
});
