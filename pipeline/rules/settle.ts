import type { Mention } from '#schemas/mention';

type Specificity = (rule: string) => { readonly literals: number; readonly order: number };

/**
 * Settles overlaps within one kind: the longest mention wins, of equals the one whose rule is most specific, then the
 * one whose rule stands first. Returns the winners in text order. Only mentions that overlap are compared, group by
 * group: most stand alone.
 */
export function settle(mentions: readonly Mention[], tokenCount: number, specificity: Specificity): readonly Mention[] {
  if (mentions.length < 2) return mentions;
  const sorted = [...mentions].sort((a, b) => a.first - b.first);
  const kept: Mention[] = [];
  let taken: Uint8Array | null = null;
  for (let from = 0; from < sorted.length; ) {
    const head = sorted[from] as Mention;
    let end = head.last;
    let to = from + 1;
    for (; to < sorted.length && (sorted[to] as Mention).first < end; to++)
      end = Math.max(end, (sorted[to] as Mention).last);
    if (to === from + 1) kept.push(head);
    else {
      taken ??= new Uint8Array(tokenCount);
      for (const winner of winners(sorted.slice(from, to), taken, specificity)) kept.push(winner);
    }
    from = to;
  }
  return kept;
}

/** The winners among mentions that overlap, in text order. `taken` marks the tokens of the winners so far. */
function winners(group: readonly Mention[], taken: Uint8Array, specificity: Specificity): readonly Mention[] {
  const ranked = group
    .map((mention) => ({ mention, ...specificity(mention.rule) }))
    .sort(
      (a, b) =>
        length(b.mention) - length(a.mention) ||
        b.literals - a.literals ||
        a.order - b.order ||
        a.mention.first - b.mention.first,
    );
  const kept: Mention[] = [];
  for (const { mention } of ranked) {
    if (taken[mention.first] === 1 || taken[mention.last - 1] === 1) continue;
    taken.fill(1, mention.first, mention.last);
    kept.push(mention);
  }
  return kept.sort((a, b) => a.first - b.first);
}

const length = ({ first, last }: Mention): number => last - first;
