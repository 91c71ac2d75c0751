import { type AgreementMention, type EventMention, type Scene, type Shot, wordAt } from '#pipeline/link/scene';

/** Words that put something to another side. */
const PUTS = new Set(
  'offer offered offers offering propose proposed proposes proposal demand demanded demands demanding bid bids tabled suggested suggests request requested requests asked asks wanted wants'.split(
    ' ',
  ),
);

/** What one side put to the other: the agreement that it named, or none ("offered to build them"). */
type Put = { readonly noun: AgreementMention | null };

/**
 * What “rejected it” answers: the offer or demand told last, in the sentence or at most the one before. Null where none
 * was told.
 */
export function answeredBy({ shots }: Scene, shot: Shot, { first }: EventMention): Put | null {
  const here = putIn(shot, first);
  if (here !== null) return here;
  const before = shots[shot.sentence.index - 1];
  const isNear = before !== undefined && before.sentence.segment === shot.sentence.segment;
  return isNear && shot.agreements.length === 0 ? putIn(before, before.sentence.last) : null;
}

/** The offer told last before a token; null where an agreement is named after it that is not what was offered. */
function putIn(shot: Shot, end: number): Put | null {
  for (let at = end - 1; at >= shot.sentence.first; at--) {
    if (!PUTS.has(wordAt(shot, at))) continue;
    return { noun: shot.agreements.find((mention) => mention.first >= at && mention.first < end) ?? null };
  }
  return null;
}
