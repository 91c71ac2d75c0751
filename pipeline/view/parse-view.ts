import type { Paint } from '#pipeline/view/paint';
import { type ReachText, reachLine } from '#pipeline/view/reach-line';

export type ParseView = {
  readonly text: string;
  readonly mentions: readonly {
    readonly kind: string;
    readonly found: readonly { readonly quote: string; readonly value: unknown; readonly rule: string }[];
  }[];
  readonly matches: readonly {
    readonly rule: string;
    readonly says: string;
    readonly quote: string;
    readonly fate: string;
  }[];
  readonly nearMisses: readonly ReachText[];
  readonly warnings: readonly string[];
};

/** All that is found in a sentence, the rules that match, and the near misses, for a terminal. */
export function parseView({ text, mentions, matches, nearMisses, warnings }: ParseView, paint: Paint): string {
  const found = mentions.filter(({ found: list }) => list.length > 0);
  return [
    text,
    '',
    paint.bold('found'),
    ...found.flatMap(({ kind, found: list }) =>
      list.map(({ quote, value, rule }) => `  ${kind}  [${quote}]  ${rule}\n    ${paint.dim(briefly(value))}`),
    ),
    ...(found.length === 0 ? ['  nothing'] : []),
    '',
    paint.bold('rules that match'),
    ...matches.map(
      ({ rule, quote, fate }) => `  ${rule}  [${quote}]  ${fate === 'kept' ? paint.green(fate) : paint.yellow(fate)}`,
    ),
    ...(matches.length === 0 ? ['  none'] : []),
    ...(nearMisses.length > 0 ? ['', paint.bold('near misses')] : []),
    ...nearMisses.flatMap((reach) => [`  ${reachLine(reach)}`, `    ${paint.dim(reach.says)}`]),
    ...warnings.map((warning) => `\n${paint.red(warning)}`),
  ].join('\n');
}

/** A value without what is null or empty. */
function briefly(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) => {
    if (inner === null || (Array.isArray(inner) && inner.length === 0)) return undefined;
    return inner;
  });
}
