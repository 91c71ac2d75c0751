import type { Meaning } from '#extractors/dates/draft';
import { digits, drafted, glued, goesOn, type Look, point, type Shape, textAt } from '#extractors/dates/look';

/** "FY2019", "FY19", "FY2021-22". */
export function fiscal(look: Look, at: number, year: number): Shape {
  if (textAt(look, at - 1) !== 'fy' || !glued(look, at)) return null;
  const from = point({ year, fiscal: true });
  const short = digits(look, at + 2, 2) ?? digits(look, at + 2, 4);
  const isRange = /^[-–/]$/.test(textAt(look, at + 1)) && short !== null && glued(look, at + 2);
  if (!isRange) return { rule: 'fiscal-code', draft: drafted(from), first: at - 1, last: at + 1 };
  const end = short > 99 ? short : Math.floor(year / 100) * 100 + short;
  if (end <= year) return null;
  const to = point({ year: end, fiscal: true });
  return {
    rule: 'fiscal-code',
    draft: drafted({ is: 'range', from, to, single: end === year + 1 }),
    first: at - 1,
    last: at + 3,
  };
}

/** "2017-q2", "2021-H1". */
export function quarterOf(look: Look, at: number, year: number): Shape {
  const letter = textAt(look, at + 2);
  const count = digits(look, at + 3, 1);
  if (
    textAt(look, at + 1) !== '-' ||
    !/^[qh]$/.test(letter) ||
    count === null ||
    count < 1 ||
    count > (letter === 'q' ? 4 : 2)
  )
    return null;
  const part = letter === 'q' ? { quarter: count } : { half: count };
  return { rule: 'quarter-code', draft: drafted(point({ year, ...part })), first: at, last: at + 4 };
}

/** Part of a code: "SPE7L1-19-R-2019", "MIL-STD-1553", "F2019". */
export function isInsideName(look: Look, at: number): boolean {
  if (at === look.sentence.first || !glued(look, at)) return false;
  const before = textAt(look, at - 1);
  if (/^[(["'“‘—–/]$/.test(before)) return false;
  if (before !== '-') return !/^fy$/.test(before);
  if (!glued(look, at - 1) || at - 2 < look.sentence.first) return false;
  return !/^(mid|pre|post|early|late|since|non|cold|july|june|may|january|february|march|april|august|september|october|november|december|q\d?|winter|spring|summer|autumn|fall|\d{4}|[1-4])$/.test(
    textAt(look, at - 2),
  );
}

export function yearRange(look: Look, at: number, year: number): Shape {
  const mark = textAt(look, at + 1);
  if (!/^[-–—/]$/.test(mark)) return null;
  const full = digits(look, at + 2, 4);
  const short = digits(look, at + 2, 2);
  const isTight = glued(look, at + 1) && glued(look, at + 2);
  if (full !== null) {
    if (full <= year || full > 2199 || (mark === '/' && full !== year + 1)) return null;
    return rangeOf(at, year, full);
  }
  if (short === null || !isTight || goesOn(look, at + 3)) return null;
  const end = Math.floor(year / 100) * 100 + short;
  const wraps = year % 100 === 99 && short === 0;
  if (end > year || wraps) return rangeOf(at, year, wraps ? year + 1 : end);
  if (mark === '-' && short >= 1 && short <= 12) {
    return { rule: 'iso-month', draft: drafted(point({ year, month: short })), first: at, last: at + 3 };
  }
  return null;
}

function rangeOf(at: number, year: number, end: number): Shape {
  const meaning: Meaning = { is: 'range', from: point({ year }), to: point({ year: end }), single: end === year + 1 };
  return { rule: 'years', draft: drafted(meaning), first: at, last: at + 3 };
}

const YEAR_BEFORE =
  /^(in|since|by|of|until|till|from|to|through|during|the|and|or|for|a|an|before|after|between|late|early|mid|circa|its|their|last|around|about|than|fiscal|fy|year|years|[(\-–—/,;:]|his|this|that|at|on|as|back|his|her|our|with|under)$/;

/** A year by itself, where nothing beside it says that the number is something else. */
export function bareYear(look: Look, at: number, year: number): Shape {
  const before = textAt(look, at - 1);
  const after = textAt(look, at + 1);
  if (isAmount(before, after) || isPartOfNumber(look, at, before, after) || isNamed(look, at, before, after))
    return null;
  const isUsual = year >= 1900 && year <= 2100;
  if (!YEAR_BEFORE.test(before) && (!isUsual || countsNoun(look, at, before, after))) return null;
  return { rule: 'year', draft: drafted(point({ year })), first: at, last: at + 1 };
}

function isAmount(before: string, after: string): boolean {
  return /^[$€£¥₩₹#§№©+~]$/.test(before) || /^[%°€$£¥₩₹×]$/.test(after);
}

/** Part of a telephone number, a code, an address of the web, or a day that does not exist ("29 February 2021"). */
function isPartOfNumber(look: Look, at: number, before: string, after: string): boolean {
  if (at > look.sentence.first && /^\d{3,}$/.test(before)) return true;
  if (before === '/' && after === '/' && glued(look, at)) return true;
  if (look.words.months.has(before) && digits(look, at - 2, 1, 2) !== null) return true;
  if (!/^[-:.]$/.test(after) || !glued(look, at + 1)) return false;
  const next = textAt(look, at + 2);
  return /^\d/.test(next) && (after === '-' || glued(look, at + 2));
}

/** "Block 2020", "No. 2015", "2000 troops", "the 2030 Agenda", "2020-km". */
function isNamed(look: Look, at: number, before: string, after: string): boolean {
  const { words } = look;
  if (words.before.has(before) || (before === '.' && words.before.has(`${textAt(look, at - 2)}.`))) return true;
  return words.after.has(after) || (after === '-' && glued(look, at + 1) && words.after.has(textAt(look, at + 2)));
}

/** "Holds 2010 vehicles": a plural noun right after a number without any word of time before it. */
function countsNoun(look: Look, at: number, before: string, after: string): boolean {
  return /^[a-z]+[^s'’]s$/.test(after) && at > look.sentence.first && !/(ed|es|[^s]s)$/.test(before);
}
