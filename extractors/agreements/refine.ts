import type { Document } from '#schemas/document';
import type { AgreementValue, Mention, PartyValue } from '#schemas/mention';

type Earlier = ReadonlyMap<string, readonly Mention[]>;
type Agreement = Mention<AgreementValue>;

/** How far behind "acquisition of" the company may stand. */
const COMPANY_REACH = 5;
/** How far before "in military aid" its amount may stand. */
const AMOUNT_REACH = 6;

/** What only other mentions can tell: amounts and days are no part of a noun phrase, and some nouns need a company or an amount beside them. */
export function refineAgreements(mentions: readonly Agreement[], document: Document, earlier: Earlier): Agreement[] {
  const money = earlier.get('money') ?? [];
  const dates = earlier.get('date') ?? [];
  const parties = (earlier.get('party') ?? []) as readonly Mention<PartyValue>[];
  return mentions
    .filter(
      (mention) => hasCompany(mention, parties) && hasPackage(mention, document, money) && !isParty(mention, parties),
    )
    .map((mention) => trimmed(mention, document, [...money, ...dates.filter(isDay)]));
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

const isNamed = (type: string | undefined): boolean => type === 'company' || type === 'international-organisation';

/** A company that is called a joint venture, an alliance that is called a pact. */
function isParty({ last, sentence }: Agreement, parties: readonly Mention<PartyValue>[]): boolean {
  return parties.some(
    (party) => isNamed(party.value.type) && party.sentence === sentence && party.first < last && party.last >= last,
  );
}

/** "200 million in military aid" is a package, "military aid" in general is not. */
function hasPackage(
  { value, start, end, first, sentence }: Agreement,
  { text }: Document,
  money: readonly Mention[],
): boolean {
  if (value.head !== 'aid package' || /package/i.test(text.slice(start, end))) return true;
  return money.some(
    (amount) => amount.sentence === sentence && amount.last <= first && first - amount.last <= AMOUNT_REACH,
  );
}

const isDay = ({ value }: Mention): boolean => (value as { readonly type?: string }).type === 'date';

/** Leaves out an amount or a day at the front: "a 2.7 billion-euro [aid package]", "the 2019 [agreement]". */
function trimmed(mention: Agreement, { tokens }: Document, others: readonly Mention[]): Agreement {
  const front = others.find(({ first, last }) => first <= mention.first && last > mention.first && last < mention.last);
  if (front === undefined) return mention;
  return { ...mention, first: front.last, start: tokens.start[front.last] as number };
}
