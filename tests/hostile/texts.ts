import { fill, noise, series, shapes } from './shape.js';

const LEAD = 'Norway signed a pact worth $40 million on Monday.\n\n';
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
