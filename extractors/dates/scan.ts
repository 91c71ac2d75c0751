import type { Draft, Meaning, Point } from '#extractors/dates/draft';
import { fullYear } from '#extractors/dates/parts';
import { wordAt } from '#extractors/dates/words-of';
import { isDay } from '#pipeline/language/calendar';
import { type Document, type Sentence, SHAPE } from '#schemas/document';
import type { Scan } from '#schemas/extractor';
import type { Mention } from '#schemas/mention';

/** Words of the lexicon that digits are read beside. */
export type ScanWords = {
  /** Words that make a number no year: before it ("Block", "Resolution") and after it ("troops"). */
  readonly before: ReadonlySet<string>;
  readonly after: ReadonlySet<string>;
  readonly months: ReadonlyMap<string, number>;
};

type Shape = { readonly rule: string; readonly draft: Draft; readonly first: number; readonly last: number } | null;
type Look = { readonly document: Document; readonly sentence: Sentence; readonly words: ScanWords };

/** Finds the dates that are made of digits: years, decades, ranges of years, ISO, dotted and slashed dates, clock times. */
export function scanFor(words: ScanWords): Scan<Draft> {
  return (document) => {
    const found: Mention<Draft>[] = [];
    const { shape, start, end } = document.tokens;
    for (const sentence of document.sentences) {
      const look = { document, sentence, words };
      for (let at = sentence.first; at < sentence.last; ) {
        const shaped = ((shape[at] as number) & SHAPE.digit) === 0 ? null : shapeAt(look, at);
        if (shaped !== null) {
          const { rule, draft, first, last } = shaped;
          const span = { start: start[first] as number, end: end[last - 1] as number };
          const { index } = sentence;
          // The same keys in the same order as the engine's own mentions, so that both are one shape to the machine.
          found.push({
            kind: 'date',
            rule: `date/${rule}`,
            sentence: index,
            first,
            last,
            ...span,
            value: draft,
            parts: [],
            weight: 0,
          });
        }
        at = Math.max(at + 1, shaped?.last ?? 0);
      }
    }
    return found;
  };
}

const drafted = (meaning: Meaning): Draft => ({ meaning, mod: null });
const point = (values: Point): Meaning => ({ is: 'point', point: values });

function shapeAt(look: Look, at: number): Shape {
  const { start, end } = look.document.tokens;
  const length = (end[at] as number) - (start[at] as number);
  if (length === 4) return fourDigits(look, at);
  if (length <= 2) return twoDigits(look, at);
  return length >= 6 && length <= 10 ? dotted(look, at) : null;
}

const textAt = ({ document, sentence }: Look, at: number): string =>
  at < sentence.first || at >= sentence.last ? '' : wordAt(document, at);

function glued({ document }: Look, at: number): boolean {
  return ((document.tokens.shape[at] as number) & SHAPE.glued) !== 0;
}

/** Digits of a token where it has the number of digits asked for, and nothing else. */
function digits(look: Look, at: number, least: number, most = least): number | null {
  const text = textAt(look, at);
  return text.length >= least && text.length <= most && /^\d+$/.test(text) ? Number(text) : null;
}

function fourDigits(look: Look, at: number): Shape {
  const year = digits(look, at, 4);
  if (year === null) return null;
  const iso = isoDate(look, at, year) ?? fiscal(look, at, year) ?? quarterOf(look, at, year);
  if (iso !== null) return iso;
  const next = textAt(look, at + 1);
  if (/^(hours|hrs|gmt|utc|z|zulu)$/.test(next) || (next === 'local' && textAt(look, at + 2) === 'time'))
    return military(look, at, next);
  if (year < 1000 && textAt(look, at - 1) === 'at') return leadingZero(look, at, year);
  if (year < 1000 || year > 2199) return null;
  if (isInsideName(look, at)) return null;
  if (year % 10 === 0 && at + 1 < look.sentence.last && glued(look, at + 1)) {
    const isDecade =
      next === 's' || ((next === "'s" || next === "'") && textAt(look, at - 1) === 'the' && !/^[A-Z]/.test(next));
    if (isDecade) return { rule: 'decade', draft: drafted(point({ decade: year / 10 })), first: at, last: at + 2 };
  }
  return yearRange(look, at, year) ?? bareYear(look, at, year);
}

/** "FY2019", "FY19", "FY2021-22". */
function fiscal(look: Look, at: number, year: number): Shape {
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
function quarterOf(look: Look, at: number, year: number): Shape {
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

/** "19-Nov-12", "19-Nov-2012". */
function dayMonthCode(look: Look, at: number, day: number): Shape {
  const month = look.words.months.get(textAt(look, at + 2));
  const full = digits(look, at + 4, 4);
  const short = digits(look, at + 4, 2);
  if (month === undefined || textAt(look, at + 3) !== '-' || (full === null && short === null) || !glued(look, at + 2))
    return null;
  const year = full ?? fullYear(short as number);
  if (!isDay(year, month, day)) return null;
  return { rule: 'numeric-date', draft: drafted(point({ year, month, day })), first: at, last: at + 5 };
}

/** Part of a code: "SPE7L1-19-R-2019", "MIL-STD-1553", "F2019". */
function isInsideName(look: Look, at: number): boolean {
  if (at === look.sentence.first || !glued(look, at)) return false;
  const before = textAt(look, at - 1);
  if (/^[(["'“‘—–/]$/.test(before)) return false;
  if (before !== '-') return !/^fy$/.test(before);
  if (!glued(look, at - 1) || at - 2 < look.sentence.first) return false;
  return !/^(mid|pre|post|early|late|since|non|cold|july|june|may|january|february|march|april|august|september|october|november|december|q\d?|winter|spring|summer|autumn|fall|\d{4}|[1-4])$/.test(
    textAt(look, at - 2),
  );
}

function isoDate(look: Look, at: number, year: number): Shape {
  const mark = textAt(look, at + 1);
  if ((mark !== '-' && mark !== '/') || textAt(look, at + 3) !== mark) return null;
  const month = digits(look, at + 2, 1, 2);
  const day = digits(look, at + 4, 1, 2);
  if (month === null || day === null || !isDay(year, month, day)) return null;
  if ([1, 2, 3, 4].some((step) => !glued(look, at + step))) return null;
  return { rule: 'iso-date', draft: drafted(point({ year, month, day })), first: at, last: at + 5 };
}

/** "0600 hours", "1430 GMT". */
function military(look: Look, at: number, next: string): Shape {
  const text = textAt(look, at);
  const hour = Number(text.slice(0, 2));
  const minute = Number(text.slice(2));
  if (hour > 24 || minute > 59) return null;
  if (
    next === 'hours' &&
    hour >= 10 &&
    minute === 0 &&
    !/^(at|by|from|until|to|around|about|between|and|before|after)$/.test(textAt(look, at - 1))
  )
    return null;
  const zone = /^(gmt|utc|z|zulu)$/.test(next) ? 'Z' : null;
  const isHours = next === 'hours' || next === 'hrs';
  const last = at + (next === 'local' ? 3 : 2);
  const withZone = isHours && /^(gmt|utc)$/.test(textAt(look, last)) ? 'Z' : zone;
  const clock = { hour, minute, second: null, zone: withZone } as const;
  return {
    rule: 'clock',
    draft: drafted({ is: 'clock', clock, on: null }),
    first: at,
    last: withZone === zone ? last : last + 1,
  };
}

/** "At 0900": a time where no year can be. */
function leadingZero(look: Look, at: number, value: number): Shape {
  if (!textAt(look, at).startsWith('0') || value % 100 > 59) return null;
  const clock = { hour: Math.floor(value / 100), minute: value % 100, second: null, zone: null } as const;
  return { rule: 'clock', draft: drafted({ is: 'clock', clock, on: null }), first: at, last: at + 1 };
}

function yearRange(look: Look, at: number, year: number): Shape {
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

/** A mark with a digit glued to it: the number is part of something longer. */
function goesOn(look: Look, at: number): boolean {
  if (!/^[-/.:]$/.test(textAt(look, at)) || !/^\d/.test(textAt(look, at + 1))) return false;
  return glued(look, at) && glued(look, at + 1);
}

function rangeOf(at: number, year: number, end: number): Shape {
  const meaning: Meaning = { is: 'range', from: point({ year }), to: point({ year: end }), single: end === year + 1 };
  return { rule: 'years', draft: drafted(meaning), first: at, last: at + 3 };
}

const YEAR_BEFORE =
  /^(in|since|by|of|until|till|from|to|through|during|the|and|or|for|a|an|before|after|between|late|early|mid|circa|its|their|last|around|about|than|fiscal|fy|year|years|[(\-–—/,;:]|his|this|that|at|on|as|back|his|her|our|with|under)$/;

function bareYear(look: Look, at: number, year: number): Shape {
  const before = textAt(look, at - 1);
  const after = textAt(look, at + 1);
  if (/^[$€£¥₩₹#§№©+~]$/.test(before) || /^[%°€$£¥₩₹×]$/.test(after)) return null;
  if (at > look.sentence.first && /^\d+$/.test(before) && !/^\d{1,2}$/.test(before)) return null;
  if (look.words.before.has(before) || (before === '.' && look.words.before.has(`${textAt(look, at - 2)}.`)))
    return null;
  if (look.words.after.has(after)) return null;
  if (
    after === '-' &&
    at + 2 < look.sentence.last &&
    glued(look, at + 1) &&
    (look.words.after.has(textAt(look, at + 2)) || /^\d+$/.test(textAt(look, at + 2)))
  )
    return null;
  if (
    /^[:.]$/.test(after) &&
    at + 2 < look.sentence.last &&
    glued(look, at + 2) &&
    glued(look, at + 1) &&
    /^\d/.test(textAt(look, at + 2))
  )
    return null;
  // "29 February 2021" is no day; its year is no date by itself.
  if (look.words.months.has(before) && digits(look, at - 2, 1, 2) !== null) return null;
  const isUsual = year >= 1900 && year <= 2100;
  if (!isUsual && !YEAR_BEFORE.test(before)) return null;
  // "Holds 2010 vehicles": a plural noun right after a number without any word of time before it.
  if (
    /^[a-z]+[^s'’]s$/.test(after) &&
    !YEAR_BEFORE.test(before) &&
    at > look.sentence.first &&
    !/(ed|es|[^s]s)$/.test(before)
  )
    return null;
  return { rule: 'year', draft: drafted(point({ year })), first: at, last: at + 1 };
}

function twoDigits(look: Look, at: number): Shape {
  const value = digits(look, at, 1, 2);
  if (value === null) return null;
  const next = textAt(look, at + 1);
  if (next === ':') return clock(look, at, value);
  if (next === '-' && look.words.months.has(textAt(look, at + 2))) return dayMonthCode(look, at, value);
  if (next === '/' || next === '-' || next === '.') return slashed(look, at, value, next);
  if (textAt(look, at).length === 2) {
    const coded = fiscal(look, at, fullYear(value));
    if (coded !== null) return coded;
  }
  const before = textAt(look, at - 1);
  const isApostrophe = (before === "'" || before === '‘') && at > look.sentence.first && glued(look, at);
  const text = textAt(look, at);
  if (text.length !== 2) return null;
  if (
    next === 's' &&
    glued(look, at + 1) &&
    value % 10 === 0 &&
    (isApostrophe || /^(the|early|late|mid|-)$/.test(before))
  ) {
    const decade = Math.floor(fullYear(value) / 10);
    return { rule: 'decade', draft: drafted(point({ decade })), first: isApostrophe ? at - 1 : at, last: at + 2 };
  }
  if (isApostrophe && !glued(look, at - 1) && !(/^[a-z]/.test(next) && glued(look, at + 1))) {
    return { rule: 'short-year', draft: drafted(point({ year: fullYear(value) })), first: at - 1, last: at + 1 };
  }
  return null;
}

/** "18:03", "18:03:24", "5:30PM", "10:30 GMT". */
function clock(look: Look, at: number, hour: number): Shape {
  const minute = digits(look, at + 2, 2);
  if (minute === null || minute > 59 || hour > 24 || !glued(look, at + 1) || !glued(look, at + 2)) return null;
  let last = at + 3;
  let second: number | null = null;
  if (textAt(look, last) === ':' && glued(look, last)) {
    second = digits(look, last + 1, 2);
    if (second === null || second > 59) return null;
    last += 2;
  }
  const after = textAt(look, last);
  let shift = 0;
  if (/^[ap]\.?m\.?$/.test(after) && hour <= 12) {
    shift = after.startsWith('p') ? 12 : 0;
    hour %= 12;
    last++;
  }
  const zoneText = textAt(look, last);
  const isZulu = /^(gmt|utc|z|zulu)$/.test(zoneText);
  if (isZulu) last++;
  else if (/^(est|edt|et|cet|cest|bst|ist|jst|kst|hrs|hours)$/.test(zoneText)) last++;
  else if (zoneText === 'local' && textAt(look, last + 1) === 'time') last += 2;
  const time = { hour: hour + shift, minute, second, zone: isZulu ? 'Z' : null } as const;
  return { rule: 'clock', draft: drafted({ is: 'clock', clock: time, on: null }), first: at, last };
}

/** "05/02/2019", "5-2-2019": day first, unless only the other way is a day; `unsure` where both are. */
function slashed(look: Look, at: number, first: number, mark: string): Shape {
  const second = digits(look, at + 2, 1, 2);
  if (
    second === null ||
    textAt(look, at + 3) !== mark ||
    [1, 2, 3, 4].some((step) => at + step >= look.sentence.last || !glued(look, at + step))
  )
    return null;
  const full = digits(look, at + 4, 4);
  const short = digits(look, at + 4, 2);
  if (full === null && (short === null || mark !== '/')) return null;
  return dayAndMonth(full ?? fullYear(short as number), first, second, at, at + 5);
}

function dotted(look: Look, at: number): Shape {
  const parts = /^(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})$/.exec(textAt(look, at));
  if (!parts) return null;
  const year = (parts[3] as string).length === 4 ? Number(parts[3]) : fullYear(Number(parts[3]));
  const shaped = dayAndMonth(year, Number(parts[1]), Number(parts[2]), at, at + 1);
  // Dots are written where the day comes first.
  return shaped && { ...shaped, draft: sure(shaped.draft) };
}

function sure(draft: Draft): Draft {
  if (draft.meaning.is !== 'point') return draft;
  const { unsure: _, ...values } = draft.meaning.point;
  return drafted(point(values));
}

function dayAndMonth(year: number, first: number, second: number, from: number, last: number): Shape {
  if (year < 1000 || year > 2199) return null;
  const dayFirst = isDay(year, second, first);
  const monthFirst = isDay(year, first, second);
  if (!dayFirst && !monthFirst) return null;
  const values = dayFirst ? { year, month: second, day: first } : { year, month: first, day: second };
  const unsure = dayFirst && monthFirst && first !== second;
  return { rule: 'numeric-date', draft: drafted(point(unsure ? { ...values, unsure } : values)), first: from, last };
}
