import type { Atom, Draft, Unit } from '#extractors/dates/draft';
import { lengthOf } from '#extractors/dates/lengths';
import { wordAt } from '#extractors/dates/words-of';
import type { Document } from '#schemas/document';
import type { Mention, NumberValue } from '#schemas/mention';

const BEFORE = /^(in|within|for|by|to|after|of|another|further|or|and|with|until)$/;
const AFTER = /^([.,;:)]|and|or|if|from|after|at|thereafter|)$/;
const UNITS: readonly (readonly [RegExp, Unit])[] = [
  [/^P[\d.]+Y$/, 'Y'],
  [/^P[\d.]+M$/, 'M'],
  [/^P[\d.]+W$/, 'W'],
  [/^P[\d.]+D$/, 'D'],
  [/^PT[\d.]+H$/, 'TH'],
];

/** Lengths whose unit was said before in the sentence: "within 18 months and be completed in 36", "for five years and two more". */
export function ellipticDurations(
  atoms: readonly Atom[],
  numbers: readonly Mention[],
  document: Document,
): readonly Atom[] {
  const durations = atoms.filter(({ draft }) => draft.meaning.is === 'duration');
  if (durations.length === 0) return atoms;
  const found: Atom[] = [];
  let next = 0;
  let at = 0;
  let last: Atom | null = null;
  for (const number of numbers as readonly Mention<NumberValue>[]) {
    while (next < durations.length && (durations[next] as Atom).last <= number.first) last = durations[next++] as Atom;
    if (last === null || last.sentence !== number.sentence) continue;
    while (at < atoms.length && (atoms[at] as Atom).last <= number.first) at++;
    if (at < atoms.length && (atoms[at] as Atom).first < number.last) continue;
    const atom = ellipticAt(number, last, document);
    if (atom !== null) found.push(atom);
  }
  return found.length === 0 ? atoms : [...atoms, ...found].sort((a, b) => a.first - b.first);
}

function ellipticAt(
  { value, first, last, sentence }: Mention<NumberValue>,
  before: Atom,
  document: Document,
): Atom | null {
  const { decimal, exponent, ordinal } = value;
  if (ordinal || exponent !== 0 || !/^\d{1,3}$/.test(decimal)) return null;
  const hasMore = wordAt(document, last) === 'more';
  const end = hasMore ? last + 1 : last;
  const sentenceEnd = document.sentences[sentence]?.last ?? end;
  const after = end >= sentenceEnd ? '' : wordAt(document, end);
  if (!AFTER.test(after) || (!hasMore && !BEFORE.test(wordAt(document, first - 1)))) return null;
  if (/^(and|or)$/.test(wordAt(document, first - 1)) && !hasMore) return null;
  const { meaning } = before.draft;
  const unit = meaning.is === 'duration' ? UNITS.find(([shape]) => shape.test(meaning.value))?.[1] : undefined;
  const length = unit === undefined ? null : lengthOf(decimal, unit);
  if (length === null) return null;
  const draft: Draft = { meaning: { is: 'duration', value: length }, mod: null };
  return { draft, first, last: end, rule: 'date/elliptic-duration', sentence };
}
