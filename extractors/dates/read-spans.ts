import type { Draft, Unit } from '#extractors/dates/draft';
import { countOf, keyOf, partOf, tokenText, wholeOf } from '#extractors/dates/parts';
import { draft } from '#extractors/dates/read-points';
import type { Match, Resolved } from '#schemas/extractor';
import type { Part } from '#schemas/mention';

type Read = Resolved<Draft> | null;

/** Years in a decade and a century. */
const YEARS: Partial<Record<Unit, number>> = { DE: 10, CE: 100, FY: 1 };

/** A length as TIMEX3 writes it: 5 Y is P5Y, 2 DE is P20Y, 24 TH is PT24H, X M is PXM. Null for units that have no length. */
export function lengthOf(count: string, unit: Unit): string | null {
  if (unit.length === 2 && unit.startsWith('T')) return `PT${count}${unit.slice(1)}`;
  if (unit === 'WE') return null;
  if (count === 'X') return `PX${unit === 'FY' ? 'Y' : unit === 'FN' ? 'W' : unit}`;
  if (unit === 'FN') return `P${tidy(Number(count) * 2)}W`;
  const years = YEARS[unit];
  return years === undefined ? `P${count}${unit}` : `P${tidy(Number(count) * years)}Y`;
}

const tidy = (value: number): string => String(Number(value.toFixed(4)));

const unitOf = (match: Match, role = 'unit'): Unit => keyOf(match, role) as Unit;

/** Whether the unit stands in the plural. */
export function isPlural(match: Match, role = 'unit'): boolean {
  const part = partOf(match, role);
  return part !== null && /s$/i.test(match.document.text.slice(part.start, part.end));
}

/** "Five-year", "two years and six months", "a year and a half", "three to five years", "six months to two years". */
export function readDuration(match: Match, things: ReadonlySet<string>): Read {
  const count = countOf(partOf(match, 'count'));
  const unit = unitOf(match);
  if (count === null) return null;
  const between = tokenText(match, match.first).toLowerCase() === 'between';
  const first = between ? match.first + 1 : match.first;
  if (partOf(match, 'high') !== null) return readRange(match, first, between);
  const unitPart = partOf(match, 'unit') as Part;
  const before = tokenText(match, first - 1).toLowerCase();
  const tail = wider(match, count, unit, first);
  if (tail !== null) return tail;
  // Without its tail the match ends with the unit, and "old" or "long".
  const isOld =
    OLD.test(tokenText(match, unitPart.last)) ||
    (tokenText(match, unitPart.last) === '-' && OLD.test(tokenText(match, unitPart.last + 1)));
  const end = !isOld ? unitPart.last : tokenText(match, unitPart.last) === '-' ? unitPart.last + 2 : unitPart.last + 1;
  const own: Match = { ...match, first, last: end };
  const after = tokenText(match, end).toLowerCase();
  const text = match.document.text.slice(match.document.tokens.start[first], match.document.tokens.end[end - 1]);
  if (/^[$€£¥]$/.test(before) || (before === '-' && first > match.sentence.first && isGlued(match, first))) return null;
  if (unit === 'Q' && (after === 'of' || !isPlural(match))) return null;
  if (unit === 'D' && count === '1' && !/-/.test(text) && !FOR_ONE.test(before)) return null;
  if (unit === 'TH' && count === '24' && after === 'a') return null;
  if (unit === 'TH' && /^\d{4}$/.test(count) && /^(at|by|from|until|to|around|about|before|after|and|or)$/.test(before))
    return null;
  if (isOld && /old/i.test(tokenText(match, end - 1))) return readAge(own, text, count, unit, things);
  if (/^age$/.test(after) || (after === 'of' && tokenText(match, end + 1) === 'age') || /^(aged|age)$/.test(before))
    return null;
  return spanOf(own, count, unit);
}

const OLD = /^(old|long)$/i;

/** The parts after the unit that make a longer length: a smaller unit, a half, another end; null where there are none. */
function wider(match: Match, count: string, unit: Unit, first: number): Read {
  const second = countOf(partOf(match, 'second-count'));
  if (second !== null) {
    const isNext = /^(later|ago|earlier|before|after)$/i.test(tokenText(match, match.last));
    return isNext ? null : readPair(match, count, second, first);
  }
  const far = countOf(partOf(match, 'far-count'));
  if (far !== null) {
    const farUnit = unitOf(match, 'far-unit');
    const values = [lengthOf(count, unit), lengthOf(far, farUnit)];
    if (values.includes(null) || (farUnit === unit && Number(far) <= Number(count))) return null;
    return { value: draft({ is: 'duration', value: values.join('/') }), first };
  }
  if (tokenText(match, match.last - 1).toLowerCase() !== 'half') return null;
  const value = lengthOf(tidy(Number(count) + 0.5), unit);
  return value === null ? null : { value: draft({ is: 'duration', value }), first };
}

function isGlued(match: Match, at: number): boolean {
  const { start, end } = match.document.tokens;
  return start[at] === end[at - 1];
}

function spanOf(match: Match, count: string, unit: Unit): Read {
  const value = lengthOf(count, unit);
  if (value === null) return null;
  return { value: draft({ is: 'duration', value }), last: withoutLong(match) };
}

/** "Long" or "old" after a blank stays outside; after a hyphen it is part of the word. */
function withoutLong(match: Match): number {
  const last = tokenText(match, match.last - 1).toLowerCase();
  const isWord = last === 'old' || last === 'long';
  return isWord && tokenText(match, match.last - 2) !== '-' ? match.last - 1 : match.last;
}

/** How many of a smaller unit a greater one holds: "five years and six months" is one length, "ten days and 24 hours" two. */
const HELD: Partial<Record<Unit, Partial<Record<Unit, number>>>> = {
  Y: { M: 12, W: 53, D: 366 },
  M: { W: 5, D: 31 },
  W: { D: 7 },
  D: { TH: 24 },
  TH: { TM: 60 },
};

function readPair(match: Match, count: string, second: string, at: number): Read {
  const big = unitOf(match);
  const small = unitOf(match, 'second-unit');
  const held = HELD[big]?.[small];
  if (held === undefined || Number(second) >= held) return null;
  const values = [lengthOf(count, big), lengthOf(second, small)];
  if (values.includes(null)) return null;
  const [first, rest] = values as [string, string];
  const value = first.startsWith('PT') ? first + rest.slice(2) : first + rest.slice(1);
  return { value: draft({ is: 'duration', value }), first: at };
}

const PERSON =
  /^(he|she|who|man|woman|boy|girl|soldier|sergeant|captain|father|mother|son|daughter|sailors|soldiers|men|women|people|aged|i|,|\()$/i;

/** "A 31-year-old sergeant" tells an age, "a 25-year-old agreement" a duration. */
function readAge(match: Match, text: string, count: string, unit: Unit, things: ReadonlySet<string>): Read {
  const isLong = unit === 'DE' || unit === 'CE';
  if (isLong) return spanOf(match, count, unit);
  if (/-\s?old$/i.test(text)) {
    const after = tokenText(match, match.last).toLowerCase();
    const next = tokenText(match, match.last + 1).toLowerCase();
    return things.has(after) || things.has(next) ? spanOf(match, count, unit) : null;
  }
  for (let back = 1; back <= 4; back++) if (PERSON.test(tokenText(match, match.first - back))) return null;
  return spanOf(match, count, unit);
}

const FOR_ONE =
  /^(for|in|within|over|after|than|nearly|almost|about|around|under|of|lasted|last|lasting|takes|took|take|taken|by|until|during|through|to|least|roughly|approximately|only|just|barely|spent|spend|spends|every|some|into|most|marks|marked|cost|costs|gives|give|with|without|and|or|first|initial|extra|as)$/;
const BEFORE_RATE = /^(\d.*|%|percent|million|billion|trillion|crore|lakh|once|twice|times|time|[$€£¥)])$/;
const AFTER_ONE = /^(after|before|since|of|from|until|into|ahead|long|to)$/;

/** "A year", "one decade", "another month", "a second year". */
export function readOne(match: Match): Read {
  const unit = unitOf(match);
  const article = tokenText(match, match.first).toLowerCase();
  const before = tokenText(match, match.first - 1).toLowerCase();
  const after = tokenText(match, match.last).toLowerCase();
  const isPluralUnit = isPlural(match);
  if (isPluralUnit || unit === 'Q' || unit === 'WE') return null;
  const nth = partOf(match, 'nth');
  if (nth !== null) {
    const isOrdinal = (nth.value as { ordinal: boolean }).ordinal;
    return isOrdinal && !unit.startsWith('T') && unit !== 'D' ? spanOf(match, '1', unit) : null;
  }
  const text = match.document.text.slice(match.start, match.end);
  const half = /half$/i.test(text) ? '1.5' : '1';
  const isShort = unit === 'Y' || unit === 'D' || unit === 'M' || unit === 'W' || unit.startsWith('T');
  if (BEFORE_RATE.test(before) && article !== 'another') return null;
  if (unit === 'D' && article === 'one' && !FOR_ONE.test(before) && after !== 'after' && after !== 'before')
    return null;
  if (article === 'a' || article === 'an') {
    const isLong = /-\s?(old|long)$/i.test(text) || half === '1.5';
    if (isShort && !isLong && !FOR_ONE.test(before) && !AFTER_ONE.test(after)) return null;
    if (after === '-') return null;
    const span = spanOf(match, half, unit);
    return span !== null && isLong && half === '1' ? { ...span, first: match.first + 1 } : span;
  }
  return spanOf(match, half, unit);
}

/** Halves and quarters of a unit in lengths that are whole in a smaller one. */
const HALF: Partial<Record<Unit, string>> = { Y: 'P6M', CE: 'P50Y', DE: 'P5Y', TH: 'PT30M', D: 'PT12H' };
const QUARTER: Partial<Record<Unit, string>> = { CE: 'P25Y', TH: 'PT15M' };

/** "Half a century", "a quarter-century-old". */
export function readHalf(match: Match): Read {
  const text = match.document.text.slice(match.start, match.end).toLowerCase();
  const unit = unitOf(match);
  const value = (/half/.test(text) ? HALF : QUARTER)[unit];
  if (value === undefined || isPlural(match)) return null;
  if (/^half - ?|^half-/.test(text) && (unit === 'Y' || unit === 'D')) return null;
  const isAdjective = /^(a|one) /.test(text) && /-\s?(old|long)$/.test(text);
  return {
    value: draft({ is: 'duration', value }),
    first: isAdjective ? match.first + 1 : match.first,
    last: withoutLong(match),
  };
}

/** "A few months", "several years". */
export function readSome(match: Match): Read {
  const unit = unitOf(match);
  const before = tokenText(match, match.first - 1).toLowerCase();
  if (!isPlural(match) || unit === 'WE' || /^(how|so|as|too)$/.test(before)) return null;
  const value = lengthOf(keyOf(match, 'vague') === 'couple' ? '2' : 'X', unit);
  return value === null ? null : { value: draft({ is: 'duration', value }) };
}

/** "Decade-long", "century-old". */
export function readLong(match: Match): Read {
  if (isPlural(match) || tokenText(match, match.first - 1) === '-') return null;
  const unit = unitOf(match);
  const isAge = tokenText(match, match.last - 1).toLowerCase() === 'old';
  if (isAge && unit !== 'DE' && unit !== 'CE') return null;
  return spanOf(match, '1', unit);
}

/** "Three to five years"; "between two and three years". */
function readRange(match: Match, first: number, between: boolean): Read {
  const low = countOf(partOf(match, 'count'));
  const high = countOf(partOf(match, 'high'));
  const unitPart = partOf(match, 'unit') as Part;
  const highPart = partOf(match, 'high') as Part;
  if (low === null || high === null || Number(low) >= Number(high)) return null;
  if (tokenText(match, highPart.first - 1).toLowerCase() === 'and' && !between) return null;
  const values = [lengthOf(low, unitOf(match)), lengthOf(high, unitOf(match))];
  return values.includes(null)
    ? null
    : { value: draft({ is: 'duration', value: values.join('/') }), first, last: unitPart.last };
}

const OVER =
  /^(over|in|within|for|during|of|through|throughout|to|by|covers?|covering|about|until|into|from|and|with|than|as)$/i;
const KEEPS_ARTICLE = /^(first|second|third|fourth|fifth|final|last|opening|initial)$/;

/** "The next four years", "the past decade", "the first 18 months", "the first week of". */
export function readNext(match: Match): Read {
  const unit = unitOf(match);
  if (unit === 'WE' || unit === 'Q' || unit === 'FY') return null;
  let at = match.first;
  const hasArticle = tokenText(match, at).toLowerCase() === 'the';
  if (hasArticle) at++;
  if (tokenText(match, at).toLowerCase() === 'very') at++;
  const which = tokenText(match, at).toLowerCase();
  const counted = partOf(match, 'count');
  const some = / (few|several|couple) /i.exec(match.document.text.slice(match.start, match.end))?.[1]?.toLowerCase();
  const vaguePart = partOf(match, 'vague');
  if (vaguePart !== null && tokenText(match, vaguePart.first).toLowerCase() === 'a') return null;
  const vague = keyOf(match, 'vague') ?? some ?? null;
  const isOf = tokenText(match, match.last - 1).toLowerCase() === 'of';
  if (counted !== null || vague !== null) {
    const count = vague === null ? countOf(counted) : vague === 'couple' ? '2' : 'X';
    if (count === null) return null;
    if (partOf(match, 'high') !== null) return readRange(match, at, false);
    const value = lengthOf(count, unit);
    const keeps = hasArticle && KEEPS_ARTICLE.test(which) && which !== 'last';
    return value === null ? null : { value: draft({ is: 'duration', value }), first: keeps ? match.first : at };
  }
  if (isPlural(match) || unit.startsWith('T') || unit === 'D') return null;
  const value = lengthOf('1', unit) as string;
  if (isOf) {
    const mod =
      which === 'first' || which === 'opening' ? 'START' : which === 'last' || which === 'final' ? 'END' : null;
    return { value: draft({ is: 'duration', value }, mod), last: match.last - 1 };
  }
  // "The next year the pact was signed" tells what came after, "over the next year" a length.
  const isLength = OVER.test(tokenText(match, match.first - 1)) || which !== 'next';
  return { value: draft(isLength ? { is: 'duration', value } : { is: 'follow', unit, by: 1 }), first: at };
}

/** "Every Wednesday", "each year", "every twelve months". */
export function readSet(match: Match): Read {
  const weekday = keyOf(match, 'weekday');
  const daypart = keyOf(match, 'daypart');
  if (weekday === null && daypart !== null) return { value: draft({ is: 'set', value: `XXXX-XX-XXT${daypart}` }) };
  if (weekday !== null) {
    return { value: draft({ is: 'set', value: `XXXX-WXX-${weekday}${daypart === null ? '' : `T${daypart}`}` }) };
  }
  const month = keyOf(match, 'month');
  if (month !== null) return { value: draft({ is: 'set', value: `XXXX-${month.padStart(2, '0')}` }) };
  const season = keyOf(match, 'season');
  if (season !== null) return { value: draft({ is: 'set', value: `XXXX-${season}` }) };
  const unit = unitOf(match);
  if (unit === 'WE') return { value: draft({ is: 'set', value: 'XXXX-WXX-WE' }) };
  const counted = partOf(match, 'count');
  const isOther = tokenText(match, match.first + 1).toLowerCase() === 'other';
  const count = counted === null ? (isOther ? '2' : '1') : (countOf(counted) ?? ordinalOf(match));
  if (count === null || (counted === null && isPlural(match))) return null;
  return { value: draft({ is: 'set', value: lengthOf(count, unit) as string }) };
}

/** "Every fifth year" comes every five. */
function ordinalOf(match: Match): string | null {
  const whole = wholeOf(partOf(match, 'count'));
  return whole === null ? null : String(whole);
}
