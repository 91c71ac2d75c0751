import type { Clusters } from '#pipeline/link/cluster';
import type { Draft } from '#pipeline/link/draft';
import { clauseAt, type Scene, type Shot } from '#pipeline/link/scene';
import type { Stories } from '#pipeline/link/stories';

/** The drafts that a place in the text speaks of. */
export type Focus = {
  readonly at: (shot: Shot, token: number) => readonly Draft[];
  /** Whether its sentence names an agreement, so that the place does not only inherit the draft from before. */
  readonly isNamed: (shot: Shot) => boolean;
};

/** A noun in another clause counts as this many tokens further off. */
const OTHER_CLAUSE = 12;

/**
 * Follows what the text speaks of: the agreement noun nearest in the clause, else the draft spoken of last in the
 * paragraph, else the story's main one.
 */
export function focusOf(scene: Scene, { drafts, of }: Clusters, stories: Stories): Focus {
  const before: (readonly Draft[])[] = [];
  let current: readonly Draft[] = [];
  let segment = -1;
  for (const [index, shot] of scene.shots.entries()) {
    // In a digest every sentence of an award speaks of the award itself unless it names another.
    if (shot.sentence.segment !== segment || stories.isDigest) {
      segment = shot.sentence.segment;
      current = drafts.filter((draft) => draft.main && draft.story === stories.of[index]).slice(0, 1);
    }
    const anchored = drafts.filter(({ anchors }) => anchors.has(shot.sentence.index));
    if (anchored.length > 0) current = anchored;
    before[shot.sentence.index] = current;
    for (const mention of shot.agreements) {
      const spoken = of.get(mention) ?? [];
      if (spoken.length > 0) current = spoken;
    }
  }
  return {
    at: (shot, token) => nearestNamed(shot, token, of) ?? before[shot.sentence.index] ?? [],
    isNamed: (shot) => shot.agreements.some((mention) => (of.get(mention) ?? []).length > 0),
  };
}

function nearestNamed(shot: Shot, token: number, of: Clusters['of']): readonly Draft[] | null {
  let best: readonly Draft[] | null = null;
  let least = Number.POSITIVE_INFINITY;
  const clause = clauseAt(shot, token);
  for (const mention of shot.agreements) {
    const drafts = of.get(mention) ?? [];
    if (drafts.length === 0) continue;
    const gap = mention.first > token ? mention.first - token : token - mention.last;
    const cost = gap + (clauseAt(shot, mention.first) === clause ? 0 : OTHER_CLAUSE);
    if (cost < least) {
      least = cost;
      best = drafts;
    }
  }
  return best;
}
