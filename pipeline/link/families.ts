import type { AmountRole, Instrument, Subject } from '#schemas/vocabulary';

/** Instruments that say no more than “an agreement”: any other can be called so a second time. */
const GENERIC: ReadonlySet<Instrument> = new Set<Instrument>(['agreement', 'deal']);

/** Instruments that stand beside another agreement rather than being another word for it. */
const DISTINCT: ReadonlySet<Instrument> = new Set<Instrument>([
  'loan',
  'lease',
  'licence',
  'option',
  'modification',
  'order',
  'framework',
  'joint-venture',
  'acquisition',
  'letter-of-intent',
  'letter-of-offer',
  'grant',
  'aid-package',
  'memorandum',
  'protocol',
  'exchange-of-notes',
]);

/** Whether a noun of one instrument can be another word for an agreement of the known one: the general for the exact, not the reverse. */
export function canBeSame(known: Instrument | null, said: Instrument | null): boolean {
  if (said === null || said === known || said === 'deal' || known === null || known === 'deal') return true;
  if (said === 'agreement') return true;
  if (known === 'agreement') return !DISTINCT.has(said) && said !== 'contract';
  if ((known === 'contract' && said === 'order') || (known === 'order' && said === 'contract')) return true;
  return !DISTINCT.has(known) && !DISTINCT.has(said) && known !== 'contract' && said !== 'contract';
}

/** How exactly an instrument says what an agreement is: an official name outweighs all, “arrangement” no more than “agreement”. */
export function exactness(instrument: Instrument | null): number {
  if (instrument === null || instrument === 'deal') return 0;
  return instrument === 'agreement' || instrument === 'arrangement' ? 1 : 2;
}

export function isGeneric(instrument: Instrument | null): boolean {
  return instrument === null || GENERIC.has(instrument);
}

/** Families that decide which roles parties have. */
export type Family =
  | 'symmetric'
  | 'stationing'
  | 'trade'
  | 'aid'
  | 'loan'
  | 'lease'
  | 'venture'
  | 'licence'
  | 'purchase-of-company';

const TRADE: ReadonlySet<Instrument> = new Set<Instrument>([
  'contract',
  'order',
  'modification',
  'option',
  'letter-of-offer',
  'framework',
]);
/** Documents in which one side can give and the other receive. */
const GIVING: ReadonlySet<Instrument> = new Set<Instrument>(['agreement', 'deal', 'exchange-of-notes']);
const TRADE_SUBJECTS: readonly Subject[] = ['procurement', 'sustainment', 'arms-sale'];
const STATIONING: readonly Subject[] = ['cost-sharing', 'basing-access', 'status-of-forces'];

/** What decides the family of a record. */
export type Kin = {
  readonly instrument: Instrument | null;
  readonly subjects: ReadonlySet<Subject>;
  /** Both sides give the same: a reciprocal access agreement has no host. */
  readonly isMutual: boolean;
  /** The agreement that this one changes: an amendment to a lease has lessor and lessee. */
  readonly changes: Kin | null;
};

/** Instruments that decide the family alone. */
const BY_INSTRUMENT: Partial<Record<Instrument, Family>> = {
  loan: 'loan',
  lease: 'lease',
  'joint-venture': 'venture',
  acquisition: 'purchase-of-company',
  licence: 'licence',
  'aid-package': 'aid',
  grant: 'aid',
};

/** The family of a record, by its instrument first, then its subjects. */
export function familyOf({ instrument: said, subjects, isMutual, changes }: Kin): Family {
  if (changes !== null) return familyOf(changes);
  const instrument = said ?? 'deal';
  const own = BY_INSTRUMENT[instrument];
  if (own) return own;
  const isTrade = TRADE_SUBJECTS.some((subject) => subjects.has(subject));
  const isCooperation = instrument === 'framework' && subjects.has('defence-cooperation') && !isTrade;
  if (TRADE.has(instrument) && !isCooperation) return 'trade';
  if (instrument === 'deal' && isTrade) return 'trade';
  if (
    instrument === 'agreement' &&
    isTrade &&
    !subjects.has('arms-sale') &&
    [...subjects].every((subject) => TRADE_SUBJECTS.includes(subject))
  )
    return 'trade';
  if (GIVING.has(instrument) && subjects.size === 1 && subjects.has('military-aid')) return 'aid';
  if (isMutual) return 'symmetric';
  if (
    STATIONING.some((subject) => subjects.has(subject)) &&
    !subjects.has('defence-cooperation') &&
    !subjects.has('mutual-defence')
  ) {
    return 'stationing';
  }
  return 'symmetric';
}

/** The role of what a record pays for, where its family decides it; null where only a cue can. */
export function baseRole(kin: Kin): AmountRole | null {
  const { subjects, instrument } = kin;
  if (subjects.has('offset')) return 'offset';
  switch (familyOf(kin)) {
    case 'stationing':
      return subjects.has('cost-sharing') ? 'contribution' : 'rent';
    case 'aid':
      return 'aid';
    case 'loan':
      return 'loan';
    case 'lease':
      return 'rent';
    case 'venture':
      return 'investment';
    case 'symmetric':
      return subjects.has('military-aid') ? 'aid' : null;
    default:
      return instrument === 'option' || instrument === 'modification' ? instrument : null;
  }
}

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

/** The subject of an instrument by itself, null where it has none. */
export function impliedSubject(instrument: Instrument | null): Subject | null {
  return instrument === null ? null : (IMPLIED[instrument] ?? null);
}
