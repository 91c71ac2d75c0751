import { isSeq, LineCounter, parseDocument } from 'yaml';
import { readText } from '#pipeline/io/yaml';

/** Line of each entry of a list in a YAML file. */
export function casePlaces(file: string): readonly number[] {
  const lines = new LineCounter();
  const { contents } = parseDocument(readText(file), { lineCounter: lines });
  if (!isSeq(contents)) return [];
  return contents.items.map((item) => lines.linePos((item as { range?: readonly number[] }).range?.[0] ?? 0).line);
}
