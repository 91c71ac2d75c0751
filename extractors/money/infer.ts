import { firstFrom } from '#pipeline/language/in-order';
import type { Document, Sentence } from '#schemas/document';
import type { MoneyValue } from '#schemas/mention';
import type { CurrencySource } from '#schemas/vocabulary';
import { type Cue, cuesOf, datelineCue, outletCurrency } from './cues.js';
import type { Draft } from './draft.js';
import type { Knowledge } from './knowledge.js';

type Answer = { readonly currency: string; readonly from: CurrencySource } | null;

/** What the article says of the currencies of one family: gathered once, asked for every amount. */
type Evidence = {
  readonly cues: readonly Cue[];
  /** The currency whose cues are clearly the most frequent. */
  readonly commonest: string | null;
  /** Currencies that the article names plainly, each once, in text order. */
  readonly explicit: readonly string[];
};

type Context = {
  readonly document: Document;
  readonly cues: readonly Cue[];
  readonly dateline: Cue | null;
  readonly outlet: string | null;
  /** “Amounts are in Canadian dollars”. */
  readonly stated: string | null;
  /** Currencies named plainly, each once, in text order. */
  readonly named: readonly string[];
  readonly evidence: Map<string, Evidence>;
};

/** Decides which currency a shared sign means ("$", "pounds", "crowns"): from the article, its dateline, its outlet, or the parties near it. */
export function inferCurrencies(knowledge: Knowledge, document: Document, drafts: readonly Draft[]): void {
  const open = drafts.filter(({ value }) => value.currency === null);
  if (open.length === 0) return;
  const cues = cuesOf(knowledge, document);
  const context: Context = {
    document,
    cues,
    dateline: datelineCue(document, cues),
    outlet: outletCurrency(knowledge, document),
    stated: statedDollar(document),
    named: [...new Set(drafts.flatMap(({ sign }) => sign.currency ?? []))],
    evidence: new Map(),
  };
  const opposed = opposites(drafts);
  for (const draft of open) {
    const against = opposed.get(draft);
    const family = against ? draft.sign.family.filter((currency) => !against.has(currency)) : draft.sign.family;
    const answer = draft.sign.fallback === 'USD' ? dollarOf(context, draft, family) : sharedOf(context, draft, family);
    if (answer) draft.value = inferred(draft.value, answer);
  }
}

function inferred(value: MoneyValue, { currency, from }: { currency: string; from: CurrencySource }): MoneyValue {
  return { ...value, currency, currencyCertainty: 'inferred', currencyFrom: from };
}

/** A conversion and its original are never in one currency: by draft, the currencies on the other side. */
function opposites(drafts: readonly Draft[]): Map<Draft, Set<string>> {
  const found = new Map<Draft, Set<string>>();
  const oppose = (draft: Draft, currency: string | null) => {
    if (currency !== null) found.set(draft, (found.get(draft) ?? new Set()).add(currency));
  };
  for (const draft of drafts) {
    if (draft.original === null) continue;
    oppose(draft, draft.original.sign.currency);
    oppose(draft.original, draft.sign.currency);
  }
  return found;
}

function evidenceOf({ cues, named, evidence }: Context, family: readonly string[]): Evidence {
  const key = family.join();
  const known = evidence.get(key);
  if (known) return known;
  const members = new Set(family);
  const fitting = cues.filter(({ currency }) => members.has(currency));
  const found = {
    cues: fitting,
    commonest: commonestOf(fitting),
    explicit: named.filter((currency) => members.has(currency)),
  };
  evidence.set(key, found);
  return found;
}

/** The currency whose cues are clearly the most frequent; null where two compete. */
function commonestOf(cues: readonly Cue[]): string | null {
  const counts = new Map<string, number>();
  for (const { currency } of cues) counts.set(currency, (counts.get(currency) ?? 0) + 1);
  const [first, second] = [...counts].sort((a, b) => b[1] - a[1]);
  if (first === undefined) return null;
  return second === undefined || first[1] >= 2 * second[1] ? first[0] : null;
}

/** Pounds, crowns, pesos …: what the article says plainly, then whose money the words near by speak of. */
function sharedOf(context: Context, draft: Draft, family: readonly string[]): Answer {
  const { dateline, outlet } = context;
  const { explicit, commonest } = evidenceOf(context, family);
  if (explicit.length === 1) return { currency: explicit[0] as string, from: 'article' };
  const near = nearCue(context, draft, family);
  if (near !== null) return { currency: near, from: 'party' };
  if (explicit.length > 1) return { currency: explicit.at(-1) as string, from: 'article' };
  if (dateline !== null && family.includes(dateline.currency)) return { currency: dateline.currency, from: 'dateline' };
  if (commonest !== null) return { currency: commonest, from: 'party' };
  if (outlet !== null && family.includes(outlet)) return { currency: outlet, from: 'outlet' };
  const fallback = draft.sign.fallback ?? indian(draft);
  return fallback !== null && family.includes(fallback) ? { currency: fallback, from: 'default' } : null;
}

/** Lakhs and crores of rupees are India's where nothing names another country. */
function indian({ sign, mention }: Draft): string | null {
  if (!sign.family.includes('INR')) return null;
  const number = mention.parts.find(({ kind }) => kind === 'number')?.value as { exponent: number } | undefined;
  return number !== undefined && [5, 7, 12].includes(number.exponent) ? 'INR' : null;
}

/** How many sentences back in its paragraph a cue still speaks for an amount. */
const MEMORY = 6;

/** The nearest cue of the family: in the sentence (before the amount rather than after it), else in the sentences before it in its paragraph. */
function nearCue(context: Context, { mention }: Draft, family: readonly string[]): string | null {
  const { sentences } = context.document;
  const { cues } = evidenceOf(context, family);
  const sentence = sentences[mention.sentence] as Sentence;
  const at = firstFrom(cues, mention.first);
  const before = cues[at - 1];
  if (before && before.first >= sentence.first) return before.currency;
  const after = cues[at];
  if (after && after.first < sentence.last) return after.currency;
  const earliest = sentences[Math.max(0, mention.sentence - MEMORY)] as Sentence;
  if (before === undefined || before.first < earliest.first) return null;
  return inSegment(sentences, mention.sentence, before) ? before.currency : null;
}

function inSegment(sentences: readonly Sentence[], index: number, { first }: Cue): boolean {
  const { segment } = sentences[index] as Sentence;
  for (let back = index - 1; back >= 0; back--) {
    const earlier = sentences[back] as Sentence;
    if (earlier.segment !== segment) return false;
    if (earlier.first <= first) return true;
  }
  return false;
}

/** Own dollars that outlets at home write with a bare sign. */
const OWN_DOLLARS = ['AUD', 'CAD', 'NZD', 'SGD'];
const NEAR_DOLLARS = ['USD', ...OWN_DOLLARS];
const AGENCIES = /\b(AP|AFP|UPI|Reuters|REUTERS|Bloomberg|Associated Press|Xinhua)\b/;

/** A bare dollar is the United States' one unless the article's own place has another and nothing speaks for the former. */
function dollarOf(context: Context, draft: Draft, family: readonly string[]): Answer {
  const { outlet, named } = context;
  if (context.stated !== null && family.includes(context.stated)) return { currency: context.stated, from: 'article' };
  const usual: Answer = family.includes('USD') ? { currency: 'USD', from: 'default' } : null;
  const told = evidenceOf(context, draft.sign.family).explicit.some((currency) => currency !== 'USD');
  if (usual !== null && told) return { currency: 'USD', from: 'article' };
  if (outlet === 'USD') return usual;
  if (outlet !== null && family.includes(outlet)) return { currency: outlet, from: 'outlet' };
  const place = ownDollar(context, family);
  if (named.includes('USD') || usual === null) return localDollar(context, place, family) ?? usual;
  return dollarNear(context, draft, place) ?? usual;
}

/** The dollar of the place that the dateline names; null where it has none of its own. */
function ownDollar({ dateline }: Context, family: readonly string[]): string | null {
  const currency = dateline?.currency ?? '';
  return OWN_DOLLARS.includes(currency) && family.includes(currency) ? currency : null;
}

/** The dollar of a dateline or party where no words near by speak of the United States; null where the usual one is meant. */
function dollarNear(context: Context, draft: Draft, place: string | null): Answer {
  const near = nearCue(context, draft, NEAR_DOLLARS);
  if (near === 'USD') return null;
  if (place !== null && !AGENCIES.test(context.document.text.slice(0, 400)))
    return { currency: place, from: 'dateline' };
  const isAlone = evidenceOf(context, ['USD']).cues.length === 0;
  const own = near ?? soleCurrency(context);
  return isAlone && own !== null && OWN_DOLLARS.includes(own) && draft.sign.family.includes(own)
    ? { currency: own, from: 'party' }
    : null;
}

/** The one currency whose country the article speaks of at all. */
function soleCurrency({ cues }: Context): string | null {
  const [first] = cues;
  return first !== undefined && cues.every(({ currency }) => currency === first.currency) ? first.currency : null;
}

const STATED =
  /\b(?:amounts?|figures?|sums?|prices?|values?|costs?)\b[^.\n]{0,40}\bin (Canadian|Australian|New Zealand|Singapore|U\.?S\.?|American) dollars/i;
const STATED_DOLLARS: Readonly<Record<string, string>> = {
  canadian: 'CAD',
  australian: 'AUD',
  'new zealand': 'NZD',
  singapore: 'SGD',
};

/** The dollar in which an article says that all its sums are. */
function statedDollar({ text }: Document): string | null {
  const said = STATED.exec(text)?.[1]?.toLowerCase();
  return said === undefined ? null : (STATED_DOLLARS[said] ?? 'USD');
}

/** The dollar that is meant beside "US$": the dateline's, else that of the country the article speaks of. */
function localDollar(context: Context, place: string | null, family: readonly string[]): Answer {
  if (place !== null && family.includes(place)) return { currency: place, from: 'dateline' };
  const { commonest } = evidenceOf(
    context,
    family.filter((currency) => currency !== 'USD'),
  );
  return commonest === null ? null : { currency: commonest, from: 'party' };
}
