import { bindEvent } from '#pipeline/link/binding';
import type { Draft } from '#pipeline/link/draft';
import { isGeneric } from '#pipeline/link/families';
import { listFrom, type Phrase } from '#pipeline/link/noun-phrase';
import { type AgreementMention, type EventMention, type PartyMention, type Shot, wordAt } from '#pipeline/link/scene';

/** Talk of an agreement that is not there. */
const TALK: ReadonlySet<string> = new Set(['considered', 'negotiating', 'stalled', 'offered', 'requested']);
export const ORDINALS = new Set('first second third fourth fifth sixth other latter former last'.split(' '));
const PICKS = new Set('one biggest largest first second third fourth latest smallest costliest'.split(' '));

/** An agreement noun where it stands. */
export type Noun = {
  readonly shot: Shot;
  readonly mention: AgreementMention;
  readonly phrase: Phrase;
  readonly story: number;
  readonly isLead: boolean;
};

/** “the biggest of the pacts”, “under the second contract”. */
export function picksOne({ shot, mention }: Noun): boolean {
  const { value, first } = mention;
  const isOrdinal = ORDINALS.has(wordAt(shot, first)) && !value.plural;
  const isPick =
    value.plural &&
    wordAt(shot, first - 1) === 'the' &&
    wordAt(shot, first - 2) === 'of' &&
    PICKS.has(wordAt(shot, first - 3));
  return isOrdinal || isPick;
}

/** A noun opens a draft of its own where it says something that can be told apart: in the lead, by name, year, pair or a fact in its sentence. */
export function isNewsworthy({ shot, mention, phrase, isLead }: Noun, own: readonly Draft[]): boolean {
  const { value } = mention;
  if (own.length === 0 && isLead) return true;
  if (value.name !== null || phrase.year || phrase.pair.length > 0 || phrase.isSeparate || value.kin !== null)
    return true;
  if (value.instrument === 'option') return isOptionOfItsOwn(shot, own);
  const isDated = shot.money.length > 0 || shot.dates.length > 0;
  const isTold = shot.events.some((event) => isNews(event) && takes(shot, event, mention));
  return own.length === 0 ? isDated || isTold : isGeneric(value.instrument) ? isDated && isTold : isDated || isTold;
}

/** An option with a price or that is taken up; where the news is a modification that exercises it, it is that. */
function isOptionOfItsOwn(shot: Shot, own: readonly Draft[]): boolean {
  if (own.some(({ main, instrument }) => main && instrument === 'modification')) return false;
  return shot.money.length > 0 || shot.events.some(({ rule }) => rule === 'event/exercise');
}

const isNews = ({ value: { status } }: EventMention): boolean => status !== null && !TALK.has(status);

/** One of the documents whose signing is the news. */
export function isSignedHere({ shot, mention, phrase }: Noun): boolean {
  const { definite, kin, plural } = mention.value;
  if (definite || plural || kin !== null || phrase.year) return false;
  // “a licence that the yard signed in 2005” is not among them.
  if (shot.dates.some((date) => date.first > mention.first && /^\d{4}$/.test(date.value.value))) return false;
  return shot.events.some((event) => event.value.status === 'signed' && takes(shot, event, mention));
}

/** Whether an event has the noun as its subject or object. */
function takes(shot: Shot, event: EventMention, mention: AgreementMention): boolean {
  return bindEvent(shot, event, false)?.mention === mention || bindEvent(shot, event, true)?.mention === mention;
}

export function isConcluded({ shot, mention }: Noun): boolean {
  return shot.events.some(
    (event) => (event.value.status === 'signed' || event.value.status === 'in-force') && takes(shot, event, mention),
  );
}

/** The lead tells more than one piece of news: an indefinite noun that an event or an amount of the lead speaks of. */
export function isAlsoNews({ shot, mention, phrase, isLead, story }: Noun): boolean {
  const { definite, kin, plural } = mention.value;
  if (story > 0 || !isLead || definite || plural || phrase.year || kin === 'previous' || kin === 'other') return false;
  return shot.events.some((event) => isNews(event) && takes(shot, event, mention)) || shot.money.length > 0;
}

/** Partners of several agreements: “with A in 1991, and with B and C the following year”. */
export function partnersAfter(shot: Shot, from: number): PartyMention[] {
  const partners: PartyMention[] = [];
  if (wordAt(shot, from) !== 'with') return partners;
  for (let at = from; at < shot.sentence.last; at++) {
    if (wordAt(shot, at) === 'with') partners.push(...listFrom(shot, at + 1));
  }
  return partners;
}
