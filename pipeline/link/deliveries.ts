import type { Draft } from '#pipeline/link/draft';
import { clauseAt, type EventMention, type Shot, wordAt } from '#pipeline/link/scene';

/** Tokens between “to” and whoever receives. */
const RECEIVER_REACH = 4;
/** Mentions of an agreement beside which its goods are looked for. */
const KNOWN = 12;

/**
 * Whether what a sentence says was delivered is not what the agreement is about: its goods are told nowhere beside the
 * agreement, or they went to a state that is not (“has delivered two submarines to Brazil”).
 */
export function isOfOtherGoods(shot: Shot, event: EventMention, { mentions }: Draft): boolean {
  if (event.value.status !== 'delivering' && event.value.status !== 'completed') return false;
  const own = mentions.slice(0, KNOWN).map((one) => one.shot);
  if (own.length === 0 || own.includes(shot)) return false;
  // “The first 12 aircraft” can be any goods told before; “two Scorpene submarines” are what they are called.
  const goods = shot.items.filter(({ value }) => /\p{Lu}/u.test(value.item)).map(({ value }) => lastWord(value.item));
  const isKnown = (noun: string) => own.some(({ words }) => words.some((word) => lastWord(word) === noun));
  return (goods.length > 0 && !goods.some(isKnown)) || goesElsewhere(shot, event, own);
}

/** The last word of some goods, without its plural ending. */
function lastWord(item: string): string {
  return item
    .slice(item.lastIndexOf(' ') + 1)
    .toLowerCase()
    .replace(/s$/, '');
}

function goesElsewhere(shot: Shot, event: EventMention, own: readonly Shot[]): boolean {
  const clause = clauseAt(shot, event.first);
  const receiver = shot.parties.find(
    ({ first, value }) =>
      first >= event.last && value.country !== null && clauseAt(shot, first) === clause && isTo(shot, first),
  );
  if (receiver === undefined) return false;
  return !own.some(({ parties }) => parties.some(({ value }) => value.country === receiver.value.country));
}

function isTo(shot: Shot, token: number): boolean {
  for (let at = token - 1; at >= token - RECEIVER_REACH; at--) {
    if (wordAt(shot, at) === 'to') return true;
    if (!/^(the|its|a|an|\p{L}+['’]s)$/u.test(wordAt(shot, at))) return false;
  }
  return false;
}
