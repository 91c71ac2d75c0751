import { withinBlocks } from '#pipeline/stages/read/too-large';
import type { Span } from '#schemas/document';

/** A paragraph of a plain text: its span without the white space around it, and the white space before it. */
export type TextBlock = Span & {
  /** On one line, single blanks inside; a tab stands for a gap between columns. */
  readonly text: string;
  /** A blank line (or the start of the text) stands before it. */
  readonly apart: boolean;
};

type Line = Span & { readonly indent: number };

const NARROWEST = 40;
const WIDEST = 120;

/**
 * Cuts a plain text into blocks: blank lines and line ends separate, except where a line was only wrapped at a fixed
 * width. Linear.
 * @throws RangeError beyond `MOST_BLOCKS`
 */
export function textBlocks(text: string): readonly TextBlock[] {
  const lines = linesOf(text);
  const width = wrapWidth(text, lines);
  const blocks: TextBlock[] = [];
  let open: { start: number; end: number; apart: boolean } | null = null;
  let apart = true;
  const close = () => {
    if (open) withinBlocks(blocks.push({ ...open, text: onOneLine(text.slice(open.start, open.end)) }));
    open = null;
  };
  lines.forEach((line, i) => {
    if (line.start === line.end) {
      close();
      apart = true;
      return;
    }
    const before = lines[i - 1];
    if (open && before && width > 0 && continues(text, before, line, width)) {
      open.end = line.end;
      return;
    }
    close();
    open = { start: line.start, end: line.end, apart };
    apart = false;
  });
  close();
  return blocks;
}

const onOneLine = (text: string): string => text.replace(/[^\S\t]{3,}|\t\s*/g, '\t').replace(/[^\S\t]+/g, ' ');

/** Lines without the white space around them; an empty one has no length and stands for all that follow each other. */
function linesOf(text: string): readonly Line[] {
  const lines: Line[] = [];
  const add = (from: number, to: number) => {
    let [start, end] = [from, to];
    while (start < end && isBlank(text.charCodeAt(start))) start++;
    while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
    if (start === end && isEmpty(lines.at(-1))) return;
    lines.push({ start, end, indent: start - from });
  };
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    if (!endsLine(text.charCodeAt(at))) continue;
    add(from, at);
    if (text.charCodeAt(at) === 0x0d && text.charCodeAt(at + 1) === 0x0a) at++;
    from = at + 1;
  }
  add(from, text.length);
  return lines;
}

const isEmpty = (line: Line | undefined): boolean => line !== undefined && line.start === line.end;

/** Line feed, vertical tab, page, carriage return, NEL, line and paragraph separators. */
const endsLine = (unit: number): boolean =>
  (unit >= 0x0a && unit <= 0x0d) || unit === 0x85 || unit === 0x2028 || unit === 0x2029;

const isBlank = (unit: number): boolean =>
  unit <= 0x20 ||
  unit === 0xa0 ||
  unit === 0xfeff ||
  unit === 0x3000 ||
  unit === 0x200b ||
  (unit >= 0x2000 && unit <= 0x200a);

/**
 * The width at which a text was wrapped by hand or by a mailer, or 0. A wrapped line ends where the first word of the
 * next would not have fitted; at least three lines must do so, and mostly inside a sentence.
 */
function wrapWidth(text: string, lines: readonly Line[]): number {
  let width = 0;
  for (const { start, end } of lines) if (end - start > width) width = end - start;
  if (width < NARROWEST || width > WIDEST) return 0;
  let wrapped = 0;
  let inside = 0;
  for (let i = 1; i < lines.length; i++) {
    const before = lines[i - 1] as Line;
    const line = lines[i] as Line;
    if (before.start === before.end || line.start === line.end || !continues(text, before, line, width)) continue;
    wrapped++;
    if (!/[.!?:;"”’]/.test(text.charAt(before.end - 1))) inside++;
  }
  return wrapped >= 3 && inside * 2 >= wrapped ? width : 0;
}

function continues(text: string, before: Line, line: Line, width: number): boolean {
  if (line.indent >= 2 && before.indent === 0) return false;
  const rest = text.slice(line.start, Math.min(line.end, line.start + WIDEST));
  if (/^(?:[-*•·▪–—] |\(?\d{1,2}[.)] )/.test(rest)) return false;
  const word = /^\S+/.exec(rest)?.[0].length ?? 0;
  return before.indent + (before.end - before.start) + 1 + word > width;
}
