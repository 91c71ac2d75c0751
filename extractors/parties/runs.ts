import type { Knowledge } from '#extractors/parties/knowledge';
import { coverAt, isCapital, isGlued, type Reading, rawAt, shapeAt, wordAt } from '#extractors/parties/reading';
import { isMarker } from '#extractors/parties/values';
import { type Sentence, SHAPE } from '#schemas/document';

/** Consecutive words in capitals, with known names among them; `last` exclusive. */
export type Run = { readonly first: number; readonly last: number; readonly sentence: Sentence };

/** Words that begin sentences or stand in capitals without being part of a name. */
const NO_NAME = new Set(
  `the a an this that these those his her its their our your my he she it they we you i and but or nor so yet if when while as at by in on
  of for from to near inside outside around beyond within opposite alongside beside throughout with without under over after before during since until through across against among between into about above below
  both either neither each every all any some many most more several few no not only also even still then there here now once
  who what which where why how whether because although though despite unlike like per via amid ahead according asked speaking
  one two three four five six seven eight nine ten hundreds thousands dozens first second third last next new other another such same
  monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october
  november december jan feb mar apr jun jul aug sept sep oct nov dec today yesterday tomorrow earlier later
  work bids funds deliveries delivery production officials talks negotiations lawmakers ministers defence defense security shares
  sources analysts critics supporters opponents experts troops soldiers ships missiles contracts deal agreement meanwhile however
  moreover furthermore instead indeed nevertheless otherwise therefore thus perhaps maybe yes no mr mrs ms dr update correction
  note options fiscal article annex under-secretary government governments parliament opposition media press reports figures`.split(
    /\s+/,
  ),
);
/** Words of the list that begin or fill names all the same where a name goes on or a legal form ends it. */
const IN_NAMES = new Set(
  'defence defense security first second third last new other work shares sources officials production delivery media press reports figures opposition'.split(
    ' ',
  ),
);
/** Plurals whose possessive belongs to a name ("People's Defence Forces"). */
const OWNERS = new Set('people women men children workers farmers soldiers'.split(' '));
/** Small words inside names of persons and firms. */
const PARTICLES = new Set(
  'de la del da do dos das di van von der den ter al el bin ibn e y du des le af av zu zur und et i ben ould'.split(
    ' ',
  ),
);

export function isNoName(word: string): boolean {
  return NO_NAME.has(word);
}

/** Whether a word that begins no name may stand inside one ("Office for Defence Procurement"). */
export function isInName(word: string): boolean {
  return IN_NAMES.has(word);
}

export function isParticle(word: string): boolean {
  return PARTICLES.has(word);
}

/** The runs of one sentence that hold at least one word no lexicon knows. */
export function runsOf(reading: Reading, sentence: Sentence, knowledge: Knowledge): Run[] {
  const runs: Run[] = [];
  for (let at = sentence.first; at < sentence.last; ) {
    if (!isNamePart(reading, at, knowledge)) {
      at++;
      continue;
    }
    const first = at;
    let known = true;
    at = endOfPart(reading, at, knowledge);
    known &&= coverAt(reading, first) !== null;
    for (;;) {
      const next = nextPart(reading, at, sentence.last, knowledge);
      if (next < 0) break;
      if (coverAt(reading, next) === null) known = false;
      at = endOfPart(reading, next, knowledge);
    }
    if (!known && !isPartOfThing(reading, at, knowledge)) runs.push({ first, last: at, sentence });
  }
  return runs;
}

/** Whether the run is the beginning of a thing's name ("Tinker Air Force Base", "Barents Notification Agreement"). */
function isPartOfThing(reading: Reading, at: number, { notParty, headType }: Knowledge): boolean {
  const word = wordAt(reading, at);
  return isCapital(reading, at) && coverAt(reading, at) === null && notParty.has(word) && !headType.has(word);
}

/** ", Portland, Maine": a place and its region between commas. */
export function isAddress(reading: Reading, comma: number): boolean {
  let at = comma;
  while (wordAt(reading, at) === '*' || wordAt(reading, at) === ',') at++;
  for (const first = at; at < first + 4; at++) {
    if (wordAt(reading, at) === ',') return at > first && isRegion(reading, at + 1);
    if (!isCapital(reading, at) && wordAt(reading, at) !== '.') return false;
  }
  return false;
}

function isRegion(reading: Reading, at: number): boolean {
  const cover = coverAt(reading, at);
  return cover !== null && isMarker(cover.value) && cover.value.marker === 'region';
}

/** A capitalised word, or a known name, that can be part of a longer name. */
function isNamePart(reading: Reading, at: number, knowledge: Knowledge): boolean {
  const { notParty } = knowledge;
  if (isOfNumber(reading, at)) return false;
  const cover = coverAt(reading, at);
  if (cover !== null)
    return !isMarker(cover.value)
      ? cover.value.form !== 'reference' && isCapital(reading, at)
      : isPlace(cover.value.marker);
  const shape = shapeAt(reading, at);
  if ((shape & SHAPE.initial) === 0) return false;
  const word = wordAt(reading, at);
  if (!NO_NAME.has(word) && !notParty.has(word)) return true;
  if (NO_NAME.has(word) && !IN_NAMES.has(word)) return false;
  // "Atlas Drones": what is no name by itself may end one.
  const mayEnd = !notParty.has(word) || knowledge.headType.has(word);
  if (
    mayEnd &&
    isCapital(reading, at - 1) &&
    coverAt(reading, at - 1) === null &&
    !NO_NAME.has(wordAt(reading, at - 1))
  )
    return true;
  return isBeforeHead(reading, at, knowledge) || endsInFirm(reading, at);
}

/** "W8476-19/001/BL": letters glued to the figures of a number. */
export function isOfNumber(reading: Reading, at: number): boolean {
  const mark = wordAt(reading, at - 1);
  const isJoined = (mark === '/' || mark === '-') && isGlued(reading, at) && isGlued(reading, at - 1);
  return isJoined && (shapeAt(reading, at - 2) & SHAPE.digit) !== 0 && !/\p{Ll}/u.test(rawAt(reading, at));
}

/** Whether words in capitals go on from here to a body's head noun ("Administrative Review Board"), which is not this word. */
function isBeforeHead(reading: Reading, from: number, { headType, notParty }: Knowledge): boolean {
  let at = from + 1;
  while (
    at < from + 5 &&
    isCapital(reading, at) &&
    (coverAt(reading, at) === null || headType.has(wordAt(reading, at)))
  )
    at++;
  const last = wordAt(reading, at - 1);
  const type = headType.get(last);
  return at > from + 1 && !notParty.has(last) && type !== undefined && (type !== 'company' || last === 'bank');
}

/** Whether words in capitals go on from here to a legal form or an address ("Valley Ridge Foods Inc.", "Rafts & Boats, Portland, Maine"). */
function endsInFirm(reading: Reading, from: number): boolean {
  for (let at = from; at < from + 6; at++) {
    const cover = coverAt(reading, at);
    if (cover !== null && isMarker(cover.value) && cover.value.marker === 'suffix') return at > from;
    if (wordAt(reading, at) === ',') return at > from && isAddress(reading, at);
    if (!isCapital(reading, at) && !/^[-&+]$/.test(wordAt(reading, at))) return false;
  }
  return false;
}

function isPlace(marker: string): boolean {
  return marker === 'city' || marker === 'region' || marker === 'area';
}

/** The given name of "Han Sang-jun": small after its hyphen, behind a family name. */
function isHyphenated(reading: Reading, at: number, knowledge: Knowledge): boolean {
  if (!knowledge.familyFirst.has(wordAt(reading, at - 1)) || !isCapital(reading, at - 1)) return false;
  return wordAt(reading, at + 1) === '-' && isGlued(reading, at + 1) && isGlued(reading, at + 2);
}

function endOfPart(reading: Reading, at: number, knowledge: Knowledge): number {
  const cover = coverAt(reading, at);
  if (cover !== null) return cover.last;
  if (isHyphenated(reading, at, knowledge)) return at + 3;
  // An initial keeps its dot ("J. Smith"); so does "St." or "Jr.".
  const isInitial = rawAt(reading, at).length <= 2 && wordAt(reading, at + 1) === '.' && isGlued(reading, at + 1);
  return isInitial && isCapital(reading, at + 2) ? at + 2 : at + 1;
}

/** Where the run goes on after `at` (the token after its last part): the next part's first token, or -1. */
function nextPart(reading: Reading, at: number, end: number, knowledge: Knowledge): number {
  if (at >= end) return -1;
  if (isNamePart(reading, at, knowledge)) return at;
  if (!PARTICLES.has(wordAt(reading, at)) && !isJoin(reading, at)) return -1;
  const isPart = (place: number) => place < end && isNamePart(reading, place, knowledge);
  if (PARTICLES.has(wordAt(reading, at))) return afterParticles(reading, at, isPart);
  return isPart(at + 1) ? at + 1 : -1;
}

/** A mark that joins two parts of a name: "Orlik-Daehan", "Land & Armaments", "Workers' Federation", "People's Navy". */
function isJoin(reading: Reading, at: number): boolean {
  const word = wordAt(reading, at);
  const before = wordAt(reading, at - 1);
  if (word === '&' || word === '+') return true;
  if (word === "'s") return OWNERS.has(before);
  if (word !== '-' && word !== "'" && word !== '/') return false;
  if (!isGlued(reading, at)) return false;
  return isGlued(reading, at + 1) || (word === "'" && before.endsWith('s'));
}

/** The part behind one or two particles ("van der Leyen", "al-Burhan"), or -1. */
function afterParticles(reading: Reading, at: number, isPart: (place: number) => boolean): number {
  if (isPart(at + 1)) return at + 1;
  const next = wordAt(reading, at + 1);
  return (next === '-' || PARTICLES.has(next)) && isPart(at + 2) ? at + 2 : -1;
}

/** Whether capitals say nothing in a sentence: it stands in capitals, or is a headline without any small word of length. */
export function isTitleStyle(reading: Reading, { first, last, role }: Sentence): boolean {
  let words = 0;
  let capitals = 0;
  let allCapitals = 0;
  let small = 0;
  const { start, end } = reading.document.tokens;
  for (let at = first; at < last; at++) {
    const shape = shapeAt(reading, at);
    const length = (end[at] as number) - (start[at] as number);
    if ((shape & (SHAPE.symbol | SHAPE.digit)) !== 0 || length < 4) continue;
    words++;
    if ((shape & SHAPE.initial) !== 0) capitals++;
    else if (length > 4) small++;
    if ((shape & SHAPE.lower) === 0) allCapitals++;
  }
  if (words >= 3 && allCapitals * 10 >= words * 8) return true;
  const isHead = role === 'headline' || role === 'heading' || role === 'kicker' || role === 'dek';
  return isHead && capitals >= 4 && small === 0;
}
