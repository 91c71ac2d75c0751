import { countryOfCover } from '#extractors/parties/countries';
import { coverAt, type Reading, wordAt } from '#extractors/parties/reading';
import { type Found, isMarker } from '#extractors/parties/values';
import type { Sentence } from '#schemas/document';

/** The states that an article is about, in the order in which headline, dateline and lead name them. */
export type Focus = {
  readonly states: readonly string[];
  /** Where the article was written, null where it does not say. */
  readonly dateline: string | null;
};

/** How far into the article the focus is looked for, in tokens. */
const LEAD = 400;

/** Length of headline and first words, where "to Guatemala" names whom the story is not told from. */
const HEAD = 40;

function isObject(reading: Reading, at: number): boolean {
  return /^(to|for|from|with|against|by|over)$/.test(wordAt(reading, at - 1));
}

type Told = { readonly country: string; readonly by: 'state' | 'object' | 'dateline' | 'place' };

/** Reads the focus from the first states and bodies named; then the dateline's place, then other places. */
export function focusOf(reading: Reading): Focus {
  const told: Told[] = [];
  let seen = 0;
  for (const sentence of reading.document.sentences) {
    if (seen > LEAD) break;
    told.push(...toldIn(reading, sentence, seen < HEAD));
    seen += sentence.last - sentence.first;
  }
  const by = (kind: Told['by']) => told.filter((one) => one.by === kind).map(({ country }) => country);
  const states = [...new Set([...by('state'), ...by('object'), ...by('dateline'), ...by('place')])];
  return { states, dateline: by('dateline').at(-1) ?? null };
}

function toldIn(reading: Reading, sentence: Sentence, isHead: boolean): Told[] {
  const told: Told[] = [];
  for (let at = sentence.first; at < sentence.last; at++) {
    const cover = coverAt(reading, at);
    if (cover === null || cover.first !== at) continue;
    const country = countryOfCover(reading, at);
    if (country === null || wordAt(reading, cover.last) === 'counterpart') continue;
    if (sentence.role === 'dateline') told.push({ country, by: 'dateline' });
    else if (isPlace(cover)) told.push({ country, by: 'place' });
    else if (isMarker(cover.value) || cover.value.type !== 'person') {
      told.push({ country, by: isHead && isObject(reading, at) ? 'object' : 'state' });
    }
  }
  return told;
}

/** What tells less of whose story it is: places and companies. */
function isPlace({ value, rule }: Found): boolean {
  return isMarker(value) || value.type === 'company' || rule === 'party/place';
}
