import { shift, toNumber } from '#pipeline/language/decimal';
import { SHAPE } from '#schemas/document';
import type { Configure, Lexicon, Match, Refine, Resolve, Resolved } from '#schemas/extractor';
import type { MoneyValue, Part } from '#schemas/mention';
import { amountOf, partOf } from './amount.js';
import { isSharePrice } from './around.js';
import { endsOf, type Figure, figureOf } from './figures.js';
import { isThing } from './following.js';
import { isMoney } from './guards.js';
import { type Knowledge, knowledgeOf, type Sign } from './knowledge.js';
import { approachOf, isChange, isSpread } from './ranges.js';
import { refineWith } from './refine.js';
import { compound, subunits, withSubunits } from './subunits.js';
import { isGlued, shapeAt, textAt, wordAt } from './words.js';

/** Elliptical amounts and their currency are read from the numbers of the article. */
export const needs = ['number'];

/** Amounts of money: what the rules match becomes a value; `refine` then reads the words around it. */
export const configure: Configure = (lexicon: Lexicon) => {
  const knowledge = knowledgeOf(lexicon);
  const resolve: Resolve<MoneyValue> = (match) => resolveMatch(knowledge, match);
  return { resolve, refine: refineWith(knowledge) as Refine };
};

function resolveMatch(knowledge: Knowledge, match: Match): Resolved<MoneyValue> | null {
  switch (match.rule.slice(match.rule.indexOf('/') + 1)) {
    case 'with-subunits':
      return withSubunits(knowledge, match);
    case 'subunits':
      return subunits(knowledge, match);
    case 'share-price':
      return isGlued(match.document, match.last - 1) &&
        isSharePrice(knowledge, match.document, match.sentence, match.first)
        ? subunits(knowledge, match)
        : null;
    case 'code-with-magnitude':
      return compound(knowledge, match);
    case 'range-currency-first':
    case 'range-currency-last':
      return range(knowledge, match);
    case 'order-of-magnitude':
    case 'digits-of-magnitude':
      return vague(knowledge, match);
    default:
      return single(knowledge, match);
  }
}

/** "SEK 3.2 billion", "3.2 billion kronor", "US$3 million dollars". */
function single(knowledge: Knowledge, match: Match): Resolved<MoneyValue> | null {
  const { document, sentence } = match;
  const number = partOf(match, 'number') as Part;
  const currency = partOf(match, 'currency') as Part;
  const figure = figureOf(knowledge, document, number, partOf(match, 'scale'));
  if (match.rule.endsWith('/of-currency') && !isOfName(match, figure, currency)) return null;
  const isFirst = currency.first < number.first;
  const sign = knowledge.signOf(currency);
  if (!isFirst && figure.last !== (partOf(match, 'scale') ?? number).last) return null;
  const last = isFirst ? figure.last : match.last;
  if (isFirst && partOf(match, 'again') !== undefined && isSecond(match, currency)) return null;
  if (!isMoney(knowledge, document, sentence, currency, sign, figure, isFirst ? 'before' : 'after', last)) return null;
  const nation = partOf(match, 'nation');
  if (nation !== undefined) return withNation(knowledge, match, figure, nation);
  const again = partOf(match, 'again');
  const second = again && isFirst && last !== match.last && agrees(sign, knowledge.signOf(again)) ? again : undefined;
  const first = startOf(match, number);
  return {
    value: amountOf(figure.decimal, second ? plainer(sign, knowledge.signOf(second)) : sign),
    first,
    last: second ? match.last : last,
  };
}

/** "6.5 trillion of yen": a magnitude of what has a name ("$2.1bn of $3.4bn" are two amounts). */
function isOfName({ document }: Match, figure: Figure, currency: Part): boolean {
  return figure.exponent >= 3 && (shapeAt(document, currency.first) & SHAPE.symbol) === 0;
}

/** "$5 million Canadian", where no noun follows that the word could belong to. */
function withNation(knowledge: Knowledge, match: Match, figure: Figure, nation: Part): Resolved<MoneyValue> | null {
  const sign = knowledge.signOf(nation);
  const isFamily = agrees(knowledge.signOf(partOf(match, 'currency') as Part), sign);
  return isFamily && !isThing(match.document, match.last) ? { value: amountOf(figure.decimal, sign) } : null;
}

/** "10 rmb 20 usd": the sign belongs to the figure before it, as the next one shows. */
function isSecond({ document }: Match, currency: Part): boolean {
  return (shapeAt(document, currency.first - 1) & SHAPE.digit) !== 0;
}

/** "a million-dollar deal": the article belongs to the noun. */
function startOf(match: Match, number: Part): number {
  const { text } = match.document;
  if (isElsewhere(match)) return match.first + 1;
  const isArticle =
    number.first === match.first &&
    /^an?\s+(million|billion|thousand|hundred|half|quarter)-/i.test(text.slice(match.start, match.end));
  return isArticle ? match.first + 1 : match.first;
}

/** "in the US $5 million was raised": a place, not part of the sign. */
function isElsewhere({ document, first, last }: Match): boolean {
  if (!/^U\.?S\.?$/.test(textAt(document, first)) || last - first < 3 || isGlued(document, first + 1)) return false;
  return textAt(document, first + 1) === '$' && wordAt(document, first - 1) === 'the';
}

/** Whether a second sign can name the same money as the first. */
function agrees(a: Sign, b: Sign): boolean {
  if (a.currency !== null && b.currency !== null) return a.currency === b.currency;
  if (a.currency !== null) return b.family.includes(a.currency);
  return b.currency !== null
    ? a.family.includes(b.currency)
    : a.family === b.family || a.family.some((one) => b.family.includes(one));
}

const plainer = (a: Sign, b: Sign): Sign => (b.currency !== null ? b : a);

/** "$6-7 billion", "between 12 euros and 15 euros"; null where these are two amounts. */
function range(knowledge: Knowledge, match: Match): Resolved<MoneyValue> | null {
  const { document, sentence } = match;
  const currency = partOf(match, 'currency') as Part;
  const lowPart = partOf(match, 'low') as Part;
  const highPart = partOf(match, 'high') as Part;
  const low = figureOf(knowledge, document, lowPart, partOf(match, 'low-scale'));
  const high = figureOf(knowledge, document, highPart, partOf(match, 'scale'));
  const signs = match.parts.filter(({ kind }) => kind === 'unit' || kind === 'before' || kind === 'after');
  const sign = knowledge.signOf(currency);
  if (low.ordinal || signs.some((part) => !agrees(sign, knowledge.signOf(part)))) return null;
  const isFirst = currency.first < lowPart.first;
  const last = isFirst && partOf(match, 'again') === undefined ? high.last : match.last;
  if (!isMoney(knowledge, document, sentence, currency, sign, high, isFirst ? 'before' : 'after', last)) return null;
  const ends = endsOf(low, high) ?? fallOf(knowledge, match, low, high);
  if (ends === null || !isSpread(knowledge, match, { low, high, shared: ends.shared, last })) return null;
  const value = amountOf(ends.high, signs.map((part) => knowledge.signOf(part)).reduce(plainer));
  return {
    value: { ...value, amount: null, low: toNumber(ends.low), high: toNumber(ends.high), bound: 'range' },
    last,
  };
}

/** "cut from 40 to 30 million euros": the magnitude is shared downwards too; `refine` makes two amounts of it. */
function fallOf(knowledge: Knowledge, match: Match, low: Figure, high: Figure) {
  const isFall = low.exponent === 0 && high.exponent > 0 && !low.marked;
  if (!isFall || !isChange(approachOf(knowledge, match.document, match.sentence, match.first))) return null;
  return { low: shift(low.printed, high.exponent), high: high.decimal, shared: true };
}

/** "billions of dollars", "a multibillion-dollar pact", "a mid-double-digit million euro sum". */
function vague(knowledge: Knowledge, match: Match): Resolved<MoneyValue> | null {
  const currency = partOf(match, 'currency') as Part;
  const sign = knowledge.signOf(currency);
  if (sign.doubtful) return null;
  const figure: Figure = { decimal: '0', printed: '0', exponent: 6, last: match.last, marked: true, ordinal: false };
  const place = currency.first === match.first ? 'before' : 'after';
  if (!isMoney(knowledge, match.document, match.sentence, currency, sign, figure, place, match.last)) return null;
  return { value: { ...amountOf('0', sign), amount: null, vague: true, bound: 'about' } };
}
