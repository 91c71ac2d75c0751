import { fill, letters, noise, series, shapes } from './shape.js';

const LEAD = 'Norway signed a pact worth $40 million on Monday.\n\n';
/** An article as many are; again and again, or with other names each time, it is long without being strange. */
const article = (place: string, firm: string): string =>
  [
    `${place} and Malta renew their port agreement`,
    `The government of ${place} signed a five-year agreement with Malta on Tuesday under which ${firm} will supply 12 patrol boats worth $240 million, the defence ministry said.`,
    `The two sides had negotiated since 2019, when an earlier memorandum lapsed. “We will pay our share,” Foreign Minister Ann Bell told reporters. Under the pact, ${place} is to pay $15 million a year for the upkeep of the base; Malta had asked for $20 million.`,
    `The company, which won a separate contract for radars in 2021, declined to comment. Deliveries begin in March 2026 and an option for four more boats, valued at 80 million euros, expires in 2028.`,
    '',
  ].join('\n\n');

const text = (body: string): string => `${LEAD}${body}`;

/** Texts that make finders of sentences, names, amounts and dates slow. */
export const TEXTS = shapes('txt', {
  'one line': (size) => text(fill('word ', size)),
  'no blanks': (size) => text(fill('a', size)),
  dashes: (size) => text(fill('-', size)),
  dots: (size) => text(fill('. ', size)),
  capitals: (size) => text(fill('ABC ', size)),
  commas: (size) => text(fill('A, ', size)),
  'blank lines': (size) => text(fill('\n', size)),
  'short lines': (size) => text(fill('a\n', size)),
  tabs: (size) => text(fill('a\t', size)),
  bars: (size) => text(fill('a | ', size)),
  'open brackets': (size) => text(fill('(', size)),
  quotes: (size) => text(fill('“A ', size >> 1)),
  digits: (size) => text(fill('1', size)),
  'digits and commas': (size) => text(fill('1,', size)),
  amounts: (size) => text(fill('$1 million and ', size)),
  days: (size) => text(fill('May 3, 2024 and ', size)),
  durations: (size) => text(fill('five years and ', size)),
  authors: (size) => text(fill('By Ann Bell and ', size)),
  states: (size) => text(fill('Norway and Malta and ', size)),
  'bodies of bodies': (size) => text(fill('Ministry of the Agency of ', size)),
  deals: (size) => text(fill('signed a contract agreement deal with ', size)),
  'deals in sentences': (size) => text(fill('Norway and Malta signed a lease worth $40 million on Monday. ', size)),
  'different names': (size) => text(series((i) => `Alfa${i} Corp. signed a deal with Beta${i} Ltd. `, size)),
  'an article again and again': (size) => fill(article('Norway', 'Harjula Oy'), size),
  'articles with other names': (size) => series((i) => article(`Sal${letters(i)}`, `Tor${letters(i)} Ltd`), size),
  'a digest of awards': (size) =>
    text(
      series(
        (i) =>
          `Alfa${letters(i)} Corp., Bath, Maine, was awarded a $${i + 1},000,000 contract (N00024-24-C-${1000 + i}) for pumps. Work will be done in Bath by May 2027.\n\n`,
        size,
      ),
    ),
  references: (size) => text(fill('The company said the two sides and both countries will sign the deal. ', size)),
  ministers: (size) =>
    text(fill('The two ministers, Ann Bell and Bob Dole, met. Chief executive Eva Holm said so. ', size)),
  bodies: (size) => text(series((i) => `The Ministry of A${i} and the Agency of B${i} signed a pact. `, size)),
  sums: (size) => text(series((i) => `Norway will pay Malta $${i + 1} million under the lease. `, size)),
  options: (size) =>
    text(series((i) => `A modification to the order, an option and a loan of $${i + 1} million were agreed. `, size)),
  treaties: (size) => text(series((i) => `The Treaty on A${letters(i)} Aid of ${1900 + (i % 99)} was signed. `, size)),
  'earlier agreements': (size) => text(fill('The previous agreement with Malta cost $5 million until 2019. ', size)),
  acronyms: (size) => text(series((i) => `(AB${i}) `, size)),
  'an address without end': (size) => text(`https://n.example/${fill('a/b.c?', size)}`),
  'marks that change direction': (size) => text(fill('\u202eab\u202c', size >> 1)),
  'invisible characters': (size) => text(fill('a\u200b\u00ad', size >> 1)),
  'combining marks': (size) => text(`a${fill('\u0301', size >> 1)}`),
  emoji: (size) => text(fill('👩‍🚀', size >> 2)),
  'NULs in words': (size) => text(fill('wo\0rd ', size)),
  'lone surrogates as UTF-8': (size) =>
    Buffer.concat([Buffer.from(LEAD), Buffer.alloc(size, Buffer.from([0xed, 0xa0, 0x80]))]),
  'invalid UTF-8': (size) => Buffer.concat([Buffer.from(LEAD), Buffer.alloc(size, Buffer.from([0x61, 0xff, 0x20]))]),
  'UTF-16 that is cut': (size) => Buffer.from(`\ufeff${text(fill('word ', size >> 1))}`, 'utf16le').subarray(0, -1),
  noise: (size) => noise(size),
});
