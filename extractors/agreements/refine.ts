import { firstFrom, lastBefore } from '#pipeline/language/in-order';
import type { Document } from '#schemas/document';
import type { AgreementValue, Mention, PartyValue } from '#schemas/mention';
import { acronymsIn } from './acronyms.js';
import { afterMemorandum, amongCompanies, isBeforehand, ofCompany, ofSameWork, ofTrade } from './beside.js';
import { hasCompany, hasPackage, isContent, isKnownExtension, isParty } from './counts.js';
import { withNewComplements } from './definite.js';
import type { Knowledge } from './knowledge.js';
import { withProForms } from './pro-forms.js';
import { apart, isDay, isNeeded, isVerbal } from './told-by-verb.js';
import { withLikes, withTopic } from './topic.js';

type Earlier = ReadonlyMap<string, readonly Mention[]>;
type Agreement = Mention<AgreementValue>;

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
  const changed = firstToken(mentions, ({ value }) => value.instrument === 'modification');
  const nouns = mentions.filter(
    (mention) =>
      !isVerbal(mention) &&
      hasCompany(mention, parties) &&
      hasPackage(mention, document, money) &&
      isKnownExtension(mention, changed, document) &&
      !isParty(mention, parties) &&
      !isContent(mention, mentions, document),
  );
  const verbal = mentions.filter(isVerbal);
  const verbs = verbal.filter(
    (mention) => isNeeded(mention, nouns, document, earlier) && !(isBare(mention) && isToldAgain(mention, verbal)),
  );
  const told = verbs.map((verb) => apart(verb, nouns));
  const all = [...nouns.map((noun) => ofCompany(noun, mentions)), ...told].sort((a, b) => a.first - b.first);
  const trimmed = all.map((mention) =>
    withoutParties(withoutFigures(mention, document, money, dates), document, parties),
  );
  const prepared = firstToken(trimmed, isBeforehand);
  const corporate = trimmed
    .map((one) => afterMemorandum(one, prepared, document))
    .map((mention) => ofTrade(ofSameWork(amongCompanies(mention, parties, document), trimmed), parties, money));
  const related = withLikes(withNewComplements(corporate, document), document, knowledge);
  const topical = withTopic(acronymsIn(related, document), document, knowledge);
  return withProForms(topical, document, parties, knowledge);
}

/** Token of the first mention that is of some sort; infinite where none is. */
function firstToken(mentions: readonly Agreement[], is: (mention: Agreement) => boolean): number {
  return mentions.find(is)?.first ?? Number.POSITIVE_INFINITY;
}
/** A verb of giving alone, whose object is no thing that is counted: “donated all of its howitzers to …”. */
const isBare = ({ rule }: Agreement): boolean => rule === 'agreement/donated';

const isToldAgain = (verb: Agreement, verbs: readonly Agreement[]): boolean =>
  verbs.some(({ sentence, rule }) => sentence === verb.sentence && rule !== verb.rule);

/** Leaves out an amount or a day at the front: "a 2.7 billion-euro [aid package]", "the 2019 [agreement]". */
function withoutFigures(
  mention: Agreement,
  { tokens }: Document,
  money: readonly Mention[],
  dates: readonly Mention[],
): Agreement {
  const front = frontOf(mention, money) ?? frontOf(mention, dates);
  if (front === undefined) return mention;
  return { ...mention, first: front.last, start: tokens.start[front.last] as number };
}

/** What covers the first token of a mention, and not its last. */
function frontOf({ first, last }: Agreement, figures: readonly Mention[]): Mention | undefined {
  const figure = figures[firstFrom(figures, first + 1) - 1];
  return figure !== undefined && figure.last > first && figure.last < last ? figure : undefined;
}

/** Leaves whose it is out of a name: "Turkish [Coastal Assistance Agreement]". */
function withoutParties(
  mention: Agreement,
  { text, tokens, sentences }: Document,
  parties: readonly Mention<PartyValue>[],
): Agreement {
  const { name } = mention.value;
  if (name === null) return mention;
  const end = sentences[mention.sentence]?.end;
  const start = mention.start + text.slice(mention.start, end).indexOf(name);
  const front = parties[lastBefore(parties, start)];
  const isFront = front?.start === start && front.value.type === 'state' && front.end < start + name.length;
  if (front === undefined || !isFront) return mention;
  const rest = text.slice(tokens.start[front.last], start + name.length).replace(/^['’]s /, '');
  return / /.test(rest) && /^[A-Z]/.test(rest) ? { ...mention, value: { ...mention.value, name: rest } } : mention;
}
