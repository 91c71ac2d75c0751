import { type Draft, newsByStory } from '#pipeline/link/draft';

/** How the drafts of an article stand to each other, read once when no more are added and no more ties are made. */
export type Kinship = {
  /** The first draft that is the news. */
  readonly news: Draft | undefined;
  /** The news of a draft's story as one agreement, other than the draft itself. */
  readonly mainOf: (draft: Draft) => Draft | undefined;
  /** The same where it may be the draft itself. */
  readonly newsOf: (draft: Draft) => Draft | undefined;
  /** The first draft that is tied to another one. */
  readonly tiedTo: (draft: Draft) => Draft | undefined;
  /** The draft that supersedes another one. */
  readonly successorOf: (draft: Draft) => Draft | undefined;
  /** Whether another draft of the news is told apart by its one partner as well. */
  readonly hasSibling: (draft: Draft) => boolean;
};

export function kinshipOf(drafts: readonly Draft[]): Kinship {
  const news = newsByStory(drafts);
  const tied = new Map<Draft, Draft>();
  const successors = new Map<Draft, Draft>();
  const paired: Draft[] = [];
  for (const draft of drafts) {
    if (draft.main && draft.pair.size === 1) paired.push(draft);
    for (const { type, target } of draft.relations) {
      if (!tied.has(target)) tied.set(target, draft);
      if (type === 'supersedes' && !successors.has(target)) successors.set(target, draft);
    }
  }
  return {
    news: drafts.find(({ main }) => main),
    mainOf: (draft) => news.get(draft.story)?.find((other) => other !== draft && !other.umbrella),
    newsOf: ({ story }) => news.get(story)?.find(({ umbrella }) => !umbrella),
    tiedTo: (draft) => tied.get(draft),
    successorOf: (draft) => successors.get(draft),
    hasSibling: (draft) => paired.some((other) => other !== draft),
  };
}

/** The other record is about the same pair unless its own words name somebody else. */
export function isKin(draft: Draft, main: Draft): boolean {
  return [...draft.parties.keys(), ...draft.pair].every((entity) =>
    [...main.parties.keys()].some(
      (other) => other === entity || (entity.country !== null && other.country === entity.country),
    ),
  );
}
