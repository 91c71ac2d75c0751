/** Line and column, both from 1. */
export type Place = { readonly line: number; readonly col: number };

/** Columns of a long line that are shown around the place. */
const SHOWN = 120;

/** `file:line:column: message`, the line itself, and a caret under the place. */
export function pointAt(file: string, source: string, { line, col }: Place, message: string): string {
  const text = source.split(/\r?\n/)[line - 1] ?? '';
  const from = Math.max(0, Math.min(col - 1 - SHOWN / 2, text.length - SHOWN));
  const shown = `${from > 0 ? '…' : ''}${text.slice(from, from + SHOWN)}${from + SHOWN < text.length ? '…' : ''}`;
  // Tabs stay tabs, so that the caret stands below its character whatever their width.
  const before = shown.slice(0, Math.max(0, col - 1 - from) + (from > 0 ? 1 : 0)).replace(/[^\t]/g, ' ');
  return `${file}:${line}:${col}: ${message}\n  ${shown}\n  ${before}^`;
}
