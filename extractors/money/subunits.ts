import { add } from '#pipeline/language/decimal';
import type { Match, Resolved } from '#schemas/extractor';
import type { MoneyValue, Part } from '#schemas/mention';
import { amountOf, partOf } from './amount.js';
import { figureOf, wholeOf } from './figures.js';
import { isMoney } from './guards.js';
import type { Knowledge } from './knowledge.js';
import { textAt, wordAt } from './words.js';

/** "12 dollars and 75 cents". */
export function withSubunits(knowledge: Knowledge, match: Match): Resolved<MoneyValue> | null {
  const { document } = match;
  const currency = partOf(match, 'currency') as Part;
  const whole = figureOf(knowledge, document, partOf(match, 'number') as Part, undefined);
  const parts = figureOf(knowledge, document, partOf(match, 'parts') as Part, undefined);
  const subunit = partOf(match, 'subunit');
  if (subunit === undefined && !isSpokenPrice(match)) return null;
  const unit = { exponent: subunit ? knowledge.signOf(subunit).exponent : -2 };
  const sign = knowledge.signOf(currency);
  if (
    !isMoney(
      knowledge,
      document,
      match.sentence,
      currency,
      sign,
      whole,
      currency.last < whole.last ? 'before' : 'after',
      match.last,
    )
  )
    return null;
  if (whole.exponent > 0 || parts.exponent > 0 || parts.printed.length > 2) return null;
  return { value: amountOf(add(whole.decimal, wholeOf(parts.decimal, unit.exponent)), sign) };
}

/** "15 dollars and 50" at the end of what is said, not in a table, where it would be two cells. */
function isSpokenPrice({ document, sentence, last, parts, first }: Match): boolean {
  if (sentence.role === 'table' || /between|from/.test(wordAt(document, first - 1))) return false;
  const number = parts.find(({ role }) => role === 'parts') as Part;
  const isJoined = wordAt(document, number.first - 1) === 'and';
  if (!isJoined && !/^\d\d$/.test(textAt(document, number.first))) return false;
  return last >= sentence.last || /^[.;!?)]$/.test(textAt(document, last));
}

/** "75 cents", "197 pence". */
export function subunits(knowledge: Knowledge, match: Match): Resolved<MoneyValue> | null {
  const unit = knowledge.signOf(partOf(match, 'subunit') as Part);
  const figure = figureOf(knowledge, match.document, partOf(match, 'number') as Part, undefined);
  return figure.ordinal ? null : { value: amountOf(wholeOf(figure.decimal, unit.exponent), unit) };
}

/** "75 MUSD". */
export function compound(knowledge: Knowledge, match: Match): Resolved<MoneyValue> | null {
  const sign = knowledge.signOf(partOf(match, 'compound') as Part);
  const figure = figureOf(knowledge, match.document, partOf(match, 'number') as Part, undefined);
  return figure.ordinal || figure.exponent > 0
    ? null
    : { value: amountOf(wholeOf(figure.decimal, sign.exponent), sign) };
}
