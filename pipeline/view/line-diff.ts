import type { Paint } from '#pipeline/view/paint';

type Line = { readonly sign: ' ' | '-' | '+'; readonly text: string };
/** Unchanged lines that are kept around a change. */
const AROUND = 2;

/** What changes from one text to another, line by line, by their longest common subsequence; '' where nothing does. */
export function lineDiff(before: string, after: string, paint: Paint): string {
  const lines = aligned(before.split('\n'), after.split('\n'));
  const isNear = (i: number) => lines.slice(Math.max(0, i - AROUND), i + AROUND + 1).some(({ sign }) => sign !== ' ');
  const shown = lines.flatMap((line, i) => {
    if (!isNear(i)) return i > 0 && isNear(i - 1) ? [paint.dim('  …')] : [];
    const text = `${line.sign} ${line.text}`;
    return [line.sign === '-' ? paint.red(text) : line.sign === '+' ? paint.green(text) : paint.dim(text)];
  });
  return shown.join('\n');
}

function aligned(a: readonly string[], b: readonly string[]): readonly Line[] {
  const width = b.length + 1;
  const lengths = new Uint32Array((a.length + 1) * width);
  const length = (i: number, j: number) => lengths[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      lengths[i * width + j] = a[i] === b[j] ? length(i + 1, j + 1) + 1 : Math.max(length(i + 1, j), length(i, j + 1));
  const lines: Line[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && a[i] === b[j]) {
      lines.push({ sign: ' ', text: a[i++] ?? '' });
      j++;
    } else if (i < a.length && (j >= b.length || length(i + 1, j) >= length(i, j + 1)))
      lines.push({ sign: '-', text: a[i++] ?? '' });
    else lines.push({ sign: '+', text: b[j++] ?? '' });
  }
  return lines;
}
