import { codePointsOf } from '#pipeline/evaluate/annotations/code-points';
import { type Annotation, LABELS, type Label, type ReadBack } from '#pipeline/evaluate/annotations/model';

/** `annotation.conf` of a brat folder. */
export const BRAT_CONFIG = `[entities]\n${LABELS.join('\n')}\n\n[relations]\n\n[events]\n\n[attributes]\n`;

/**
 * Annotations as a brat .ann file: offsets in code points, a span in pieces where a line ends within it (brat takes no
 * line end into a span), the value of each as JSON in a note.
 */
export function toBrat(annotations: readonly Annotation[], text: string): string {
  const points = codePointsOf(text);
  return annotations
    .map(({ start, end, label, value }, i) => {
      const pieces = Array.from(text.slice(start, end).matchAll(/[^\r\n]+/g), ({ 0: piece, index }) => ({
        piece,
        range: `${points.of(start + index)} ${points.of(start + index + piece.length)}`,
      }));
      const words = pieces.map(({ piece }) => piece.replaceAll('\t', ' ')).join(' ');
      const ranges = pieces.map(({ range }) => range).join(';');
      return `T${i + 1}\t${label} ${ranges}\t${words}\n#${i + 1}\tAnnotatorNotes T${i + 1}\t${JSON.stringify(value)}\n`;
    })
    .join('');
}

/** Reads a .ann file that belongs to a text. */
export function fromBrat(ann: string, text: string): ReadBack {
  const points = codePointsOf(text);
  const faults: string[] = [];
  const spans = new Map<string, Omit<Annotation, 'value'>>();
  const notes = new Map<string, unknown>();
  for (const [i, line] of ann.split(/\r?\n/).entries()) {
    const [id = '', head = '', body = ''] = line.split('\t');
    const fault = id.startsWith('T') ? readSpan(id, head, body) : id.startsWith('#') ? readNote(head, body) : null;
    if (fault !== null) faults.push(`line ${i + 1}: ${fault}`);
  }
  return { annotations: [...spans].map(([id, span]) => ({ ...span, value: notes.get(id) ?? null })), faults };

  function readSpan(id: string, head: string, words: string): string | null {
    const [label = '', ...ranges] = head.split(/[ ;]/);
    if (!LABELS.includes(label as Label)) return `no label ${label}; expected ${LABELS.join(', ')}`;
    const start = points.unitOf(Number(ranges[0]));
    const end = points.unitOf(Number(ranges.at(-1)));
    if (start === null || end === null || end <= start) return `${id}: the text has no place ${ranges.join(' ')}`;
    const quote = text.slice(start, end).replace(/\s+/g, ' ');
    if (quote !== words.replace(/\s+/g, ' ')) return `${id}: “${words}” is expected where “${quote}” stands`;
    spans.set(id, { start, end, label: label as Label });
    return null;
  }

  function readNote(head: string, body: string): string | null {
    const [, target = ''] = head.split(' ');
    try {
      notes.set(target, JSON.parse(body));
      return null;
    } catch {
      return `the note on ${target} is no JSON: ${body.slice(0, 60)}`;
    }
  }
}
