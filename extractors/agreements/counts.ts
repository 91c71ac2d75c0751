import type { Document } from '#schemas/document';
import type { AgreementValue, Mention, PartyValue } from '#schemas/mention';

// Nouns that count only where other mentions stand beside them.

type Agreement = Mention<AgreementValue>;

/** How far behind "acquisition of" the company may stand. */
const COMPANY_REACH = 5;

/** How far before "in military aid" its amount may stand. */
const AMOUNT_REACH = 6;

/** "the acquisition of Orlik" is one, "the acquisition of jets" is not. */
export function hasCompany({ value, last, sentence }: Agreement, parties: readonly Mention<PartyValue>[]): boolean {
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
export function isKnownExtension(
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
export function isContent(
  { value, first, sentence }: Agreement,
  mentions: readonly Agreement[],
  document: Document,
): boolean {
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
export function isParty({ last, sentence }: Agreement, parties: readonly Mention<PartyValue>[]): boolean {
  return parties.some(
    (party) => isNamed(party.value.type) && party.sentence === sentence && party.first < last && party.last >= last,
  );
}

/** "200 million in military aid" is a package; "military aid" in general and a sum "in military aid since 2022" are not. */
export function hasPackage(mention: Agreement, { text, tokens }: Document, money: readonly Mention[]): boolean {
  const { value, start, end, first, last, sentence } = mention;
  if (value.head === 'tranche')
    return value.subjects.length > 0 || money.some((amount) => amount.sentence === sentence);
  if (value.head !== 'aid package' || /package/i.test(text.slice(start, end))) return true;
  if (/^(since|so)$/.test(text.slice(tokens.start[last], tokens.end[last]))) return false;
  return money.some(
    (amount) => amount.sentence === sentence && amount.last <= first && first - amount.last <= AMOUNT_REACH,
  );
}
