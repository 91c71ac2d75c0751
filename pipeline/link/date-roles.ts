import type { Happening } from '#pipeline/link/draft';
import type { DateMention } from '#pipeline/link/linked';
import { hasWord, wordAt } from '#pipeline/link/scene';
import type { DateRole } from '#schemas/vocabulary';

const END_WORDS = new Set(['by', 'until', 'through', 'till', 'to', 'before']);
const FIRST_WORDS = new Set(['first', 'begin', 'begins', 'began', 'start', 'starts', 'from']);
const DELIVERIES = new Set(['delivery', 'deliveries']);
const LAST_WORDS = new Set(['last', 'final', 'remaining']);
/** Longest way, in tokens, from “first” or “last” to the date that it belongs to. */
const NEAR = 14;

/** The role of an event's day as the words before the date have it: “until”, “by”, “the last in …”. */
export function roleOf({ event, shot }: Happening, role: DateRole, date: DateMention, index: number): DateRole {
  const before = wordAt(shot, date.first - 1);
  if (role === 'delivery-start') return deliveryRole();
  if ((role === 'expires' || role === 'effective') && hasWord(shot, shot.sentence.first, date.first, DELIVERIES))
    return role === 'expires' || index > 0 || wordAt(shot, date.first - 2) === 'end'
      ? 'delivery-end'
      : 'delivery-start';
  if (role === 'effective' && (index > 0 || END_WORDS.has(before))) return 'expires';
  if (role === 'extended-to' && !END_WORDS.has(before)) return 'agreed';
  return role;

  function deliveryRole(): DateRole {
    const from = Math.max(shot.sentence.first, Math.min(event.first, date.first) - NEAR);
    if (index > 0 || hasWord(shot, date.first - 4, date.first, LAST_WORDS)) return 'delivery-end';
    if (hasWord(shot, from, date.first, FIRST_WORDS)) return 'delivery-start';
    return END_WORDS.has(before) ? 'delivery-end' : 'delivery-start';
  }
}
