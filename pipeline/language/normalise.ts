import type { Span } from '#schemas/document';

/** A text without invisible characters, and the ways between its offsets and those of the text that it was made of. */
export type Normalised = {
  readonly text: string;
  /** Source span whose visible characters are exactly those of a span of `text`. */
  readonly origin: (span: Span) => Span;
  /** Offset in `text` of a source offset; one inside a removed run is that of the next visible character. */
  readonly place: (offset: number) => number;
};

const KEEP = 0;
const REMOVE = 1;
const BLANK = 2;
const NEWLINE = 3;
const RETURN = 4;
const HIGH = 5;
const LOW = 6;

const KIND = new Uint8Array(65536);
const mark = (kind: number, ...ranges: readonly (readonly [number, number])[]): void => {
  for (const [first, last] of ranges) KIND.fill(kind, first, last + 1);
};
mark(BLANK, [0x00, 0x1f], [0x7f, 0xa0], [0x1680, 0x1680], [0x2000, 0x200a], [0x202f, 0x202f], [0x205f, 0x205f]);
mark(BLANK, [0x3000, 0x3000], [0xfff9, 0xfffb], [0xfffe, 0xffff]);
mark(KEEP, [0x0a, 0x0a]);
mark(NEWLINE, [0x0b, 0x0c], [0x85, 0x85], [0x2028, 0x2029]);
mark(RETURN, [0x0d, 0x0d]);
// Soft hyphen, joiners, direction marks and isolates, invisible operators, variation selectors, byte order mark.
mark(REMOVE, [0xad, 0xad], [0x34f, 0x34f], [0x61c, 0x61c], [0x180b, 0x180f], [0x200b, 0x200f], [0x202a, 0x202e]);
mark(REMOVE, [0x2060, 0x206f], [0xfe00, 0xfe0f], [0xfeff, 0xfeff]);
mark(HIGH, [0xd800, 0xdbff]);
mark(LOW, [0xdc00, 0xdfff]);

const LINE_FEED = 0x0a;
/** High half of the tags and of the supplementary variation selectors (U+E0000 to U+E03FF). */
const TAG_HALF = 0xdb40;

const same = ({ start, end }: Span): Span => ({ start, end });
const stay = (offset: number): number => offset;

/**
 * Takes invisible characters out of a text (soft hyphens, zero-width characters, direction marks, variation selectors),
 * writes every other white space, control character and lone surrogate as a blank and every line break as "\n".
 * Quotes, dashes and letters stay as they are. Linear; a text without any of these is returned as it is.
 */
export function normalise(source: string): Normalised {
  let at = 0;
  for (; at < source.length; at++) if (KIND[source.charCodeAt(at)] !== KEEP) break;
  if (at === source.length) return { text: source, origin: same, place: stay };

  let text = '';
  let copied = 0;
  let removed = 0;
  const cuts: number[] = [];
  const shifts: number[] = [];
  while (at < source.length) {
    const width = widthAt(source, at);
    const change = changeAt(source, at);
    if (change !== null) {
      text += source.slice(copied, at) + change;
      copied = at + width;
    }
    if (change === '') {
      removed += width;
      if (cuts.at(-1) !== text.length) shifts[cuts.push(text.length) - 1] = removed;
      else shifts[cuts.length - 1] = removed;
    }
    at += width;
  }
  text += source.slice(copied);
  return removed === 0 ? { text, origin: same, place: stay } : { text, ...between(cuts, shifts) };
}

/** Units of the character at `at`: two for a pair of surrogates. */
function widthAt(source: string, at: number): number {
  const isPair = KIND[source.charCodeAt(at)] === HIGH && KIND[source.charCodeAt(at + 1)] === LOW;
  return isPair ? 2 : 1;
}

/** What stands for the character at `at`, null where it stays. */
function changeAt(source: string, at: number): string | null {
  switch (KIND[source.charCodeAt(at)]) {
    case KEEP:
      return null;
    case REMOVE:
      return '';
    case NEWLINE:
      return '\n';
    case RETURN:
      return source.charCodeAt(at + 1) === LINE_FEED ? ' ' : '\n';
    case HIGH:
      if (KIND[source.charCodeAt(at + 1)] !== LOW) return ' ';
      return source.charCodeAt(at) === TAG_HALF ? '' : null;
    default:
      return ' ';
  }
}

/**
 * The two ways between the offsets. `cuts[k]` is the offset in the new text before which run `k` was removed,
 * `shifts[k]` how many units were removed up to and with run `k`; both ascend.
 */
function between(cuts: readonly number[], shifts: readonly number[]): Pick<Normalised, 'origin' | 'place'> {
  const source = (offset: number): number => offset + shiftOf(lastWhere((k) => (cuts[k] as number) <= offset));
  const shiftOf = (run: number): number => (run < 0 ? 0 : (shifts[run] as number));
  const lastWhere = (holds: (run: number) => boolean): number => {
    let low = -1;
    let high = cuts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (holds(middle)) low = middle;
      else high = middle;
    }
    return low;
  };
  return {
    origin: ({ start, end }) => {
      const first = source(start);
      return { start: first, end: end > start ? source(end - 1) + 1 : first };
    },
    place: (offset) => {
      const run = lastWhere((k) => (cuts[k] as number) + shiftOf(k - 1) <= offset);
      return run < 0 ? offset : Math.max(cuts[run] as number, offset - (shifts[run] as number));
    },
  };
}
