import { isTitleStart } from '#extractors/parties/countries';
import { coverAt, partyAt, type Reading, wordAt } from '#extractors/parties/reading';
import { isMarker, type Party } from '#extractors/parties/values';
import type { PartyValue } from '#schemas/mention';

const BODIES = new Set([
  'government-body',
  'armed-force',
  'company',
  'international-organisation',
  'other',
  'armed-group',
]);
const LINKS = new Set(
  "of for at the with 's ( ) . - new former retired senior deputy chief acting a an opposition right-wing left-wing".split(
    ' ',
  ),
);

/** The body that the words around a person's name give: "Orlik CFO X", "X, head of sales at Saab", "X of the Homeland List". */
export function affiliationOf(reading: Reading, { first, last, sentence }: Party): PartyValue | null {
  const within = reading.document.sentences[sentence];
  if (within === undefined) return null;
  return bodyLeft(reading, first, within.first) ?? bodyRight(reading, last, within.last);
}

function bodyLeft(reading: Reading, first: number, begin: number): PartyValue | null {
  for (let at = first - 1, steps = 0; at >= begin && steps < 6; steps++) {
    const cover = coverAt(reading, at);
    if (cover === null) {
      const isComma = wordAt(reading, at) === ',' && at === first - 1;
      if (!isComma && !LINKS.has(wordAt(reading, at))) return null;
      at--;
      continue;
    }
    if (!isMarker(cover.value)) return isBody(cover.value) ? cover.value : null;
    at = cover.first - 1;
  }
  return null;
}

function bodyRight(reading: Reading, last: number, end: number): PartyValue | null {
  const word = wordAt(reading, last);
  if (word !== ',' && word !== 'of' && word !== 'from') return null;
  if (word === ',' && !isTitleStart(reading, last + 1)) return null;
  for (let at = last + 1; at < Math.min(end, last + 16); at++) {
    if (/^(said|says|told|and|signed|;|\.|who|which)$/.test(wordAt(reading, at))) return null;
    const value = partyAt(reading, at);
    if (value !== null && isBody(value)) return value;
    if (word === 'of' && at > last + 4) return null;
  }
  return null;
}

function isBody(value: PartyValue): boolean {
  return BODIES.has(value.type) && value.form !== 'reference';
}
