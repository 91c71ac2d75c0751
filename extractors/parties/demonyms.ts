import { coverAt, isGlued, partyAt, type Reading, wordAt } from '#extractors/parties/reading';
import { type Found, isMarker } from '#extractors/parties/values';

/**
 * How a state stands in its sentence: `actor`; only as the place of something; only as the origin of something or
 * somebody; or not as the state at all (a currency, a language, another name's part).
 */
export type Standing = 'actor' | 'place' | 'origin' | 'none';

/** What a demonym modifies when the state itself acts. */
const ACTS = new Set(
  `government governments official officials officer officers minister ministers ministry president presidents premier chancellor king queen emir leader leaders leadership side
  delegation delegations diplomat diplomats diplomacy ambassador ambassadors embassy envoy envoys negotiator negotiators negotiating authorities authority parliament parliamentary lawmakers lawmaker
  senate congress cabinet state military army navy air force forces armed troops troop soldiers soldier sailors marines airmen crews pilots peacekeepers commander commanders general admiral
  generals admirals counterpart counterparts spokesman spokeswoman spokesperson foreign defence defense prime allies ally partners proposal offer position request demand share contribution payment aid assistance policy
  presence security intelligence special vice deputy interior police opposition court people public taxpayers administration regime statement response reaction step decision commitment support interest consent conflict war crisis civil universities naval opposite capital secretary aircrew coast led backed service`.split(
    /\s+/,
  ),
);
/** How a demonym stands: the state acts where it modifies its officials or forces, or names its people. */
export function demonymStanding(reading: Reading, first: number, last: number): Standing {
  if (wordAt(reading, last) === '-' && isGlued(reading, last)) return joinedStanding(reading, last + 1);
  if (wordAt(reading, first - 1) === '-' && partyAt(reading, first - 2)?.type === 'state')
    return pairStanding(reading, first);
  const isPair = wordAt(reading, last) === 'and' && partyAt(reading, last + 1)?.form === 'demonym';
  const next = isPair ? (coverAt(reading, last + 1)?.last ?? last) : last;
  const cover = coverAt(reading, next);
  if (cover !== null && isTitle(cover)) return isPrivate(cover) ? 'origin' : 'actor';
  if (partyAt(reading, next) !== null) return 'origin';
  return ACTS.has(wordAt(reading, next)) || isPeople(reading, first, next) ? 'actor' : 'origin';
}

/** "Czech-led", "Franco-Italian". */
function joinedStanding(reading: Reading, at: number): Standing {
  if (/^(led|backed|sponsored|funded)$/.test(wordAt(reading, at))) return 'actor';
  return partyAt(reading, at)?.type === 'state' ? pairStanding(reading, at) : 'origin';
}

function isTitle({ value }: Found): boolean {
  return isMarker(value) && (value.marker === 'office' || value.marker === 'rank');
}

/** A title that is no office of the state. */
function isPrivate({ value }: Found): boolean {
  return value.key === 'company-head' || value.key === 'expert';
}

/** "the Franco-German pact": both act where the pair modifies talks or a pact. */
function pairStanding(reading: Reading, at: number): Standing {
  const last = coverAt(reading, at)?.last ?? at + 1;
  return /^(pact|treaty|agreement|accord|deal|talks|alliance|relations|ties|border|summit|contract|negotiations|cooperation|declaration|memorandum)$/.test(
    wordAt(reading, last),
  )
    ? 'actor'
    : 'origin';
}

/** "the Iraqis", "the French": the people as a whole, followed by no noun. */
function isPeople(reading: Reading, first: number, next: number): boolean {
  const isPlural = wordAt(reading, next - 1).endsWith('s') && !/^(swiss)$/.test(wordAt(reading, next - 1));
  const isAlone =
    /^(,|\.|;|:|and|have|has|had|are|were|will|would|said|say|who|to|in|on|at|also|did|do|could|can|may)$/.test(
      wordAt(reading, next),
    );
  return isAlone && (isPlural || wordAt(reading, first - 1) === 'the');
}
