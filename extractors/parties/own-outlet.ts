import { type Reading, textOf, wordAt } from '#extractors/parties/reading';
import type { Party } from '#extractors/parties/values';

/** Leaves out the outlet that the dateline names in brackets ("RIGA, 3 May (Amber News)"): it speaks, it does not act. */
export function withoutOwnOutlet(reading: Reading, parties: readonly Party[]): readonly Party[] {
  const own = outletsOf(reading);
  if (own.length === 0) return parties;
  return parties.filter(
    ({ value }) =>
      value.type !== 'other' || !own.some((name) => name === value.name || name.startsWith(`${value.name} `)),
  );
}

function outletsOf(reading: Reading): readonly string[] {
  return reading.document.sentences.flatMap(({ role, first, last }) => {
    if (role !== 'dateline') return [];
    const names: string[] = [];
    let from = -1;
    for (let at = first; at < last; at++) {
      if (wordAt(reading, at) === '(') from = at + 1;
      else if (wordAt(reading, at) === ')' && from >= 0 && at > from) names.push(textOf(reading, from, at));
    }
    return names;
  });
}
