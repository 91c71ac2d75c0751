import { unlistedCore } from '#extractors/parties/companies';
import type { Knowledge } from '#extractors/parties/knowledge';
import { named } from '#extractors/parties/organisations';
import { coverAt, isCapital, markerAt, partyAt, type Reading, shapeAt, wordAt } from '#extractors/parties/reading';
import type { Run } from '#extractors/parties/runs';
import { isMarker, type Party } from '#extractors/parties/values';
import { SHAPE } from '#schemas/document';

const SAYS = new Set(
  'said says say told tells added adds noted stated warned argued explained commented confirmed replied declared stressed insisted recalled admitted acknowledged wrote tweeted remarked conceded cautioned countered quipped thanked asked'.split(
    ' ',
  ),
);
/** Verbs that stand before who speaks; behind "told" stands who listens. */
const SAYS_FIRST = new Set('said says added adds wrote commented'.split(' '));
/** Offices whose holder may be named by the family name alone. */
const SINGLE = new Set([
  'head-of-state',
  'head-of-government',
  'foreign-minister',
  'defence-minister',
  'minister',
  'service-secretary',
  'organisation-head',
  'legislator',
]);
const LONGEST = 6;

/** The person that a run names: by title, by apposition, by a verb of saying, or by a given name. */
export function personIn(reading: Reading, run: Run, before: Party | null, knowledge: Knowledge): Party | null {
  const titled = titledPerson(reading, run, knowledge);
  if (titled !== null) return titled;
  const core = unlistedCore(reading, run);
  if (core === null) return null;
  const { first, last } = core;
  if (knowledge.notParty.has(wordAt(reading, last)) || wordAt(reading, last - 1) === "'") return null;
  if (wordsIn(reading, core) < 2 || wordsIn(reading, core) > LONGEST) return null;
  if (first > run.first && !knowledge.givenNames.has(wordAt(reading, first))) return null;
  const rule = ruleOfPerson(reading, core, before, knowledge);
  return rule === null ? null : named(reading, { ...core, last }, 'person', null, rule);
}

/** Behind an office, a rank or a form of address. */
function titledPerson(reading: Reading, run: Run, knowledge: Knowledge): Party | null {
  const title = titleBefore(reading, run.first);
  if (title === null) return null;
  const first = afterField(reading, run, knowledge);
  const core = { ...run, first, last: endOfName(reading, first, run.last) };
  const count = wordsIn(reading, core);
  const isCapitalTitle = isCapital(reading, run.first - 1) && run.first - 1 > run.sentence.first;
  const single = title.marker !== 'office' || ((SINGLE.has(title.key) || isCapitalTitle) && !title.apart);
  if (count === 0 || count > LONGEST || (count === 1 && !single)) return null;
  return named(reading, core, 'person', null, `party/${title.marker}`);
}

type Title = { readonly marker: string; readonly key: string; readonly apart: boolean };

/** The title right before a name, also behind "(res.)" or a comma. */
function titleBefore(reading: Reading, first: number): Title | null {
  let at = first - 1;
  let apart = false;
  if (wordAt(reading, at) === ')') {
    let open = at - 1;
    while (open > at - 6 && wordAt(reading, open) !== '(') open--;
    at = open - 1;
  } else if (wordAt(reading, at) === ',') {
    at--;
    apart = true;
  }
  const cover = coverAt(reading, at);
  if (cover === null || !isMarker(cover.value)) return null;
  const { marker, key } = cover.value;
  if (marker !== 'office' && (apart || (marker !== 'rank' && marker !== 'honorific'))) return null;
  return { marker, key, apart };
}

/** Where an office with its field stands in one run with the name ("Secretary … Defence Procurement Helena Vasques"), the name's first token. */
function afterField(reading: Reading, { first, last }: Run, { givenNames }: Knowledge): number {
  if (givenNames.has(wordAt(reading, first))) return first;
  for (let at = first + 1; at < last - 1; at++) {
    if (givenNames.has(wordAt(reading, at)) && isCapital(reading, at) && last - at <= 3 && last - first > 3) return at;
  }
  return first;
}

/** A name ends before a body or state that follows it directly. */
function endOfName(reading: Reading, first: number, last: number): number {
  for (let at = first + 1; at < last; at++) {
    const type = partyAt(reading, at)?.type;
    if (type === 'government-body' || type === 'international-organisation' || type === 'armed-force') return at;
  }
  return last;
}

function ruleOfPerson(
  reading: Reading,
  { first, last, sentence }: Run,
  before: Party | null,
  knowledge: Knowledge,
): string | null {
  if (isGivenName(reading, first, last, knowledge) || isFamilyFirst(reading, first, last, knowledge))
    return 'party/name';
  if (isTitleAfter(reading, last, sentence.last)) return 'party/office';
  if (SAYS.has(wordAt(reading, last)) || SAYS_FIRST.has(wordAt(reading, first - 1))) return 'party/says';
  if (
    wordAt(reading, first - 1) === 'counterpart' ||
    (wordAt(reading, first - 2) === 'counterpart' && wordAt(reading, first - 1) === ',')
  ) {
    return 'party/office';
  }
  const isNext = before !== null && before.value.type === 'person' && before.last === first - 1;
  return isNext && /^(and|,)$/.test(wordAt(reading, first - 1)) ? before.rule : null;
}

/** A given name of the lists, also as a second name; capitals throughout are an acronym unless the whole name has them. */
function isGivenName(reading: Reading, first: number, last: number, { givenNames }: Knowledge): boolean {
  for (let at = first; at < last - 1; at++) {
    if (!givenNames.has(wordAt(reading, at))) continue;
    if ((shapeAt(reading, at) & SHAPE.lower) !== 0 || (shapeAt(reading, last - 1) & SHAPE.lower) === 0) return true;
  }
  return false;
}

/** "Han Sang-jun", "Wang Yi": a family name that stands first, then one or two syllables. */
function isFamilyFirst(reading: Reading, first: number, last: number, { familyFirst }: Knowledge): boolean {
  if (!familyFirst.has(wordAt(reading, first)) || last - first > 4) return false;
  return wordAt(reading, first + 2) === '-' || last - first === 3;
}

/** "X, director for …", "X, a retired officer", "X, who". */
function isTitleAfter(reading: Reading, last: number, end: number): boolean {
  if (wordAt(reading, last) !== ',') return false;
  if (wordAt(reading, last + 1) === 'who') return true;
  if (isTradeThenSays(reading, last + 1)) return true;
  for (let at = last + 1; at < Math.min(end, last + 8); at++) {
    const word = wordAt(reading, at);
    if (word === ',' || word === '(' || SAYS.has(word)) return false;
    const marker = markerAt(reading, at);
    if (marker === 'company-noun') return false;
    if (marker === 'office' || marker === 'rank') return true;
  }
  return false;
}

/** ", a welder, said": whatever the trade, it speaks. */
function isTradeThenSays(reading: Reading, from: number): boolean {
  if (!/^(an?|the|his|her|its)$/.test(wordAt(reading, from))) return false;
  for (let at = from + 1; at < from + 9; at++)
    if (wordAt(reading, at) === ',') return SAYS.has(wordAt(reading, at + 1));
  return false;
}

/** Name words of a run: small particles, marks and initials' dots are not counted. */
function wordsIn(reading: Reading, { first, last }: Run): number {
  let count = 0;
  for (let at = first; at < last; at++) if (isCapital(reading, at)) count++;
  return count;
}
