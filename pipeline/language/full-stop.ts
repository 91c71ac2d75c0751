import {
  type AbbreviationKind,
  AFTER_TIME,
  abbreviationOf,
  DESIGNATED,
  INSTITUTIONS,
  MONTHS,
  NAME_STARTERS,
} from '#pipeline/language/abbreviations';
import {
  type Block,
  CODE,
  codeOf,
  hasCapital,
  isCapital,
  isGlued,
  isIn,
  isListNumber,
  isNumber,
  isSmall,
  isSymbol,
  startsClause,
  startsSentence,
  wordOf,
} from '#pipeline/language/block';

/** A full stop that stands alone, with a capital, a number or a currency sign after it. */
type Stop = {
  /** Token of the word before the stop; of the initialism that ends with it ("U.S."). */
  readonly before: number;
  /** First token after it that is no opening quote or bracket. */
  readonly next: number;
  /** A number or a currency sign follows. */
  readonly isAmount: boolean;
  /** Its line ends with it, and lines are not wrapped. */
  readonly isLineEnd: boolean;
};

const ROMAN = /^[IVX]{1,5}$/;

/** Whether the full stop of token `stop` ends the sentence. */
export function endsAtStop(block: Block, stop: number, next: number, isLineEnd: boolean): boolean {
  const isInitialism = codeOf(block, stop) !== CODE.stop;
  const before = isInitialism ? stop : stop - 1;
  if (before < block.sentence || (!isInitialism && !isGlued(block, stop))) return true;
  if (isNumber(block, before)) return before > block.sentence || !isListNumber(block, before);
  if (hasUnit(block, before)) return true;
  const at: Stop = { before, next, isAmount: isNumber(block, next) || isSymbol(block, next), isLineEnd };
  const word = isInitialism ? wordOf(block, before).slice(0, -1) : wordOf(block, before);
  const kind = abbreviationOf(word);
  if (kind !== null) return endsAfter[kind](block, at);
  if (isInitialism) return isLineEnd || (!at.isAmount && startsSentence(block, next));
  return word.length === 1 && hasCapital(block, before) ? endsAtInitial(block, at) : true;
}

/** Whether the full stop of token `stop` belongs to an abbreviation. */
export function isAbbreviation(block: Block, stop: number): boolean {
  if (codeOf(block, stop) !== CODE.stop) return true;
  return stop > block.sentence && isGlued(block, stop) && abbreviationOf(wordOf(block, stop - 1)) !== null;
}

/** "$1.2b", "F-35A": letters that are joined to a number are no abbreviation. */
const hasUnit = (block: Block, before: number): boolean =>
  before > block.sentence && isGlued(block, before) && isNumber(block, before - 1);

const endsAfterName = (block: Block, { next, isAmount, isLineEnd }: Stop): boolean =>
  isLineEnd || (!isAmount && (startsSentence(block, next) || startsClause(block, next)));

const endsAfter: Readonly<Record<AbbreviationKind, (block: Block, stop: Stop) => boolean>> = {
  title: () => false,
  before: (block, { next, isAmount, isLineEnd }) => isLineEnd && !isAmount && startsSentence(block, next),
  number: (block, { next, isAmount }) =>
    !isAmount && !ROMAN.test(wordOf(block, next)) && wordOf(block, next).length > 1,
  calendar: (block, { next, isAmount }) => !isAmount && !isIn(block, next, MONTHS),
  time: (block, { next, isAmount, isLineEnd }) => isLineEnd || (!isAmount && !isIn(block, next, AFTER_TIME)),
  unit: (block, { before, isAmount }) =>
    before === block.sentence || !(isAmount ? isNumber(block, before - 1) : isGlued(block, before)),
  open: (_, { isAmount }) => !isAmount,
  company: endsAfterName,
  place: endsAfterName,
  country: endsAfterCountry,
};

/** "in the U.S. It" ends; "U.S. Navy", "the U.S. I Corps" go on; "in the U.K. Assembly is" ends by its verb. */
function endsAfterCountry(block: Block, { before, next, isAmount, isLineEnd }: Stop): boolean {
  if (isAmount || isLineEnd) return isLineEnd;
  if (startsSentence(block, next)) return !isIn(block, next, NAME_STARTERS) || isSmall(block, next + 1);
  const isNoun = before - 1 > block.sentence && wordOf(block, before - 1) === 'the';
  return isNoun && !isIn(block, next, INSTITUTIONS) && startsClause(block, next);
}

/** "J. Doe", "Donald J. Trump", "A. B. Singh" go on; "Annex A. Poland", "than I. Poland", "J. The" do not. */
function endsAtInitial(block: Block, { before, next, isAmount }: Stop): boolean {
  if (before === block.sentence) return false;
  if (DESIGNATED.has(wordOf(block, before - 1).toLowerCase())) return true;
  const isAfterWord = !isCapital(block, before - 1) && !isSymbol(block, before - 1);
  if (isAfterWord && wordOf(block, before) === 'I') return true;
  const isInitialNext = codeOf(block, next) !== 0 && next + 1 < block.last && codeOf(block, next + 1) === CODE.stop;
  return !isAmount && !isInitialNext && startsSentence(block, next);
}
