export type Alignment = 'left' | 'right';

/** Rows as lines with aligned columns, two blanks apart; trailing blanks are cut. */
export function columns(
  rows: readonly (readonly string[])[],
  alignments: readonly Alignment[] = [],
): readonly string[] {
  const widths: number[] = [];
  for (const row of rows)
    row.forEach((cell, i) => {
      widths[i] = Math.max(widths[i] ?? 0, width(cell));
    });
  return rows.map((row) =>
    row
      .map((cell, i) => pad(cell, widths[i] ?? 0, alignments[i] ?? 'left'))
      .join('  ')
      .trimEnd(),
  );
}

/** Characters as a reader counts them; an approximation that ignores double-width scripts. */
const width = (text: string): number => [...text].length;

function pad(text: string, to: number, alignment: Alignment): string {
  const blanks = ' '.repeat(Math.max(0, to - width(text)));
  return alignment === 'left' ? text + blanks : blanks + text;
}
