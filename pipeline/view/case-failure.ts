import type { Paint } from '#pipeline/view/paint';

/** Expected and received below each other: the text in brackets first, then the values that differ. */
export function caseFailure(
  { expected, received }: { readonly expected: string; readonly received: string },
  paint: Paint,
): readonly string[] {
  const [wanted, found] = [expected.split('\n'), received.split('\n')];
  // Where other things are found, the text says enough: values one below the other would not be those of the same find.
  const isSameCount = wanted.length === found.length || wanted[0] === found[0];
  const values = !isSameCount ? [] : Array.from({ length: Math.max(wanted.length, found.length) - 1 }, (_, i) => i + 1);
  const differing = values.filter((i) => wanted[i] !== found[i]);
  const isSameText = wanted[0] === found[0];
  return [
    ...(isSameText ? [`  text      ${wanted[0]}`] : []),
    ...(isSameText ? [] : [`  expected  ${paint.green(wanted[0] ?? '')}`, `  received  ${paint.red(found[0] ?? '')}`]),
    ...differing.flatMap((i) => [
      `  ${isSameText ? 'expected' : '        '}  ${paint.green(wanted[i] ?? 'nothing')}`,
      `  ${isSameText ? 'received' : '        '}  ${paint.red(found[i] ?? 'nothing')}`,
    ]),
  ];
}
