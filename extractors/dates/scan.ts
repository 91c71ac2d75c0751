import type { Draft } from '#extractors/dates/draft';
import { digits, drafted, glued, type Look, point, type ScanWords, type Shape, textAt } from '#extractors/dates/look';
import { fullYear } from '#extractors/dates/parts';
import { clock, leadingZero, military } from '#extractors/dates/scan-clocks';
import { dayMonthCode, dotted, isoDate, slashed } from '#extractors/dates/scan-numeric';
import { bareYear, fiscal, isInsideName, quarterOf, yearRange } from '#extractors/dates/scan-years';
import { SHAPE } from '#schemas/document';
import type { Scan } from '#schemas/extractor';
import type { Mention } from '#schemas/mention';

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

function shapeAt(look: Look, at: number): Shape {
  const { start, end } = look.document.tokens;
  const length = (end[at] as number) - (start[at] as number);
  if (length === 4) return fourDigits(look, at);
  if (length <= 2) return twoDigits(look, at);
  return length >= 6 && length <= 10 ? dotted(look, at) : null;
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
