import type { Document } from '#schemas/document';
import type { AgreementValue, Mention, PartyValue } from '#schemas/mention';
import { acronymsIn } from './acronyms.js';
import { afterMemorandum, amongCompanies, ofCompany, ofSameWork, ofTrade } from './beside.js';
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
  const nouns = mentions.filter(
    (mention) =>
      !isVerbal(mention) &&
      hasCompany(mention, parties) &&
      hasPackage(mention, document, money) &&
      isKnownExtension(mention, mentions, document) &&
      !isParty(mention, parties) &&
      !isContent(mention, mentions, document),
  );
  const verbs = mentions.filter((mention) => isVerbal(mention) && isNeeded(mention, nouns, document, earlier));
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
