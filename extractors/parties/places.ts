import { demonymStanding, type Standing } from '#extractors/parties/demonyms';
import {
  coverAt,
  isCapital,
  isGlued,
  markerAt,
  partyAt,
  type Reading,
  shapeAt,
  textOf,
  wordAt,
} from '#extractors/parties/reading';
import { isTitleStyle } from '#extractors/parties/runs';
import { isMarker, type Party } from '#extractors/parties/values';
import { SHAPE } from '#schemas/document';

const IN = new Set(
  'in near at outside inside across throughout into within over around off via through inland neighbouring neighboring'.split(
    ' ',
  ),
);
const DIRECTIONS = new Set(
  'northern southern eastern western central north south east west northeast northwest southeast southwest northeastern northwestern southeastern southwestern inland rural coastal'.split(
    ' ',
  ),
);
const PARTS = new Set(
  'coast coasts shore shores north south east west border borders waters territory parts part region regions province provinces city town capital invasion annexation occupation liberation soil skies map edge heart rest half tip corner areas area visit tour airspace history war people breakup break-up collapse dissolution fall partition division'.split(
    ' ',
  ),
);
const MOTION = new Set(
  'travel travels traveled travelled traveling travelling fly flies flew flying visit visits visited visiting trip trips return returns returned arrive arrives arrived come comes came go goes went head heads headed move moved flight flights tour journey take takes took taken bring brings brought cruise journey sail sails sailed'.split(
    ' ',
  ),
);
const MONEY = new Set(
  'dollar dollars pound pounds peso pesos rupee rupees crown crowns krone kroner kronor krona króna kronur franc francs dinar dinars won yen lira liras zloty zlotys riyal riyals rial ruble rubles rouble roubles hryvnia shekel shekels dirham dirhams ringgit baht rand shilling shillings real reais leu lei forint forints koruna korunas yuan renminbi'.split(
    ' ',
  ),
);

/** "Neighbouring Latvia has agreed": told of where it lies, it acts all the same. */
const ACTING = /^(has|had|have|is|was|will|would|said|says|signed|agreed|bought|ordered|wants|plans|also|did|does)$/;

const THINGS_BETWEEN = new Set(
  'gap route corridor pipeline line rail cable bridge ferry road frontier flight'.split(' '),
);

/** "Greenland-Iceland-U.K. gap": places joined by hyphens that name a place together. */
function isChain(reading: Reading, hyphen: number): boolean {
  let at = hyphen;
  while (wordAt(reading, at) === '-' && isGlued(reading, at)) at = coverAt(reading, at + 1)?.last ?? at + 2;
  return THINGS_BETWEEN.has(wordAt(reading, at));
}

/** How a mention of a state stands in its sentence. `isMember`: it stands in a list with a place. */
export function standingOf(reading: Reading, party: Party, isMember: boolean): Standing {
  const { value, first, last } = party;
  if (isNoState(reading, first, last)) return 'none';
  if (party.rule === 'party/government' || party.rule === 'party/administration') return 'actor';
  if (value.form === 'demonym') return demonymStanding(reading, first, last);
  if (value.form === 'seat') return seatStanding(reading, party, isMember);
  if (isInPlace(reading, first, last, isMember, false)) return 'place';
  return isOrigin(reading, first, last) ? 'origin' : 'actor';
}

/** A seat acts for its government, or says nothing of it. */
function seatStanding(reading: Reading, party: Party, isMember: boolean): Standing {
  const { first, last } = party;
  if (isDatelineHead(reading, party)) return 'none';
  if (isGovernmentIn(reading, first)) return 'actor';
  return isInPlace(reading, first, last, isMember, true) || isThingOfSeat(reading, first, last) ? 'none' : 'actor';
}

/** A currency ("US$", "Danish kroner"), a law ("U.S. Code"), a stretch between places ("the Greenland-Iceland gap"). */
function isNoState(reading: Reading, first: number, last: number): boolean {
  const next = wordAt(reading, last);
  const joins = isGlued(reading, last);
  if ((next === '$' && joins) || MONEY.has(next) || (next === 'code' && isCapital(reading, last))) return true;
  if (next === '-' && joins) return isChain(reading, last);
  return wordAt(reading, first - 1) === '-' && isGlued(reading, first) && THINGS_BETWEEN.has(next);
}

/** "NEW DELHI: …", "BEIRUT/THE HAGUE, March 7 (Agency) -" where no segment says so. */
function isDatelineHead(reading: Reading, { first, last, sentence }: Party): boolean {
  const begins = reading.document.sentences[sentence];
  if (begins === undefined || first - begins.first > 6) return false;
  if (first === begins.first && /^(:|—|–|--|\()$/.test(wordAt(reading, last))) return true;
  for (let at = begins.first; at < last; at++) if ((shapeAt(reading, at) & SHAPE.lower) !== 0) return false;
  return !isTitleStyle(reading, begins);
}

/** "the governments in Warsaw and Seoul". */
function isGovernmentIn(reading: Reading, first: number): boolean {
  for (let at = first - 1; at > first - 6; at--) {
    const word = wordAt(reading, at);
    // "Yemen's government in Bern" is only there.
    if (word === 'government' || word === 'governments' || word === 'authorities')
      return /^(the|both|two)$/.test(wordAt(reading, at - 1));
    if (word !== 'in' && word !== 'and' && word !== ',' && partyAt(reading, at)?.form !== 'seat') return false;
  }
  return false;
}

function isActing(reading: Reading, before: string, last: number): boolean {
  return before.startsWith('neighb') && ACTING.test(wordAt(reading, last));
}

function isInPlace(reading: Reading, first: number, last: number, isPreviousPlace: boolean, isSeat: boolean): boolean {
  let before = first - 1;
  if (wordAt(reading, before) === 'the') before--;
  if (DIRECTIONS.has(wordAt(reading, before))) return true;
  const word = wordAt(reading, before);
  if (IN.has(word)) return !isActing(reading, word, last);
  if (word === 'of' && PARTS.has(wordAt(reading, before - 1))) return true;
  if (isPreviousPlace && (word === 'and' || word === ',' || word === 'or')) return true;
  if (word === ',' && isPlaceName(reading, before - 1) && !isSeat) return true;
  if (word === '-' && isGlued(reading, before) && isSeat) return true;
  if (
    wordAt(reading, last) === '-' &&
    /^(based|born|bound|registered|headquartered|flagged|listed|domiciled|made|built|designed)$/.test(
      wordAt(reading, last + 1),
    )
  )
    return true;
  if (
    wordAt(reading, last) === "'s" &&
    /^(coast|capital|border|borders|east|west|north|south|territory|airspace|waters|shores)$/.test(
      wordAt(reading, last + 1),
    )
  )
    return true;
  if (
    wordAt(reading, last) === ',' &&
    isSeat &&
    partyAt(reading, last + 1)?.type === 'state' &&
    partyAt(reading, last + 1)?.form === 'name'
  )
    return true;
  return (word === 'to' || word === 'from' || word === 'for' || word === 'left') && hasMotion(reading, before);
}

function hasMotion(reading: Reading, at: number): boolean {
  for (let back = at - 1; back >= at - 3; back--) if (MOTION.has(wordAt(reading, back))) return true;
  return MOTION.has(wordAt(reading, at)) || wordAt(reading, at) === 'left';
}

/** A city, a seat, or a capitalised unknown word that a comma parts from its state ("Ottobrunn, Germany"). */
function isPlaceName(reading: Reading, at: number): boolean {
  const marker = markerAt(reading, at);
  if (marker === 'city' || marker === 'region') return true;
  const party = partyAt(reading, at);
  if (party !== null) return party.form === 'seat';
  const cover = coverAt(reading, at);
  return cover === null && isCapital(reading, at) && isAddress(reading, at - 1);
}

function isAddress(reading: Reading, at: number): boolean {
  return /^(;|in|at|and|near|from|\()$/.test(wordAt(reading, at)) || (shapeAt(reading, at) & SHAPE.initial) !== 0;
}

/** "the Paris conference", "Washington-based", "Washington Post". */
function isThingOfSeat(reading: Reading, first: number, last: number): boolean {
  if (wordAt(reading, last) === '-' && isGlued(reading, last)) return partyAt(reading, last + 1)?.type !== 'state';
  if (wordAt(reading, first - 1) === 'the') return true;
  return /^(summit|conference|talks|airport|airshow|office|suburb|bureau|newspaper|times|post|declaration|agreement|agreements|accord|accords|treaty|protocol|process)$/.test(
    wordAt(reading, last),
  );
}

/** "Spain's Navantia", "Damen of the Netherlands", "a Turkey-based firm". */
function isOrigin(reading: Reading, first: number, last: number): boolean {
  if (wordAt(reading, last) === "'s" && isOwnerOfName(reading, last + 1)) return true;
  if (/^(?:US|U\.S\.|UK|U\.K\.)$/.test(textOf(reading, first, last)) && OF_COUNTRY.has(wordAt(reading, last)))
    return true;
  let before = first - 1;
  if (wordAt(reading, before) === 'the') before--;
  return wordAt(reading, before) === 'of' && partyAt(reading, before - 1)?.type === 'company';
}

/** Things and firms that are a country's without its acting: "US yards". */
const OF_COUNTRY = new Set(
  'yards shipyards firms companies shipbuilders makers manufacturers contractors suppliers exporters investors markets shares bonds jets planes aircraft helicopters tanks missiles weapons arms drones rockets equipment technology factories plants bases dollars exports imports sales'.split(
    ' ',
  ),
);

/** What a state only lends its name to: its own ministries, forces and persons act for it. */
const OWNED = new Set(['company', 'other', 'government-body', 'armed-group']);

/** A name behind a possessive, with at most three small words before it ("Germany's procurement office BAAINBw"). */
function isOwnerOfName(reading: Reading, from: number): boolean {
  for (let at = from; at < from + 4; at++) {
    const party = partyAt(reading, at);
    if (party !== null) return OWNED.has(party.type) && party.form !== 'reference' && !party.key.includes('@');
    const cover = coverAt(reading, at);
    const isNoun =
      cover !== null &&
      isMarker(cover.value) &&
      (cover.value.marker === 'company-noun' || cover.value.marker === 'office');
    if (!isNoun && (isCapital(reading, at) || (shapeAt(reading, at) & SHAPE.lower) === 0)) return false;
  }
  return false;
}
