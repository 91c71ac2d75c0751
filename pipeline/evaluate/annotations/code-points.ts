/** The way between UTF-16 code units, in which our offsets count, and code points, in which Python's tools count. */
export type CodePoints = {
  readonly of: (unit: number) => number;
  /** Null where the text has no such code point. */
  readonly unitOf: (point: number) => number | null;
};

export function codePointsOf(text: string): CodePoints {
  const starts: number[] = [];
  const points = new Int32Array(text.length + 1);
  for (let unit = 0; unit < text.length; ) {
    const width = (text.codePointAt(unit) ?? 0) > 0xffff ? 2 : 1;
    points.fill(starts.length, unit, unit + width);
    starts.push(unit);
    unit += width;
  }
  points[text.length] = starts.length;
  starts.push(text.length);
  return { of: (unit) => points[unit] ?? starts.length - 1, unitOf: (point) => starts[point] ?? null };
}
