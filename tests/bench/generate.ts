import { readFixtures } from '#pipeline/run/fixtures';

/**
 * Articles of the fixtures' paragraphs with other figures, days, countries and company names: seeded, so that everyone
 * gets the same ones. They say nothing true and are as hard to read as the fixtures.
 */
export function* generateArticles(
  count: number,
  seed = 1,
  fewest = 4,
  more = 9,
): Generator<{ readonly name: string; readonly text: string }> {
  const paragraphs = readFixtures('fixtures').fixtures.flatMap(({ text }) => text.split(/\n{2,}/));
  const random = randomFrom(seed);
  for (let i = 0; i < count; i++) {
    const chosen = Array.from({ length: fewest + random(more) }, () => paragraphs[random(paragraphs.length)] as string);
    yield { name: `${String(i).padStart(6, '0')}`, text: `${vary(chosen.join('\n\n'), random)}\n` };
  }
}

type Random = (below: number) => number;

/** mulberry32: whole numbers below a bound. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const MONTHS = /\b(?:January|February|March|April|June|July|August|September|October|November|December)\b/g;
const MONTH_NAMES = 'January February March April June July August September October November December'.split(' ');
const COUNTRIES =
  'Norway Iceland Chile Portugal Japan Greece Poland Kenya Ireland Finland Malta Italy Canada Peru'.split(' ');
const SYLLABLES = 'bar dor fel gan hol kir lum mas nor pel ras sto tan ver wil zan'.split(' ');

/** Other figures of the same length, other months, countries shifted, a made-up name before each company form. */
export function vary(text: string, random: Random): string {
  const shift = random(COUNTRIES.length);
  const name = () => {
    const word = SYLLABLES[random(16)] + (SYLLABLES[random(16)] as string);
    return word.slice(0, 1).toUpperCase() + word.slice(1);
  };
  return text
    .replace(/\b\d+\b/g, (digits) => otherDigits(digits, random))
    .replace(MONTHS, () => MONTH_NAMES[random(MONTH_NAMES.length)] as string)
    .replace(/\b[A-Z][a-z]+\b/g, (word) => {
      const at = COUNTRIES.indexOf(word);
      return at < 0 ? word : (COUNTRIES[(at + shift) % COUNTRIES.length] as string);
    })
    .replace(/\b(?=(?:Shipyards|Industries|Systems|Aerospace|Group|Marine)\b)/g, () => `${name()} `);
}

/** Years stay years, days stay days. */
function otherDigits(digits: string, random: Random): string {
  if (/^(?:19|20)\d\d$/.test(digits)) return String(1990 + random(36));
  if (digits.length <= 2 && Number(digits) <= 31) return String(1 + random(28));
  return `${1 + random(9)}${Array.from({ length: digits.length - 1 }, () => random(10)).join('')}`;
}
