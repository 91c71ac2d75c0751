import type { Document } from '#schemas/document';
import type { Draft } from './draft.js';
import type { Knowledge } from './knowledge.js';
import { phraseBefore, textAt, wordAt } from './words.js';

/** Words that may stand between an amount and the bracket with its conversion. */
const ASIDE = new Set(
  'gross net a an per year month each annually yearly then now roughly about or total in all'.split(' '),
);
const LEADS = new Set(
  'or about around roughly approximately nearly some almost approx ca circa = equal equals equivalent equivalently to the of at current exchange rates worth i.e ie eq then us over more than just under less'.split(
    ' ',
  ),
);
const FURTHEST = 6;

/** Ties amounts to those that they convert: in brackets after it, or after "or", "equivalent to". */
export function tieConversions(knowledge: Knowledge, document: Document, drafts: readonly Draft[]): void {
  for (let index = 1; index < drafts.length; index++) {
    const draft = drafts[index] as Draft;
    const before = drafts[index - 1] as Draft;
    if (before.mention.sentence !== draft.mention.sentence) continue;
    const original = before.original !== null && continues(document, before, draft) ? before.original : before;
    if (!differs(original, draft)) continue;
    if (original === before ? converts(knowledge, document, before, draft) : true) draft.original = original;
  }
}

/** Two currencies, or a plain sign beside one that is told apart from it ("C$305 million ($213 million)"). */
function differs(a: Draft, b: Draft): boolean {
  if (a.value.vague || b.value.vague) return false;
  if (a.sign.currency !== null && b.sign.currency !== null) return a.sign.currency !== b.sign.currency;
  return a.sign.family !== b.sign.family;
}

/** A further conversion in the same bracket: "$1.04bn (£795m; €910m)". */
function continues(document: Document, before: Draft, draft: Draft): boolean {
  const at = before.mention.last;
  const gap = draft.mention.first - at;
  return gap <= 2 && [';', ',', '/', 'or', 'and'].includes(wordAt(document, at));
}

function converts(knowledge: Knowledge, document: Document, before: Draft, draft: Draft): boolean {
  let at = before.mention.last;
  const end = draft.mention.first;
  if (end - at > FURTHEST + 3) return false;
  for (let skipped = 0; skipped < 3 && ASIDE.has(wordAt(document, at)) && bracketAhead(document, at, end); skipped++)
    at++;
  const open = textAt(document, at);
  if (open === '(' || open === '[')
    return leads(knowledge, document, at + 1, end) && isClosed(document, draft.mention.last);
  if (open === ',' || open === '—' || open === '–') at++;
  if (end - at > FURTHEST || end === at) return false;
  const first = wordAt(document, at);
  if (first !== 'or' && first !== 'equivalent' && first !== 'equal' && first !== 'the' && first !== 'about')
    return false;
  if (first === 'the' && wordAt(document, at + 1) !== 'equivalent') return false;
  if (first === 'about' && open !== ',') return false;
  return leads(knowledge, document, at, end);
}

function bracketAhead(document: Document, at: number, end: number): boolean {
  for (let ahead = at + 1; ahead < end; ahead++) if (textAt(document, ahead) === '(') return true;
  return false;
}

function leads(knowledge: Knowledge, document: Document, from: number, end: number): boolean {
  for (let at = end; at > from; ) {
    const hit = phraseBefore(knowledge.bounds, document, at, from);
    if (hit === null && !LEADS.has(wordAt(document, at - 1))) return false;
    at = hit?.first ?? at - 1;
  }
  return true;
}

/** The bracket holds the conversion and little else. */
function isClosed(document: Document, last: number): boolean {
  for (let at = last; at < last + 10; at++) {
    const text = textAt(document, at);
    if (text === ')' || text === ']') return true;
    if (text === '' || text === '(') return false;
  }
  return false;
}
