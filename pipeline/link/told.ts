import type { Draft } from '#pipeline/link/draft';

/** The drafts of one story as far as a text has come. */
export type Told = {
  /** In order of appearance. */
  readonly all: Draft[];
  /** An entry for each time that one was spoken of. */
  readonly talk: Draft[];
  /** Those that have a name or a year, in the order in which they got it. */
  readonly known: Draft[];
};

export const createTold = (): Told => ({ all: [], talk: [], known: [] });

/** Drafts of a story that are all weighed against each noun. */
const MOST = 150;
/** Where there are more: how many of those told first, spoken of last, and known by name or year last. */
const SOME = 50;

/**
 * The drafts that a noun may name, in order of appearance. In a text with very many not all are weighed, which would cost the
 * square of their number, but those that can be meant: the news, which stands first, what was spoken of lately, and what has a
 * name or a year. An agreement told once, long ago and without either, is not come back to.
 */
export function withinReach({ all, talk, known }: Told): readonly Draft[] {
  if (all.length <= MOST) return [...all];
  const near = new Set(all.slice(0, SOME));
  for (const draft of known.slice(-SOME)) near.add(draft);
  const stop = Math.max(0, talk.length - 2 * SOME);
  const last = new Set<Draft>();
  for (let i = talk.length - 1; i >= stop && last.size < SOME; i--) last.add(talk[i] as Draft);
  for (const draft of last) near.add(draft);
  return [...near].sort((a, b) => a.index - b.index);
}
