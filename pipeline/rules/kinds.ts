import type { Extractor } from '#schemas/extractor';

/** The kind that a folder of extractors/ gives: its name in the singular. */
export function kindOf(folder: string): string {
  return folder.replace(/ies$/, 'y').replace(/(?<![aiou]|s)s$/, '');
}

/**
 * Extractors in the order in which they must run: each after the kinds that its rules ask for, else by name.
 * @throws Error where some wait for each other.
 */
export function inOrder(extractors: readonly Extractor[]): Extractor[] {
  const kinds = new Set(extractors.map(({ kind }) => kind));
  const waiting = [...extractors].sort((a, b) => (a.kind < b.kind ? -1 : 1));
  const done: Extractor[] = [];
  const isDone = (kind: string) => done.some((other) => other.kind === kind);
  while (waiting.length > 0) {
    const next = waiting.findIndex((extractor) =>
      needsOf(extractor).every((need) => need === extractor.kind || !kinds.has(need) || isDone(need)),
    );
    if (next < 0) {
      throw new Error(
        `these kinds wait for each other: ${waiting.map(({ kind }) => kind).join(', ')}${whyWaiting(waiting)}`,
      );
    }
    done.push(...waiting.splice(next, 1));
  }
  return done;
}

/** For each waiting kind a rule that asks for another one, so that the circle can be opened. */
function whyWaiting(waiting: readonly Extractor[]): string {
  const kinds = new Set(waiting.map(({ kind }) => kind));
  const asks = waiting.flatMap((extractor) => {
    for (const rule of extractor.rules) {
      const need = needsOf({ ...extractor, needs: [], rules: [rule] }).find(
        (one) => one !== extractor.kind && kinds.has(one),
      );
      if (need !== undefined) return [`${extractor.kind}/${rule.id} asks for {${need}}`];
    }
    return [];
  });
  return asks.length > 0 ? ` (${asks.join(', ')})` : '';
}

/** Kinds that an extractor's rules ask for; lexicon groups of its own are not among them. */
export function needsOf({ rules, lexicon, needs }: Extractor): string[] {
  const holes = rules.flatMap(({ says }) =>
    [says]
      .flat()
      .flatMap((sentence) => [...sentence.matchAll(/\{([a-z][a-z0-9-]*)/g)].map((hole) => hole[1] as string)),
  );
  return [...new Set([...needs, ...holes])].filter((name) => !(name in lexicon));
}
