import type { Span } from '#schemas/document';

/** A day as printed, its year null where none is given. */
export type PrintedDate = Span & { readonly year: number | null; readonly month: number; readonly day: number };

/** Month names of the languages that news pages come in, folded to plain small letters. */
const MONTH_NAMES: readonly string[] = [
  'january jan januar jaenner janner janvier janv enero ene gennaio gen janeiro januari ianuarie styczen stycznia leden ledna januar tammikuu tammikuuta ocak januari januara sijecnja januarja январь января январе січень січня yanvar',
  'february feb februar fevrier fevr febrero febbraio febb fevereiro fev februari februarie luty lutego unor unora helmikuu helmikuuta subat februara veljace февраль февраля февр лютий лютого februara',
  'march mar marz maerz mrz mars marzo março marco maart mrt martie marzec marca brezen brezna maaliskuu maaliskuuta mart marec ozujka март марта березень березня mac maret',
  'april apr avril avr abril abr aprile avril aprilie kwiecien kwietnia duben dubna huhtikuu huhtikuuta nisan aprila travnja апрель апреля квітень квітня',
  'may mai mayo maggio mag maio mei maj maja kvetna kveten toukokuu toukokuuta mayis svibnja май мая травень травня',
  'june jun juni juin junio giugno giu junho iunie czerwiec czerwca cerven cervna kesakuu kesakuuta haziran junija lipnja июнь июня червень червня',
  'july jul juli juillet juil julio luglio lug julho iulie lipiec lipca cervenec cervence heinakuu heinakuuta temmuz julija srpnja июль июля липень липня',
  'august aug aout agosto ago agustus augustus sierpien sierpnia srpen srpna elokuu elokuuta agustos avgusta kolovoza август августа серпень серпня',
  'september sep sept septembre septiembre settembre set setembro septembrie wrzesien wrzesnia zari syyskuu syyskuuta eylul septembra rujna сентябрь сентября вересень вересня',
  'october oct oktober okt octobre octubre ottobre ott outubro out octombrie pazdziernik pazdziernika rijen rijna lokakuu lokakuuta ekim oktobra listopada октябрь октября жовтень жовтня',
  'november nov novembre noviembre novembro noiembrie listopadu marraskuu marraskuuta kasim novembra studenoga ноябрь ноября листопад листопада',
  'december dec dezember dez decembre dicembre dic diciembre dezembro decembrie grudzien grudnia prosinec prosince joulukuu joulukuuta aralik decembra prosinca декабрь декабря грудень грудня desember des',
];

const MONTHS: ReadonlyMap<string, number> = new Map(
  MONTH_NAMES.flatMap((names, index) => names.split(' ').map((name): [string, number] => [name, index + 1])),
);

const fold = (word: string): string =>
  word
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace('ł', 'l')
    .replace('ı', 'i');

/** 1 to 12, or null. */
export const monthOf = (word: string): number | null => MONTHS.get(fold(word)) ?? null;

const WORD = '[\\p{L}]{3,13}';
const YEAR = '((?:19|20)\\d{2})';
const ORDINAL = '(?:st|nd|rd|th|er|º|ª|\\.)?';
const DAY_FIRST = new RegExp(
  `(?<![\\d.,])(\\d{1,2})${ORDINAL}[ \\-/]?(?:of |de |del |den )?(${WORD})\\.?(?:,?[ \\-/](?:de |del |года )?${YEAR}(?!\\d))?`,
  'gu',
);
const MONTH_FIRST = new RegExp(
  `(?<!\\p{L})(${WORD})\\.?[ \\-](\\d{1,2})(?:st|nd|rd|th)?(?!\\d|[.:]\\d)(?:,? ${YEAR}(?!\\d))?`,
  'gu',
);
const ISO = /(?<!\d)((?:19|20)\d{2})[-./](\d{1,2})[-./](\d{1,2})(?!\d)/g;
const EAST_ASIAN = /((?:19|20)\d{2})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})/g;
const NUMERIC = /(?<![\d./-])(\d{1,2})[./-](\d{1,2})[./-]((?:19|20)?\d{2})(?![\d./-])/g;

/** True where the calendar has such a day; a null year may be a leap year. */
export function isDay(year: number | null, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  const leap = year === null || (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0));
  return day <= ([31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] as number);
}

/** "2019-02-05". */
export const isoDay = (year: number, month: number, day: number): string =>
  `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

type Order = 'day-first' | 'month-first';

/**
 * The printed days in a short text, in text order. `order` decides numeric dates such as 3/4/2020 where both readings
 * are possible.
 */
export function printedDates(text: string, order: Order = 'day-first'): readonly PrintedDate[] {
  const found: PrintedDate[] = [];
  const add = (match: RegExpMatchArray, year: number | null, month: number | null, day: number) => {
    if (month === null || !isDay(year, month, day)) return;
    const start = match.index ?? 0;
    const end = start + match[0].trimEnd().length;
    if (found.some((other) => start < other.end && end > other.start)) return;
    found.push({ start, end, year, month, day });
  };
  for (const m of text.matchAll(ISO)) add(m, Number(m[1]), Number(m[2]), Number(m[3]));
  for (const m of text.matchAll(EAST_ASIAN)) add(m, Number(m[1]), Number(m[2]), Number(m[3]));
  for (const m of text.matchAll(DAY_FIRST)) add(m, yearOf(m[3]), monthOf(m[2] ?? ''), Number(m[1]));
  for (const m of text.matchAll(MONTH_FIRST)) add(m, yearOf(m[3]), monthOf(m[1] ?? ''), Number(m[2]));
  for (const m of text.matchAll(NUMERIC)) {
    const [a, b] = [Number(m[1]), Number(m[2])];
    const monthFirst = b > 12 || (a <= 12 && order === 'month-first');
    add(m, yearOf(m[3]), monthFirst ? a : b, monthFirst ? b : a);
  }
  return found.sort((a, b) => a.start - b.start);
}

function yearOf(digits: string | undefined): number | null {
  if (!digits) return null;
  const year = Number(digits);
  return year >= 100 ? year : year < 70 ? 2000 + year : 1900 + year;
}
