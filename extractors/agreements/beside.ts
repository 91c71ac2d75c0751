import { inSentence } from '#pipeline/language/in-order';
import type { Document } from '#schemas/document';
import type { AgreementValue, Mention, PartyValue } from '#schemas/mention';
import type { Instrument, Subject } from '#schemas/vocabulary';

// What the parties, prices and papers of its sentence say of an agreement.

type Agreement = Mention<AgreementValue>;

const CHANGES: ReadonlySet<Instrument | null> = new Set<Instrument | null>(['modification', 'order', 'option']);

const PUBLIC: ReadonlySet<string> = new Set(['state', 'government-body', 'armed-force']);

/** "will acquire Cobham in a deal": what a verb and a company say, a plain "deal" beside them is. */
export function ofCompany(noun: Agreement, mentions: readonly Agreement[]): Agreement {
  if (noun.value.instrument !== null || noun.value.subjects.some((subject) => subject !== 'procurement')) return noun;
  const takeover = inSentence(mentions, noun.sentence).find(({ rule }) => rule.endsWith('/acquired'));
  if (takeover === undefined) return noun;
  const { instrument, subjects } = takeover.value;
  return { ...noun, value: { ...noun.value, instrument, subjects } };
}

const AMONG: ReadonlySet<Instrument | null> = new Set<Instrument | null>([
  'memorandum',
  'letter-of-intent',
  'agreement',
]);

const JOINT: ReadonlySet<Subject> = new Set<Subject>(['co-production', 'joint-development']);

/** A memorandum of two companies to make something together is one about companies as well. */
export function amongCompanies(
  mention: Agreement,
  parties: readonly Mention<PartyValue>[],
  document: Document,
): Agreement {
  const { value, sentence } = mention;
  if (!AMONG.has(value.instrument) || !value.subjects.some((subject) => JOINT.has(subject))) return mention;
  if (value.subjects.includes('corporate')) return mention;
  const here = inSentence(parties, sentence).filter(
    (party) => party.value.form !== 'demonym' && !isCompound(party, document),
  );
  const companies = new Set(here.filter(({ value: { type } }) => type === 'company').map(({ value: { key } }) => key));
  const isPublic = here.some(({ value: { type } }) => PUBLIC.has(type));
  if (companies.size < 2 || isPublic) return mention;
  return { ...mention, value: { ...value, subjects: [...value.subjects, 'corporate'] } };
}

/** "the army and the maker signed a 94 million dollar agreement": between a buyer and a company an agreement with a price is a purchase. */
export function ofTrade(
  mention: Agreement,
  parties: readonly Mention<PartyValue>[],
  money: readonly Mention[],
): Agreement {
  const { value, sentence } = mention;
  if (value.instrument !== 'agreement' || value.subjects.length > 0 || value.definite) return mention;
  if (inSentence(money, sentence).length === 0) return mention;
  const types = new Set(inSentence(parties, sentence).map((party) => party.value.type));
  if (!types.has('company') || !(types.has('government-body') || types.has('armed-force'))) return mention;
  return { ...mention, value: { ...value, subjects: ['procurement'] } };
}

/** "Finland-headquartered Patria": the country is no party there. */
const isCompound = ({ end }: Mention, { text }: Document): boolean => /^[-‐‑–]\p{L}/u.test(text.slice(end, end + 2));

/** What a definitive agreement comes after. */
const BEFOREHAND: ReadonlySet<Instrument | null> = new Set<Instrument | null>(['memorandum', 'letter-of-intent']);

export const isBeforehand = ({ value }: Agreement): boolean => BEFOREHAND.has(value.instrument);

/** "A definitive agreement is to follow": after a memorandum (`told`: the token of the first) it is another paper. */
export function afterMemorandum(mention: Agreement, told: number, { text }: Document): Agreement {
  const { value, first, start, end } = mention;
  if (value.definite || value.kin !== null || BEFOREHAND.has(value.instrument)) return mention;
  if (!/^(definitive|final|binding|formal|firm|full)\b/i.test(text.slice(start, end))) return mention;
  return told < first ? { ...mention, value: { ...value, kin: 'other' } } : mention;
}

const PARTS: ReadonlySet<Instrument | null> = new Set<Instrument | null>([
  'modification',
  'order',
  'option',
  'contract',
  'framework',
]);

/** "a modification to contract W56... to exercise options for planning yard services": one sentence, one kind of work. */
export function ofSameWork(mention: Agreement, mentions: readonly Agreement[]): Agreement {
  const { value, sentence } = mention;
  if (value.subjects.length > 0 || !PARTS.has(value.instrument)) return mention;
  const here = inSentence(mentions, sentence).filter((other) => PARTS.has(other.value.instrument));
  if (!here.some((other) => CHANGES.has(other.value.instrument))) return mention;
  const told = here.find((other) => other.value.subjects.length > 0);
  return told === undefined ? mention : { ...mention, value: { ...value, subjects: told.value.subjects } };
}
