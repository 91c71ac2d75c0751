import type { DateMention } from '#pipeline/link/linked';
import type { Scene, Shot } from '#pipeline/link/scene';

/** The parts of an article that report each their own news: one for most, one a paragraph in a digest of awards. */
export type Stories = {
  /** Story number of each sentence, by sentence index. */
  readonly of: readonly number[];
  readonly isDigest: boolean;
  /** The day that the digest's heading gives to all its awards. */
  readonly day: DateMention | null;
};

const BODY_ROLES = new Set(['body', 'list-item', 'table']);
/** Paragraphs shorter than this are headings and notes. */
const SHORTEST_AWARD = 100;

/**
 * A digest gives one award a paragraph, each with its own contract number: official contract announcements and lists of
 * deals. Where most paragraphs are such, each is a story of its own.
 */
export function storiesOf({ shots }: Scene): Stories {
  const paragraphs = new Map<number, Shot[]>();
  for (const shot of shots) {
    if (!BODY_ROLES.has(shot.sentence.role)) continue;
    const known = paragraphs.get(shot.sentence.segment);
    if (known) known.push(shot);
    else paragraphs.set(shot.sentence.segment, [shot]);
  }
  const long = [...paragraphs.values()].filter((group) => lengthOf(group) >= SHORTEST_AWARD);
  const awards = long.filter((group) => group.some(({ identifiers }) => identifiers.length > 0));
  const isDigest = awards.length >= 2 && awards.length * 2 > long.length;
  if (!isDigest) return { of: shots.map(() => 0), isDigest, day: null };
  const numbers = new Map(awards.map((group, index) => [group[0]?.sentence.segment, index + 1]));
  const heading = shots.find(({ sentence, dates }) => !BODY_ROLES.has(sentence.role) && dates.length > 0);
  const day = heading?.dates.find(({ value }) => value.type === 'date') ?? null;
  return { of: shots.map(({ sentence }) => numbers.get(sentence.segment) ?? 0), isDigest, day };
}

function lengthOf(group: readonly Shot[]): number {
  return group.reduce((sum, { sentence }) => sum + sentence.end - sentence.start, 0);
}
