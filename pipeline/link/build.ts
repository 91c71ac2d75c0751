import type { Draft } from '#pipeline/link/draft';
import { familyOf } from '#pipeline/link/families';
import type { LinkedAgreement } from '#pipeline/link/linked';
import { statusOf } from '#pipeline/link/status';
import type { Instrument, Subject } from '#schemas/vocabulary';

/** Subjects that an instrument has by itself where the text says nothing more exact. */
const IMPLIED: Partial<Record<Instrument, Subject>> = {
  contract: 'procurement',
  order: 'procurement',
  modification: 'procurement',
  option: 'procurement',
  framework: 'procurement',
  'letter-of-offer': 'arms-sale',
  loan: 'financing',
  'aid-package': 'military-aid',
  grant: 'military-aid',
  'joint-venture': 'corporate',
  acquisition: 'corporate',
  licence: 'co-production',
};

/** Whether a draft says enough to be a record: a fact beyond its existence. */
export function isRecord(draft: Draft): boolean {
  const hasParties = draft.parties.size >= 1;
  const facts = draft.amounts.length + draft.dates.length + draft.identifiers.length;
  if (draft.main) return hasParties || facts > 0;
  return hasParties && (facts > 0 || (draft.parties.size >= 2 && statusOf(draft) !== null));
}

/** The finished record of a draft; `indexOf` gives the place of a related draft among the records, -1 where it is none. */
export function finish(draft: Draft, indexOf: (draft: Draft) => number): LinkedAgreement {
  const instrument = draft.instrument ?? 'deal';
  const status = statusOf(draft);
  const first = draft.mentions[0];
  const evidence = [...draft.evidence];
  if (status)
    evidence.push({
      field: 'status',
      start: status.from.event.start,
      end: status.from.event.end,
      rule: status.from.event.rule,
    });
  if (first)
    evidence.push({
      field: 'instrument',
      start: first.mention.start,
      end: first.mention.end,
      rule: first.mention.rule,
    });
  return {
    salience: draft.main ? 'main' : 'background',
    instrument,
    subjects: subjectsOf(draft, instrument),
    status: status?.status ?? null,
    name: draft.name,
    acronym: draft.acronym,
    identifiers: draft.identifiers,
    parties: [...draft.parties].map(([entity, role]) => ({ entity, role })),
    amounts: draft.amounts,
    dates: draft.dates,
    duration: draft.duration,
    extension: draft.extension,
    items: draft.items,
    attribution: null,
    relations: draft.relations
      .map(({ type, target }) => ({ type, target: indexOf(target) }))
      .filter(({ target }) => target >= 0),
    evidence: evidence.sort((a, b) => a.start - b.start),
    unknown: status ? [] : [{ field: 'status', reason: 'no event of this agreement is said to have happened' }],
  };
}

function subjectsOf(draft: Draft, instrument: Instrument): Subject[] {
  if (draft.subjects.size > 0) return [...draft.subjects];
  const implied = IMPLIED[instrument];
  if (implied) return [implied];
  return familyOf(instrument, draft.subjects) === 'trade' ? ['procurement'] : ['other'];
}
