import type { Draft } from '#pipeline/link/draft';
import type { Noun } from '#pipeline/link/newsworthy';
import { hasWord } from '#pipeline/link/scene';

/** Instruments that are tied to another agreement by what they are. */
export const CHANGING: ReadonlySet<string> = new Set(['modification', 'option', 'order']);
export const CHANGE_TIES = { modification: 'amends', option: 'option-of', order: 'order-under' } as const;

/** “an amendment to the lease”: the noun after the change, in its sentence, is what is changed. */
export function isChanged({ shot, mention, story }: Noun, changing: Draft): boolean {
  // The nouns of its own sentence stand last: those after it are not read yet.
  for (let i = changing.mentions.length - 1; i >= 0; i--) {
    const { mention: change, shot: own } = changing.mentions[i] as Draft['mentions'][number];
    if (own !== shot) return false;
    const gap = mention.first - change.last;
    // A digest puts contract numbers between: “delivery order (…) against contract …”.
    const isNear = gap >= 0 && gap <= (story > 0 ? DIGEST_REACH : CHANGE_REACH);
    if (isNear && hasWord(shot, change.last, mention.first, CHANGE_LINKS)) return true;
  }
  return false;
}

const CHANGE_REACH = 5;
const DIGEST_REACH = 18;
const CHANGE_LINKS = new Set(['to', 'of', 'under', 'in', 'on', 'against']);
