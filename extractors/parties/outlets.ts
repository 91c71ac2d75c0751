import { unlistedCore } from '#extractors/parties/companies';
import type { Knowledge } from '#extractors/parties/knowledge';
import { countryWithin, named } from '#extractors/parties/organisations';
import { isCapital, isGlued, markerAt, type Reading, wordAt } from '#extractors/parties/reading';
import type { Run } from '#extractors/parties/runs';
import type { Party } from '#extractors/parties/values';

/** An outlet that an article cites: "told LRT radio", "the business daily X reported". */
export function outletIn(reading: Reading, run: Run, knowledge: Knowledge): Party | null {
  const core = unlistedCore(reading, run);
  if (core === null) return null;
  const { first, last } = core;
  const isBefore = markerAt(reading, first - 1) === 'outlet-noun' && !isGlued(reading, first);
  const isAfter = markerAt(reading, last) === 'outlet-noun' && !isGlued(reading, last);
  const isTold = wordAt(reading, first - 1) === 'told' && /^([.,;]|that|in|on|last|this)$/.test(wordAt(reading, last));
  if (!isBefore && !isAfter && !(isTold && !isPersonal(reading, core, knowledge))) return null;
  // "Radio Zet": in capitals the noun belongs to the name.
  const from = isBefore && isCapital(reading, first - 1) ? first - 1 : first;
  return named(
    reading,
    { ...core, first: from },
    'other',
    countryWithin(reading, first, last, knowledge),
    'party/outlet',
  );
}

function isPersonal(reading: Reading, { first }: Run, { givenNames }: Knowledge): boolean {
  return givenNames.has(wordAt(reading, first));
}
