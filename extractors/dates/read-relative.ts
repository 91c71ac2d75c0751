import type { DayPart, Draft, Meaning, Unit } from '#extractors/dates/draft';
import { isPlural } from '#extractors/dates/lengths';
import { countOf, keyOf, partOf, textOf, tokenText, wholeOf } from '#extractors/dates/parts';
import { draft } from '#extractors/dates/read-points';
import type { Match, Resolved } from '#schemas/extractor';
import type { DateMod } from '#schemas/vocabulary';

type Read = Resolved<Draft> | null;

const unitOf = (match: Match): Unit => keyOf(match, 'unit') as Unit;
const firstWord = (match: Match, at = match.first): string => tokenText(match, at).toLowerCase();

/** What follows begins a noun phrase, so that "before" and "after" are prepositions. */
const STARTS_PHRASE =
  /^(the|a|an|its|their|his|her|this|that|these|those|our|my|[A-Z0-9].*|he|she|it|they|we|i|which|when|signing|being|leaving|taking|expiry|winning|any|all|other|former|last|next)$/;
const ENDS_CLAUSE = /^([.,;:)”"—–!?]|and|but|or|when|after|as|in|at|with|to|for|by|on|that|from)?$/;

/** "Last year", "this month", "later this year". */
export function readShift(match: Match): Read {
  const unit = unitOf(match);
  const shift = Number(keyOf(match, 'shift'));
  if (isPlural(match) || unit.startsWith('T') || unit === 'FN') return null;
  const word = firstWord(match, partOf(match, 'shift')?.first);
  if (/^(past|coming|upcoming|forthcoming)$/.test(word) && unit !== 'WE') return null;
  const before = firstWord(match, match.first - 1);
  // "The next year", "the last decade" are lengths, "the next day" counts from the date before.
  if (before === 'the' && /^(next|last)$/.test(word) && unit !== 'WE' && unit !== 'Q') return null;
  if (/^(present|current)$/.test(word) && unit === 'D') return null;
  if (unit === 'D') return null;
  return { value: draft(unit === 'WE' && shift === 0 ? { is: 'weekend' } : { is: 'shift', unit, by: shift }) };
}

/** Two rules see the same words "the weekend": the one of now. */
export function readWeekend(match: Match): Read {
  return { value: draft({ is: 'weekend' }), first: match.last - 1 };
}

export function readToday(match: Match): Read {
  const by = Number(keyOf(match, 'today') ?? keyOf(match, 'tonight'));
  const day: Meaning = { is: 'shift', unit: 'D', by };
  if (match.gives.part === 'NI') return { value: draft({ is: 'part-of-day', part: 'NI', on: day }) };
  const after = firstWord(match, match.last);
  const next = tokenText(match, match.last + 1);
  if (
    by === 0 &&
    /^['’]s$/.test(after) &&
    /^(world|military|society|youth|age|generation|standards|market|geopolitical|economy|environment|battlefield|security|challenges)$/.test(
      next,
    )
  )
    return null;
  return { value: draft(day) };
}

/** "This morning", "that night", "the following evening". */
export function readDaypart(match: Match): Read {
  const part = keyOf(match, 'daypart') as DayPart;
  const word = firstWord(match, firstWord(match) === 'the' ? match.first + 1 : match.first);
  const steps: Record<string, number> = { that: 0, same: 0, following: 1, next: 1, previous: -1 };
  const on: Meaning =
    word === 'this' ? { is: 'shift', unit: 'D', by: 0 } : { is: 'follow', unit: 'D', by: steps[word] ?? 0 };
  return {
    value: draft({ is: 'part-of-day', part, on }),
    first: firstWord(match) === 'the' ? match.first + 1 : match.first,
  };
}

/** Count of units in front of "ago", "later" and the like: null where it is vague, undefined where there is none. */
function stepsOf(match: Match): number | null | undefined {
  const counted = partOf(match, 'count');
  if (counted !== null) {
    const count = countOf(counted);
    return count === null ? undefined : Number(count);
  }
  if (keyOf(match, 'vague') !== null) return keyOf(match, 'vague') === 'couple' ? 2 : null;
  return firstWord(match) === 'half' ? 0.5 : 1;
}

export function readAgo(match: Match): Read {
  const count = stepsOf(match);
  if (count === undefined) return null;
  const text = match.document.text.slice(match.start, match.end).toLowerCase();
  const isExact = /(day|today|this week)$/.test(text) && / ago /.test(text);
  const by = / from (now|today)$/.test(text) ? 1 : -1;
  const exact = isExact ? { exact: true } : {};
  return { value: draft({ is: 'ago', unit: unitOf(match), count, by, ...exact }) };
}

export function readLater(match: Match): Read {
  const count = stepsOf(match);
  if (count === undefined) return null;
  const word = tokenText(match, match.last - 1).toLowerCase();
  const after = tokenText(match, match.last);
  if (/^(before|on)$/.test(word) && !(ENDS_CLAUSE.test(after) && (word === 'before' || /^[.,;:)]?$/.test(after))))
    return null;
  if (/^(later|earlier)$/.test(word) && after === 'than') return null;
  const by = /^(later|afterwards|on)$/.test(word) ? 1 : -1;
  return { value: draft({ is: 'later', unit: unitOf(match), count, by }) };
}

/** Nothing follows that "before" or "after" could be the preposition of. */
function isClauseEnd(match: Match, at: number): boolean {
  const after = at >= match.sentence.last ? '' : tokenText(match, at);
  return !STARTS_PHRASE.test(after) && ENDS_CLAUSE.test(after);
}

/** "The following year", "the day before", "later that month". */
export function readFollow(match: Match): Read {
  const unit = unitOf(match);
  if (isPlural(match) || unit.startsWith('T') || unit === 'FN') return null;
  const hasArticle = firstWord(match) === 'the';
  const first = hasArticle ? match.first + 1 : match.first;
  const key = keyOf(match, 'follow');
  if (key !== null) {
    if (key === '0') return null;
    const word = firstWord(match, first);
    if (word === 'next' && !(hasArticle && unit === 'D')) return null;
    return { value: draft({ is: 'follow', unit, by: Number(key) }), first };
  }
  const word = tokenText(match, match.last - 1).toLowerCase();
  if (word === 'before' || word === 'after' || word === 'following') {
    if (!hasArticle || unit === 'WE') return null;
    if (!isClauseEnd(match, match.last)) return null;
    return { value: draft({ is: 'follow', unit, by: word === 'before' ? -1 : 1 }), first };
  }
  return { value: draft({ is: 'follow', unit, by: 0 }) };
}

/** "That year": only a part of something greater ("December of that year"). */
export function readThat(match: Match): Read {
  const unit = unitOf(match);
  if (isPlural(match) || unit.startsWith('T') || unit === 'WE' || unit === 'FN') return null;
  return { value: { ...draft({ is: 'follow', unit, by: 0 }), weak: true } };
}

/** "The year", "the month": only inside "the end of the year"; "later in the year" is a mention itself. */
export function readThe(match: Match): Read {
  const unit = unitOf(match);
  if (isPlural(match) || unit.startsWith('T') || unit === 'FN' || unit === 'WE') return null;
  const after = firstWord(match, match.last);
  if (/^(before|after|following)$/.test(after) && isClauseEnd(match, match.last + 1)) return null;
  const isWhole = /^(earlier|later)$/.test(firstWord(match));
  return { value: { ...draft({ is: 'shift', unit, by: 0, here: true }), ...(isWhole ? {} : { weak: true }) } };
}

/** "Monday of next week", "Thursday last". */
export function readWeekDay(match: Match): Read {
  const weekday = Number(keyOf(match, 'weekday'));
  const which = partOf(match, 'which');
  if (which === null) return { value: draft({ is: 'week-day', weekday, by: Number(keyOf(match, 'shift')) }) };
  if (!/^(last|next)$/i.test(textOf(match, which)) || !ENDS_CLAUSE.test(tokenText(match, match.last))) return null;
  return { value: draft({ is: 'point', point: { weekday, which: Number(which.value) } }) };
}

/** "The end of", "early", "mid-", "late on", "the rest of": what they do to the period after them. */
export function readPart(match: Match): Read {
  const mod = (keyOf(match, 'part') ?? keyOf(match, 'early')) as DateMod | null;
  const text = match.document.text.slice(match.start, match.end).toLowerCase();
  const outside = / (in|on)( the)?$/.test(text);
  const of = / of( the)?$/.test(text);
  const first = !of && firstWord(match) === 'the' ? match.first + 1 : match.first;
  return { value: draft({ is: 'part', mod, outside, of }), first };
}

export function readWeekOf(): Read {
  return { value: draft({ is: 'opens-week' }) };
}

/** "Night", "the morning of": parts of a day that stands beside them. */
export function readDayPart(match: Match): Read {
  const text = match.document.text.slice(match.start, match.end).toLowerCase();
  const mod: DateMod | null = /\bearly\b/.test(text) ? 'START' : /\blate\b/.test(text) ? 'END' : null;
  const of = / (of|on)$/.test(text);
  return { value: draft({ is: 'opens-daypart', part: keyOf(match, 'daypart') as DayPart, mod, of }) };
}

/** "3 p.m.", "10.30am", "5 o'clock", "noon", "midnight GMT". */
export function readClock(match: Match): Read {
  const named = keyOf(match, 'hour');
  const zone = keyOf(match, 'zone') === 'Z' ? 'Z' : null;
  if (named !== null)
    return { value: draft({ is: 'clock', clock: { hour: Number(named), minute: 0, second: null, zone }, on: null }) };
  const hourPart = partOf(match, 'hour');
  const written = /^(\d{1,2})(?:[.](\d\d))?$/.exec(hourPart === null ? '' : textOf(match, hourPart));
  const minutePart = partOf(match, 'minute');
  const minute = minutePart === null ? (written?.[2] === undefined ? null : Number(written[2])) : wholeOf(minutePart);
  const meridiem = keyOf(match, 'meridiem');
  const count = written ? Number(written[1]) : wholeOf(hourPart);
  if (count === null || (minute !== null && minute > 59)) return null;
  if (meridiem === null ? count > 12 || count < 1 : count > 12) return null;
  const hour = meridiem === null ? count : (count % 12) + (meridiem === 'pm' ? 12 : 0);
  return { value: draft({ is: 'clock', clock: { hour, minute: minute ?? 0, second: null, zone }, on: null }) };
}

/** "By year-end", "at the year's end", "mid-year". */
export function readUnitPart(match: Match): Read {
  const unit = unitOf(match);
  if (isPlural(match) || !/^(Y|M|W|DE|CE|Q)$/.test(unit)) return null;
  const isMid = firstWord(match) === 'mid';
  if (!isMid && /^(of|user|game|the)$/.test(firstWord(match, match.last))) return null;
  const first = firstWord(match) === 'the' ? match.first + 1 : match.first;
  return { value: draft({ is: 'shift', unit, by: 0, here: true }, isMid ? 'MID' : 'END'), first };
}
