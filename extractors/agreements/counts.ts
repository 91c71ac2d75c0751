import { firstFrom, inSentence } from '#pipeline/language/in-order';
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
  for (let i = firstFrom(parties, last); i < parties.length; i++) {
    const party = parties[i] as Mention<PartyValue>;
    if (party.first - last > COMPANY_REACH || party.sentence !== sentence) return false;
    if (party.value.type === 'company') return true;
  }
  return false;
}

const PROLONGED =
  /^ (of|to|for|on)( \S+){0,6}? (contract|agreement|lease|treaty|accord|pact|deal|memorandum|arrangement|order|loan|protocol|ceasefire|truce|licence|mission)s?\b/i;

/** "the extension of martial law" is none; "the extension" is one where the text has told of one (`told`: the token from which it has). */
export function isKnownExtension({ value, first, end }: Agreement, told: number, { text }: Document): boolean {
  if (value.head !== 'extension' || !value.definite) return true;
  return told < first || PROLONGED.test(text.slice(end, end + 80));
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
  for (let i = firstFrom(mentions, first) - 1; i >= 0; i--) {
    const other = mentions[i] as Agreement;
    if (other.sentence !== sentence || first - other.last > 3) return false;
    const between = text.slice(other.end, tokens.start[first]);
    if (other.last < first && /^ (on|for|to|covering|about)( the| a| an)? $/.test(between)) return true;
  }
  return false;
}

const isNamed = (type: string | undefined): boolean => type === 'company' || type === 'international-organisation';

/** A company that is called a joint venture, an alliance that is called a pact. */
export function isParty({ last, sentence }: Agreement, parties: readonly Mention<PartyValue>[]): boolean {
  const party = parties[firstFrom(parties, last) - 1];
  return party !== undefined && isNamed(party.value.type) && party.sentence === sentence && party.last >= last;
}

/** "200 million in military aid" is a package; "military aid" in general and a sum "in military aid since 2022" are not. */
export function hasPackage(mention: Agreement, { text, tokens }: Document, money: readonly Mention[]): boolean {
  const { value, start, end, first, last, sentence } = mention;
  if (value.head === 'tranche') return value.subjects.length > 0 || inSentence(money, sentence).length > 0;
  if (value.head !== 'aid package' || /package/i.test(text.slice(start, end))) return true;
  if (/^(since|so)$/.test(text.slice(tokens.start[last], tokens.end[last]))) return false;
  const here = inSentence(money, sentence);
  return here.some((amount) => amount.last <= first && first - amount.last <= AMOUNT_REACH);
}
