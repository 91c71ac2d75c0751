import type { Document, Sentence } from '#schemas/document';
import type { AgreementValue, Mention } from '#schemas/mention';

type Agreement = Mention<AgreementValue>;

/** Adds the places where an acronym that the text has introduced stands alone: "... Support Agreement (MSA)", later "the MSA". */
export function acronymsIn(mentions: readonly Agreement[], document: Document): Agreement[] {
  const meanings = new Map<string, Agreement>();
  for (const mention of mentions) {
    const { name, acronym } = mention.value;
    if (name !== null && acronym !== null && !meanings.has(acronym)) meanings.set(acronym, mention);
  }
  if (meanings.size === 0) return [...mentions];
  const taken = new Set(
    mentions.flatMap(({ first, last }) => Array.from({ length: last - first }, (_, i) => first + i)),
  );
  const found = document.sentences.flatMap((sentence) => standalone(document, sentence, meanings, taken));
  return [...mentions, ...found].sort((a, b) => a.first - b.first);
}

function standalone(
  { text, tokens }: Document,
  sentence: Sentence,
  meanings: ReadonlyMap<string, Agreement>,
  taken: ReadonlySet<number>,
): Agreement[] {
  const found: Agreement[] = [];
  for (let at = sentence.first; at < sentence.last; at++) {
    const [start, end] = [tokens.start[at] as number, tokens.end[at] as number];
    const meaning = meanings.get(text.slice(start, end));
    if (!meaning || at <= meaning.first || taken.has(at)) continue;
    const value = { ...meaning.value, name: null, definite: true, kin: null, count: null };
    found.push({
      ...meaning,
      rule: 'agreement/acronym',
      sentence: sentence.index,
      first: at,
      last: at + 1,
      start,
      end,
      value,
      parts: [],
    });
  }
  return found;
}
