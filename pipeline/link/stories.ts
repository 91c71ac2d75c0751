import { isStateLike } from '#pipeline/link/entities/actors';
import type { DateMention } from '#pipeline/link/linked';
import { type Scene, type Shot, wordAt } from '#pipeline/link/scene';

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
 * A digest gives one award a paragraph, each with its own contract number or beginning with who gets how much: official
 * contract announcements and lists of deals. Where most paragraphs are such, each is a story of its own.
 */
export function storiesOf({ shots }: Scene): Stories {
  const long = paragraphsOf(shots).filter(({ length, isListed }) => length >= SHORTEST_AWARD || isListed);
  const awards = long.filter(({ isNumbered, isListed }) => isNumbered || isListed);
  const isDigest = awards.length >= 2 && awards.length * 2 > long.length;
  if (!isDigest) {
    const sections = sectionsOf(shots);
    const of = shots.map(({ sentence }) => sections?.get(sentence.segment) ?? 0);
    return { of, isDigest: sections !== null, day: null };
  }
  const numbers = new Map(awards.map(({ segment }, index) => [segment, index + 1]));
  const heading = shots.find(({ sentence, dates }) => !BODY_ROLES.has(sentence.role) && dates.length > 0);
  const day = heading?.dates.find(({ value }) => value.type === 'date') ?? null;
  return { of: shots.map(({ sentence }) => numbers.get(sentence.segment) ?? 0), isDigest, day };
}

type Paragraph = { readonly segment: number; readonly isListed: boolean; length: number; isNumbered: boolean };

/** The paragraphs of the running text: their length in characters, and whether a number of a contract stands in them. */
function paragraphsOf(shots: readonly Shot[]): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  for (const shot of shots) {
    const { sentence, identifiers } = shot;
    if (!BODY_ROLES.has(sentence.role)) continue;
    let paragraph = paragraphs.at(-1);
    if (paragraph?.segment !== sentence.segment) {
      paragraph = { segment: sentence.segment, isListed: isEntry(shot), length: 0, isNumbered: false };
      paragraphs.push(paragraph);
    }
    paragraph.length += sentence.end - sentence.start;
    paragraph.isNumbered ||= identifiers.length > 0;
  }
  return paragraphs;
}

/** Tokens of a name with its address, before the mark behind which an entry goes on. */
const ADDRESS_REACH = 14;

/** “Kelso Marine Ltd., Halifax, N.S.: $4,210,330 for …”: who gets it stands first, behind a mark what it is. */
function isEntry(shot: Shot): boolean {
  const [party] = shot.parties;
  const { first } = shot.sentence;
  if (party === undefined || party.first !== first || party.value.type !== 'company') return false;
  const sum = shot.money[0]?.first ?? -1;
  for (let at = party.last; at < Math.min(sum, first + ADDRESS_REACH); at++)
    if (MARKS.has(wordAt(shot, at))) return true;
  return false;
}

const MARKS: ReadonlySet<string> = new Set([':', '–', '—']);

/**
 * A round-up tells its news under the names of countries or their bodies, each in a heading of its own. Story number of each
 * segment, or null where the article has fewer than two such headings with an agreement under them.
 */
function sectionsOf(shots: readonly Shot[]): ReadonlyMap<number, number> | null {
  const stories = new Map<number, number>();
  let story = 0;
  let told = 0;
  let isNew = false;
  for (const shot of shots) {
    const { role, segment } = shot.sentence;
    if (role === 'heading') {
      story++;
      isNew = isNameAlone(shot);
    } else if (isNew && shot.agreements.length > 0) {
      told++;
      isNew = false;
    }
    stories.set(segment, story);
  }
  return told >= 2 ? stories : null;
}

/** A heading that is nothing but the name of a state or one of its bodies. */
function isNameAlone({ sentence, parties }: Shot): boolean {
  const [party] = parties;
  return (
    party !== undefined && isStateLike(party.value) && party.first === sentence.first && party.last === sentence.last
  );
}
