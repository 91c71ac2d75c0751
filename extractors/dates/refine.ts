import { compose } from '#extractors/dates/compose';
import { contextOf } from '#extractors/dates/context';
import type { Atom, Draft, Meaning } from '#extractors/dates/draft';
import { ellipticDurations } from '#extractors/dates/elliptic';
import { dateValue, remember, settle } from '#extractors/dates/settle';
import { type Phrases, phraseBefore } from '#extractors/dates/words-of';
import type { Document } from '#schemas/document';
import type { DateValue, Mention } from '#schemas/mention';
import type { DateMod } from '#schemas/vocabulary';

/** Years that four digits cannot say: counted from a day of writing at the end of the calendar. */
const UNWRITABLE = /^-|[\dX]{5}|--/;

/** Joins neighbouring drafts to expressions and settles each, in text order, against the article. */
export function refineWith({ bounds }: { readonly bounds: Phrases }) {
  return (
    mentions: readonly Mention<Draft>[],
    document: Document,
    earlier: ReadonlyMap<string, readonly Mention[]>,
  ): Mention<DateValue>[] => {
    const atoms = ellipticDurations(compose(mentions, document), earlier.get('number') ?? [], document);
    const context = contextOf(document, atoms);
    const settled: Mention<DateValue>[] = [];
    for (const atom of atoms) {
      const meaning = atom.draft.meaning as Meaning;
      const found = settle(meaning, atom, context);
      if (found === null || UNWRITABLE.test(found.value)) continue;
      remember(found, atom, context);
      const mod = atom.draft.mod ?? boundOf(bounds, document, atom, meaning);
      settled.push(mentionOf(atom, dateValue(found, mod, context), document));
    }
    return settled;
  };
}

/** "More than" before a length, "about" before a length or a date. */
function boundOf(bounds: Phrases, document: Document, { first }: Atom, { is }: Meaning): DateMod | null {
  const bound = phraseBefore(bounds, document, first) as DateMod | null;
  if (bound === null) return null;
  return is === 'duration' || bound === 'APPROX' ? bound : null;
}

function mentionOf({ first, last, rule, sentence }: Atom, value: DateValue, { tokens }: Document): Mention<DateValue> {
  return {
    kind: 'date',
    rule,
    sentence,
    first,
    last,
    start: tokens.start[first] as number,
    end: tokens.end[last - 1] as number,
    value,
    parts: [],
    weight: 0,
  };
}
