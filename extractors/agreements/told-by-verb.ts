import { inSentence } from '#pipeline/language/in-order';
import type { Document } from '#schemas/document';
import type { AgreementValue, Mention, PartyValue } from '#schemas/mention';

type Earlier = ReadonlyMap<string, readonly Mention[]>;
type Agreement = Mention<AgreementValue>;

const idsOf = (ids: string): ReadonlySet<string> => new Set(ids.split(' ').map((id) => `agreement/${id}`));

/** Rules whose mention is told by a verb. */
const VERBAL = idsOf(
  'bought bought-passive bought-again contracted entry signed-for supplied received-free leased access swapped sold-unit rented agreed given donated lent paid granted acquired',
);

/** Deals that a day tells as well as a price. */
const DATED = idsOf(
  'bought bought-passive bought-again contracted signed-for donated received-free leased access swapped sold-unit agreed acquired',
);

/** A deal told by a verb counts where no noun names it: in a sentence with its price, or in a headline or text without any other. */
export function isNeeded(
  mention: Agreement,
  nouns: readonly Agreement[],
  document: Document,
  earlier: Earlier,
): boolean {
  const { sentence, value } = mention;
  if (inSentence(nouns, sentence).some((noun) => isOneKind(noun.value, value))) return false;
  const parties = inSentence((earlier.get('party') ?? []) as readonly Mention<PartyValue>[], sentence);
  if (mention.rule.endsWith('/granted')) return isForeign(mention, parties);
  if (isWhatFor(mention, document)) return false;
  if (mention.rule.endsWith('/supplied') && !isAbroad(parties)) return false;
  if (DATED.has(mention.rule) && inSentence(earlier.get('date') ?? [], sentence).some(isDay)) return true;
  if (inSentence(earlier.get('money') ?? [], sentence).length > 0) return true;
  return nouns.length === 0 || document.sentences[sentence]?.role === 'headline';
}

const LONGEST_VERB = 30;

/** "borrowed 2 billion to buy missiles": what money is borrowed for. */
function isWhatFor({ rule, sentence, first }: Agreement, { text, tokens, sentences }: Document): boolean {
  const line = sentences[sentence];
  if (!rule.endsWith('/bought') || !line) return false;
  const before = text.slice(line.start, tokens.start[first]);
  return /\bto \S+ $/.test(before.slice(-LONGEST_VERB)) && /\b(borrow|lend|lent|loan)/i.test(before);
}

/** Sentences of a text that tell its news: a verb there tells of that news, further down of another deal. */
const LEAD = 4;

/** "In 2008 it bought two boats from Finland", below the news of another deal: one apart. */
export function apart(verb: Agreement, nouns: readonly Agreement[]): Agreement {
  if (verb.sentence < LEAD || (nouns[0]?.sentence ?? verb.sentence) >= verb.sentence) return verb;
  return { ...verb, value: { ...verb.value, kin: 'other' } };
}

/** Parties of more than one country: arms that a state sends to its own army are no aid. */
function isAbroad(parties: readonly Mention<PartyValue>[]): boolean {
  return new Set(parties.map(({ value: { country } }) => country).filter((country) => country !== null)).size > 1;
}

/** Whether a noun can name what the verb tells of. */
function isOneKind(noun: AgreementValue, verb: AgreementValue): boolean {
  const isOther =
    noun.instrument === 'loan' || noun.instrument === 'joint-venture' || noun.instrument === 'aid-package';
  return noun.instrument === verb.instrument || noun.instrument === null || (verb.instrument === null && !isOther);
}

/** A sum is aid where it goes to another state than that of whoever gives it; at home it is a budget. */
function isForeign({ parts, first }: Agreement, parties: readonly Mention<PartyValue>[]): boolean {
  const recipient = parts.find(({ role }) => role === 'recipient')?.value as PartyValue | undefined;
  const isState = recipient?.type === 'state' && recipient.form !== 'demonym';
  if (!recipient || !(isState || recipient.type === 'armed-force')) return false;
  return parties.some(
    (party) => party.first < first && party.value.type !== 'person' && party.value.country !== recipient.country,
  );
}

export const isDay = ({ value }: Mention): boolean => (value as { readonly type?: string }).type === 'date';

/** Whether a mention is told by a verb, not named by a noun. */
export const isVerbal = ({ rule }: Agreement): boolean => VERBAL.has(rule);
