import { type Document, type Sentence, SHAPE } from '#schemas/document';
import type { Knowledge, Place } from './knowledge.js';
import { shapeAt, textAt } from './words.js';

/** A word that names a state, people or seat: whose money may be meant. */
export type Cue = { readonly first: number; readonly last: number; readonly currency: string };

/** All such words of the sentences, in text order. */
export function cuesOf({ places }: Knowledge, document: Document): Cue[] {
  const cues: Cue[] = [];
  const { shape } = document.tokens;
  for (const { first, last } of document.sentences) {
    for (let at = first; at < last; at++) {
      if (((shape[at] as number) & SHAPE.initial) === 0) continue;
      const place = placeAt(places.get(nameAt(document, at)) ?? places.get(textAt(document, at)), document, at, last);
      if (place === undefined) continue;
      cues.push({ first: at, last: at + place.words.length, currency: place.currency });
      at += place.words.length - 1;
    }
  }
  return cues;
}

/** A name written in capitals ("NEW DELHI", as in datelines) as it is written elsewhere. */
function nameAt(document: Document, at: number): string {
  const text = textAt(document, at);
  const shape = shapeAt(document, at);
  const isShouted =
    text.length > 2 && (shape & SHAPE.upper) !== 0 && (shape & SHAPE.lower) === 0 && !text.includes('.');
  return isShouted ? (text[0] as string) + text.slice(1).toLowerCase() : text;
}

function placeAt(
  candidates: readonly Place[] | undefined,
  document: Document,
  at: number,
  last: number,
): Place | undefined {
  return candidates?.find(
    ({ words }) =>
      at + words.length <= last &&
      words.every((word, index) => nameAt(document, at + index) === word || textAt(document, at + index) === word),
  );
}

/** Where the article was sent from: the cue in its dateline, if it has one. */
export function datelineCue(document: Document, cues: readonly Cue[]): Cue | null {
  const dateline = document.sentences.find(({ role }) => role === 'dateline');
  if (dateline) return cues.find(({ first }) => first >= dateline.first && first < dateline.last) ?? null;
  const lead = document.sentences.find(({ role }) => role === 'body');
  const end = lead ? endOfDateline(document, lead) : -1;
  return lead && end >= 0 ? (cues.find(({ first }) => first >= lead.first && first < end) ?? null) : null;
}

const DATELINE = 16;

/** The dash (or colon) that ends a dateline, in capitals or with an agency in brackets before it; -1 where the lead has none. */
function endOfDateline(document: Document, { first, last }: Sentence): number {
  const end = Math.min(last, first + DATELINE);
  const shape = document.tokens.shape[first] as number;
  const isCapitals = (shape & SHAPE.upper) !== 0 && (shape & SHAPE.lower) === 0;
  let closes = isCapitals;
  for (let at = first; at < end; at++) {
    const text = textAt(document, at);
    if (text === '(') closes = true;
    if (closes && (text === '—' || text === '–' || text === '-' || text === ':')) return at;
  }
  return -1;
}

/** The currency of the outlet's country, by its name or the end of its address; null where neither tells. */
export function outletCurrency({ outlets }: Knowledge, { article }: Document): string | null {
  const publisher = article.publisher?.toLowerCase() ?? '';
  const host = /^https?:\/\/([^/:?#]+)/i.exec(article.url ?? '')?.[1]?.toLowerCase() ?? '';
  const known = outlets.find(({ form }) => (form.startsWith('.') ? host.endsWith(form) : publisher === form));
  return known?.currency ?? null;
}
