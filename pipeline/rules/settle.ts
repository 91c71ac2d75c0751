import type { Mention } from '#schemas/mention';

/**
 * Settles overlaps within one kind: the longest mention wins, of equals the one whose rule is most specific, then the
 * one whose rule stands first. Returns the winners in text order.
 */
export function settle(
  mentions: readonly Mention[],
  tokenCount: number,
  specificity: (rule: string) => { readonly literals: number; readonly order: number },
): readonly Mention[] {
  if (mentions.length < 2) return mentions;
  const ranked = mentions
    .map((mention) => ({ mention, ...specificity(mention.rule) }))
    .sort(
      (a, b) =>
        length(b.mention) - length(a.mention) ||
        b.literals - a.literals ||
        a.order - b.order ||
        a.mention.first - b.mention.first,
    );
  const taken = new Uint8Array(tokenCount);
  const kept: Mention[] = [];
  for (const { mention } of ranked) {
    if (taken[mention.first] === 1 || taken[mention.last - 1] === 1) continue;
    taken.fill(1, mention.first, mention.last);
    kept.push(mention);
  }
  return kept.sort((a, b) => a.first - b.first);
}

const length = ({ first, last }: Mention): number => last - first;
