import type { Document } from '#schemas/document';
import type { AgreementValue, Mention } from '#schemas/mention';

type Agreement = Mention<AgreementValue>;

/** How far behind a noun its complement is read. */
const REACH = 9;
/** Words are told apart by so many letters: "station" and "stationing" are one. */
const STEM = 5;
const LEAST_LETTERS = 4;
const LINKS = new Set(['of', 'on', 'for', 'to', 'concerning', 'covering', 'governing']);
const ENDS =
  /^[,;:.?!()“”"—–]$|^(which|that|who|was|is|were|are|has|have|had|will|would|and|but|signed|concluded|reached)$/;
/** The lead tells in more words what the headline has named. */
const LEAD = 2;
const EMPTY = new Set(
  'with from into over under that this these those their between about after before other than some more most such between million billion government governments republic countries monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december year years month months week'.split(
    ' ',
  ),
);

/**
 * "the sale of its Florida arm to Nammo": a noun whose complement says what the text has not spoken of brings in something
 * new, whatever its article; "the contract for the frigates", after the frigates, comes back to it.
 */
export function withNewComplements(mentions: readonly Agreement[], document: Document): Agreement[] {
  let first: ReadonlyMap<string, number> | null = null;
  return mentions.map((mention) => {
    const { definite, plural, name, acronym } = mention.value;
    const isLead = mention.sentence - (mentions[0] as Agreement).sentence < LEAD;
    if (isLead || !definite || plural || name !== null || acronym !== null) return mention;
    first ??= firstUses(document);
    return isNew(mention, document, first) ? { ...mention, value: { ...mention.value, definite: false } } : mention;
  });
}

/** Token at which each stem is first used. */
function firstUses({ words, sentences }: Document): Map<string, number> {
  const first = new Map<string, number>();
  for (const sentence of sentences) {
    for (let at = sentence.first; at < sentence.last; at++) {
      const word = words[at] as string;
      if (word.length < LEAST_LETTERS) continue;
      const stem = word.slice(0, STEM);
      if (!first.has(stem)) first.set(stem, at);
    }
  }
  return first;
}

function isNew(mention: Agreement, { words, sentences }: Document, first: ReadonlyMap<string, number>): boolean {
  const end = sentences[mention.sentence]?.last ?? mention.last;
  const word = (at: number) => words[at] ?? '';
  if (mention.last >= end || !LINKS.has(word(mention.last))) return false;
  let known = 0;
  let fresh = 0;
  for (let at = mention.last + 1; at < Math.min(end, mention.last + REACH); at++) {
    if (ENDS.test(word(at))) break;
    if (word(at).length < LEAST_LETTERS || /\d/.test(word(at)) || EMPTY.has(word(at))) continue;
    const use = first.get(word(at).slice(0, STEM));
    if (use !== undefined && use < mention.first) known++;
    else fresh++;
  }
  return fresh > 0 && fresh >= known;
}
