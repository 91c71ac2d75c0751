import type { Document } from '#schemas/document';
import type { AgreementValue, Mention, PartyValue } from '#schemas/mention';
import type { Instrument, Subject } from '#schemas/vocabulary';
import { acronymsIn } from './acronyms.js';
import { withNewComplements } from './definite.js';
import type { Knowledge } from './knowledge.js';
import { withProForms } from './pro-forms.js';
import { withLikes, withTopic } from './topic.js';

type Earlier = ReadonlyMap<string, readonly Mention[]>;
type Agreement = Mention<AgreementValue>;

/** How far behind "acquisition of" the company may stand. */
const COMPANY_REACH = 5;
/** How far before "in military aid" its amount may stand. */
const AMOUNT_REACH = 6;
const CHANGES: ReadonlySet<Instrument | null> = new Set<Instrument | null>(['modification', 'order', 'option']);
const PUBLIC: ReadonlySet<string> = new Set(['state', 'government-body', 'armed-force']);
const idsOf = (ids: string): ReadonlySet<string> => new Set(ids.split(' ').map((id) => `agreement/${id}`));
/** Rules whose mention is told by a verb. */
const VERBAL = idsOf(
  'bought bought-passive bought-again contracted signed-for supplied received-free leased access swapped sold-unit rented agreed given lent paid granted acquired',
);

/** Deals that a day tells as well as a price. */
const DATED = idsOf(
  'bought bought-passive bought-again contracted signed-for received-free leased access swapped sold-unit agreed acquired',
);

/** What only other mentions can tell: what a noun phrase may hold, which nouns need another beside them, what acronyms mean. */
export function refineAgreements(
  mentions: readonly Agreement[],
  document: Document,
  earlier: Earlier,
  knowledge: Knowledge,
): Agreement[] {
  const money = earlier.get('money') ?? [];
  const dates = (earlier.get('date') ?? []).filter(isDay);
  const parties = (earlier.get('party') ?? []) as readonly Mention<PartyValue>[];
  const nouns = mentions.filter(
    (mention) =>
      !VERBAL.has(mention.rule) &&
      hasCompany(mention, parties) &&
      hasPackage(mention, document, money) &&
      isKnownExtension(mention, mentions, document) &&
      !isParty(mention, parties) &&
      !isContent(mention, mentions, document),
  );
  const verbs = mentions.filter((mention) => VERBAL.has(mention.rule) && isNeeded(mention, nouns, document, earlier));
  const told = verbs.map((verb) => apart(verb, nouns));
  const all = [...nouns.map((noun) => ofCompany(noun, mentions)), ...told].sort((a, b) => a.first - b.first);
  const trimmed = all.map((mention) =>
    withoutParties(withoutFigures(mention, document, [...money, ...dates]), document, parties),
  );
  const corporate = trimmed
    .map((one) => afterMemorandum(one, trimmed, document))
    .map((mention) => ofTrade(ofSameWork(amongCompanies(mention, parties, document), trimmed), parties, money));
  const related = withLikes(withNewComplements(corporate, document), document, knowledge);
  const topical = withTopic(acronymsIn(related, document), document, knowledge);
  return withProForms(topical, document, parties, knowledge);
}

/** A deal told by a verb counts where no noun names it: in a sentence with its price, or in a headline or text without any other. */
function isNeeded(mention: Agreement, nouns: readonly Agreement[], document: Document, earlier: Earlier): boolean {
  const { sentence, value } = mention;
  if (nouns.some((noun) => noun.sentence === sentence && isOneKind(noun.value, value))) return false;
  const parties = ((earlier.get('party') ?? []) as Mention<PartyValue>[]).filter(
    (party) => party.sentence === sentence,
  );
  if (mention.rule.endsWith('/granted')) return isForeign(mention, parties);
  if (isWhatFor(mention, document)) return false;
  if (mention.rule.endsWith('/supplied') && !isAbroad(parties)) return false;
  if (DATED.has(mention.rule) && (earlier.get('date') ?? []).some((date) => isDay(date) && date.sentence === sentence))
    return true;
  if ((earlier.get('money') ?? []).some((amount) => amount.sentence === sentence)) return true;
  return nouns.length === 0 || document.sentences[sentence]?.role === 'headline';
}

/** "borrowed 2 billion to buy missiles": what money is borrowed for. */
function isWhatFor({ rule, sentence, first }: Agreement, { text, tokens, sentences }: Document): boolean {
  const line = sentences[sentence];
  if (!rule.endsWith('/bought') || !line) return false;
  return /\b(borrow|lend|lent|loan)\w*\b[^.]*\bto \w+ $/i.test(text.slice(line.start, tokens.start[first]));
}

/** Sentences of a text that tell its news: a verb there tells of that news, further down of another deal. */
const LEAD = 4;

/** "In 2008 it bought two boats from Finland", below the news of another deal: one apart. */
function apart(verb: Agreement, nouns: readonly Agreement[]): Agreement {
  if (verb.sentence < LEAD || !nouns.some(({ sentence }) => sentence < verb.sentence)) return verb;
  return { ...verb, value: { ...verb.value, kin: 'other' } };
}

/** Parties of more than one country: arms that a state sends to its own army are no aid. */
function isAbroad(parties: readonly Mention<PartyValue>[]): boolean {
  return new Set(parties.map(({ value: { country } }) => country).filter((country) => country !== null)).size > 1;
}

/** "will acquire Cobham in a deal": what a verb and a company say, a plain "deal" beside them is. */
function ofCompany(noun: Agreement, mentions: readonly Agreement[]): Agreement {
  if (noun.value.instrument !== null || noun.value.subjects.some((subject) => subject !== 'procurement')) return noun;
  const takeover = mentions.find(({ rule, sentence }) => rule.endsWith('/acquired') && sentence === noun.sentence);
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
function amongCompanies(mention: Agreement, parties: readonly Mention<PartyValue>[], document: Document): Agreement {
  const { value, sentence } = mention;
  if (!AMONG.has(value.instrument) || !value.subjects.some((subject) => JOINT.has(subject))) return mention;
  if (value.subjects.includes('corporate')) return mention;
  const here = parties.filter(
    (party) => party.sentence === sentence && party.value.form !== 'demonym' && !isCompound(party, document),
  );
  const companies = new Set(here.filter(({ value: { type } }) => type === 'company').map(({ value: { key } }) => key));
  const isPublic = here.some(({ value: { type } }) => PUBLIC.has(type));
  if (companies.size < 2 || isPublic) return mention;
  return { ...mention, value: { ...value, subjects: [...value.subjects, 'corporate'] } };
}

/** "the army and the maker signed a 94 million dollar agreement": between a buyer and a company an agreement with a price is a purchase. */
function ofTrade(mention: Agreement, parties: readonly Mention<PartyValue>[], money: readonly Mention[]): Agreement {
  const { value, sentence } = mention;
  if (value.instrument !== 'agreement' || value.subjects.length > 0 || value.definite) return mention;
  const types = new Set(parties.filter((party) => party.sentence === sentence).map((party) => party.value.type));
  const hasPrice = money.some((amount) => amount.sentence === sentence);
  if (!hasPrice || !types.has('company') || !(types.has('government-body') || types.has('armed-force'))) return mention;
  return { ...mention, value: { ...value, subjects: ['procurement'] } };
}

/** "Finland-headquartered Patria": the country is no party there. */
const isCompound = ({ end }: Mention, { text }: Document): boolean => /^[-‐‑–]\p{L}/u.test(text.slice(end, end + 2));

const BEFOREHAND: ReadonlySet<Instrument | null> = new Set<Instrument | null>(['memorandum', 'letter-of-intent']);

/** "A definitive agreement is to follow": after a memorandum it is another paper. */
function afterMemorandum(mention: Agreement, mentions: readonly Agreement[], { text }: Document): Agreement {
  const { value, first, start, end } = mention;
  if (value.definite || value.kin !== null || BEFOREHAND.has(value.instrument)) return mention;
  if (!/^(definitive|final|binding|formal|firm|full)\b/i.test(text.slice(start, end))) return mention;
  const isLater = mentions.some((other) => other.first < first && BEFOREHAND.has(other.value.instrument));
  return isLater ? { ...mention, value: { ...value, kin: 'other' } } : mention;
}

const PARTS: ReadonlySet<Instrument | null> = new Set<Instrument | null>([
  'modification',
  'order',
  'option',
  'contract',
  'framework',
]);

/** "a modification to contract W56... to exercise options for planning yard services": one sentence, one kind of work. */
function ofSameWork(mention: Agreement, mentions: readonly Agreement[]): Agreement {
  const { value, sentence } = mention;
  if (value.subjects.length > 0 || !PARTS.has(value.instrument)) return mention;
  const here = mentions.filter((other) => other.sentence === sentence && PARTS.has(other.value.instrument));
  if (!here.some((other) => CHANGES.has(other.value.instrument))) return mention;
  const told = here.find((other) => other.value.subjects.length > 0);
  return told === undefined ? mention : { ...mention, value: { ...value, subjects: told.value.subjects } };
}

/** Whether a noun can name what the verb tells of. */
function isOneKind(noun: AgreementValue, verb: AgreementValue): boolean {
  const isOther =
    noun.instrument === 'loan' || noun.instrument === 'joint-venture' || noun.instrument === 'aid-package';
  return noun.instrument === verb.instrument || noun.instrument === null || (verb.instrument === null && !isOther);
}

/** A sum is aid where it goes to another state than that of whoever gives it; at home it is a budget. */
function isForeign({ parts, sentence, first }: Agreement, parties: readonly Mention<PartyValue>[]): boolean {
  const recipient = parts.find(({ role }) => role === 'recipient')?.value as PartyValue | undefined;
  const isState = recipient?.type === 'state' && recipient.form !== 'demonym';
  if (!recipient || !(isState || recipient.type === 'armed-force')) return false;
  return parties.some(
    (party) =>
      party.sentence === sentence &&
      party.first < first &&
      party.value.type !== 'person' &&
      party.value.country !== recipient.country,
  );
}

/** "the acquisition of Orlik" is one, "the acquisition of jets" is not. */
function hasCompany({ value, last, sentence }: Agreement, parties: readonly Mention<PartyValue>[]): boolean {
  if (value.head !== 'acquisition') return true;
  return parties.some(
    (party) =>
      party.sentence === sentence &&
      party.value.type === 'company' &&
      party.first >= last &&
      party.first - last <= COMPANY_REACH,
  );
}

const PROLONGED =
  /^ (of|to|for|on)( \S+){0,6}? (contract|agreement|lease|treaty|accord|pact|deal|memorandum|arrangement|order|loan|protocol|ceasefire|truce|licence|mission)s?\b/i;

/** "the extension of martial law" is none; "the extension" is one where the text has told of one. */
function isKnownExtension(
  { value, first, end }: Agreement,
  mentions: readonly Agreement[],
  { text }: Document,
): boolean {
  if (value.head !== 'extension' || !value.definite) return true;
  const isTold = mentions.some((other) => other.first < first && other.value.instrument === 'modification');
  return isTold || PROLONGED.test(text.slice(end, end + 80));
}

const ACTS = new Set(['purchase', 'sale', 'acquisition', 'buy', 'donation']);

/** "an agreement on the purchase of jets": what an agreement does is no other agreement. */
function isContent({ value, first, sentence }: Agreement, mentions: readonly Agreement[], document: Document): boolean {
  if (!ACTS.has(value.head)) return false;
  const { text, tokens } = document;
  return mentions.some(
    (other) =>
      other.sentence === sentence &&
      other.last < first &&
      first - other.last <= 3 &&
      /^ (on|for|to|covering|about)( the| a| an)? $/.test(text.slice(other.end, tokens.start[first])),
  );
}

const isNamed = (type: string | undefined): boolean => type === 'company' || type === 'international-organisation';

/** A company that is called a joint venture, an alliance that is called a pact. */
function isParty({ last, sentence }: Agreement, parties: readonly Mention<PartyValue>[]): boolean {
  return parties.some(
    (party) => isNamed(party.value.type) && party.sentence === sentence && party.first < last && party.last >= last,
  );
}

/** "200 million in military aid" is a package; "military aid" in general and a sum "in military aid since 2022" are not. */
function hasPackage(mention: Agreement, { text, tokens }: Document, money: readonly Mention[]): boolean {
  const { value, start, end, first, last, sentence } = mention;
  if (value.head === 'tranche')
    return value.subjects.length > 0 || money.some((amount) => amount.sentence === sentence);
  if (value.head !== 'aid package' || /package/i.test(text.slice(start, end))) return true;
  if (/^(since|so)$/.test(text.slice(tokens.start[last], tokens.end[last]))) return false;
  return money.some(
    (amount) => amount.sentence === sentence && amount.last <= first && first - amount.last <= AMOUNT_REACH,
  );
}

const isDay = ({ value }: Mention): boolean => (value as { readonly type?: string }).type === 'date';

/** Leaves out an amount or a day at the front: "a 2.7 billion-euro [aid package]", "the 2019 [agreement]". */
function withoutFigures(mention: Agreement, { tokens }: Document, figures: readonly Mention[]): Agreement {
  const front = figures.find(
    ({ first, last }) => first <= mention.first && last > mention.first && last < mention.last,
  );
  if (front === undefined) return mention;
  return { ...mention, first: front.last, start: tokens.start[front.last] as number };
}

/** Leaves whose it is out of a name: "Turkish [Coastal Assistance Agreement]". */
function withoutParties(
  mention: Agreement,
  { text, tokens }: Document,
  parties: readonly Mention<PartyValue>[],
): Agreement {
  const { name } = mention.value;
  if (name === null) return mention;
  const start = text.indexOf(name, mention.start);
  const front = parties.find(
    (party) => party.start === start && party.value.type === 'state' && party.end < start + name.length,
  );
  if (front === undefined) return mention;
  const rest = text.slice(tokens.start[front.last], start + name.length).replace(/^['’]s /, '');
  return / /.test(rest) && /^[A-Z]/.test(rest) ? { ...mention, value: { ...mention.value, name: rest } } : mention;
}
