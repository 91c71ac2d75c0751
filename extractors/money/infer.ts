import type { Document, Sentence } from '#schemas/document';
import type { MoneyValue } from '#schemas/mention';
import type { CurrencySource } from '#schemas/vocabulary';
import { type Cue, cuesOf, datelineCue, outletCurrency } from './cues.js';
import type { Draft } from './draft.js';
import type { Knowledge } from './knowledge.js';

type Context = {
  readonly document: Document;
  readonly cues: readonly Cue[];
  readonly dateline: Cue | null;
  readonly outlet: string | null;
  readonly drafts: readonly Draft[];
};

type Answer = { readonly currency: string; readonly from: CurrencySource } | null;

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
    drafts,
  };
  for (const draft of open) {
    const family = draft.sign.family.filter((currency) => !isOpposed(draft, drafts, currency));
    const isDollar = draft.sign.fallback === 'USD';
    const answer = isDollar ? dollarOf(context, draft, family) : sharedOf(context, draft, family);
    if (answer) draft.value = inferred(draft.value, answer);
  }
}

function inferred(value: MoneyValue, { currency, from }: { currency: string; from: CurrencySource }): MoneyValue {
  return { ...value, currency, currencyCertainty: 'inferred', currencyFrom: from };
}

/** A conversion and its original are never in one currency. */
function isOpposed(draft: Draft, drafts: readonly Draft[], currency: string): boolean {
  if (draft.original?.sign.currency === currency) return true;
  return drafts.some(({ original, sign }) => original === draft && sign.currency === currency);
}

/** Pounds, crowns, pesos …: what the article says plainly, then whose money the words near by speak of. */
function sharedOf(context: Context, draft: Draft, family: readonly string[]): Answer {
  const said = explicitIn(context, family);
  const near = nearCue(context, draft, family);
  if (said.length === 1) return { currency: said[0] as string, from: 'article' };
  if (near !== null) return { currency: near, from: 'party' };
  if (said.length > 1) return { currency: said.at(-1) as string, from: 'article' };
  const { dateline, outlet } = context;
  if (dateline !== null && family.includes(dateline.currency)) return { currency: dateline.currency, from: 'dateline' };
  const most = commonest(context.cues, family);
  if (most !== null) return { currency: most, from: 'party' };
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

/** Currencies of a family that the article names plainly, each once, in text order. */
function explicitIn({ drafts }: Context, family: readonly string[]): string[] {
  return [
    ...new Set(
      drafts.flatMap(({ sign }) => (sign.currency !== null && family.includes(sign.currency) ? [sign.currency] : [])),
    ),
  ];
}

/** The nearest cue of the family: in the sentence (before the amount rather than after it), else in the sentences before it in its paragraph. */
function nearCue({ cues, document }: Context, { mention }: Draft, family: readonly string[]): string | null {
  const sentence = document.sentences[mention.sentence] as Sentence;
  const fitting = cues.filter(({ currency }) => family.includes(currency));
  const within = fitting.filter(({ first }) => first >= sentence.first && first < sentence.last);
  const before = within.filter(({ first }) => first < mention.first).at(-1);
  if (before ?? within[0]) return ((before ?? within[0]) as Cue).currency;
  for (let index = mention.sentence - 1; index >= 0; index--) {
    const earlier = document.sentences[index] as Sentence;
    if (earlier.segment !== sentence.segment) break;
    const last = fitting.filter(({ first }) => first >= earlier.first && first < earlier.last).at(-1);
    if (last) return last.currency;
  }
  return null;
}

/** The currency whose cues are clearly the most frequent; null where two compete. */
function commonest(cues: readonly Cue[], family: readonly string[]): string | null {
  const counts = new Map<string, number>();
  for (const { currency } of cues) if (family.includes(currency)) counts.set(currency, (counts.get(currency) ?? 0) + 1);
  const ranked = [...counts].sort((a, b) => b[1] - a[1]);
  const [first, second] = ranked;
  if (first === undefined) return null;
  return second === undefined || first[1] >= 2 * second[1] ? first[0] : null;
}

/** Own dollars that outlets at home write with a bare sign. */
const OWN_DOLLARS = ['AUD', 'CAD', 'NZD', 'SGD'];
const AGENCIES = /\b(AP|AFP|UPI|Reuters|REUTERS|Bloomberg|Associated Press|Xinhua)\b/;

/** A bare dollar is the United States' one unless the article's own place has another and nothing speaks for the former. */
function dollarOf(context: Context, draft: Draft, family: readonly string[]): Answer {
  const { drafts, outlet, cues } = context;
  const usual: Answer = family.includes('USD') ? { currency: 'USD', from: 'default' } : null;
  const told = explicitIn(context, draft.sign.family).some((currency) => currency !== 'USD');
  if (usual !== null && told) return { currency: 'USD', from: 'article' };
  if (outlet === 'USD') return usual;
  if (outlet !== null && family.includes(outlet)) return { currency: outlet, from: 'outlet' };
  const place = ownDollar(context, family);
  const contrasted = drafts.some(({ sign }) => sign.currency === 'USD');
  if (contrasted || usual === null) return localDollar(place, cues, family) ?? usual;
  return dollarNear(context, draft, place) ?? usual;
}

/** The dollar of the place that the dateline names; null where it has none of its own. */
function ownDollar({ dateline }: Context, family: readonly string[]): string | null {
  const currency = dateline?.currency ?? '';
  return OWN_DOLLARS.includes(currency) && family.includes(currency) ? currency : null;
}

/** The dollar of a dateline or party where no words near by speak of the United States; null where the usual one is meant. */
function dollarNear(context: Context, draft: Draft, place: string | null): Answer {
  const near = nearCue(context, draft, ['USD', ...OWN_DOLLARS]);
  if (near === 'USD') return null;
  if (place !== null && !AGENCIES.test(context.document.text.slice(0, 400)))
    return { currency: place, from: 'dateline' };
  const isAlone = near !== null && !context.cues.some(({ currency }) => currency === 'USD');
  return isAlone && draft.sign.family.includes(near) ? { currency: near, from: 'party' } : null;
}

/** The dollar that is meant beside "US$": the dateline's, else that of the country the article speaks of. */
function localDollar(place: string | null, cues: readonly Cue[], family: readonly string[]): Answer {
  if (place !== null && family.includes(place)) return { currency: place, from: 'dateline' };
  const most = commonest(
    cues,
    family.filter((currency) => currency !== 'USD'),
  );
  return most === null ? null : { currency: most, from: 'party' };
}
