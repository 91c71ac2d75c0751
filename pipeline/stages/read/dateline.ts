import type { PrintedDate } from '#pipeline/stages/read/printed-date';
import { printedDates } from '#pipeline/stages/read/printed-date';

/** The opening of a report: "LISBON, Oct 15 (Northline) - ". */
export type Dateline = {
  /** UTF-16 units of the paragraph that it takes, with its dash and the blank after it. */
  readonly length: number;
  readonly agency: string | null;
  readonly date: PrintedDate | null;
};

const NAME = "\\p{Lu}[\\p{L}'’.-]*";
const PLACE = `${NAME}(?:[ /](?:of|de|del|al|la|el|the|upon|and|${NAME})){0,4}`;
const MONTH = 'Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC';
const DATE = `(?:\\p{L}{3,9}day,? )?(?:(?:${MONTH})\\p{L}{0,6}\\.? \\d{1,2}(?:st|nd|rd|th)?(?:,? \\d{4})?|\\d{1,2}(?:st|nd|rd|th)? (?:${MONTH})\\p{L}{0,6}\\.?,?(?: \\d{4})?)`;
const AGENCY = "[\\p{Lu}][\\p{L}\\d .,&/'’-]{1,48}";
const DASH = '(?:\\s*[—–―]\\s*|\\s*--\\s*|\\s+-\\s+)';

/** Place, then perhaps more of it, a date, and an agency in brackets or slashes, then a dash. */
const OPENING = new RegExp(
  `^(${PLACE}(?:, ?${PLACE}){0,3})(?:,? (${DATE}))?(?:(?:\\s*--?)?\\s*\\((${AGENCY})\\)|[.,]?\\s*/(${AGENCY})/)?${DASH}(?=\\S)`,
  'u',
);
/** "MOSCOW, October 5. /TASS/. " */
const SLASHED = new RegExp(`^(${PLACE})(?:,? (${DATE}))?\\.?\\s*/(${AGENCY})/\\.?\\s+(?=\\S)`, 'u');
/** "(Reuters) - " */
const BARE = new RegExp(`^\\((${AGENCY})\\)${DASH}(?=\\S)`, 'u');
/** "NEW DELHI, July 14: " */
const DATED_COLON = new RegExp(`^(${PLACE}(?:, ?${PLACE}){0,2}),? (${DATE}):\\s+(?=["“‘'\\p{Lu}])`, 'u');
/** "NEW DELHI: " */
const COLON = /^(\p{Lu}[\p{Lu}'’.-]+(?:[ /]\p{Lu}[\p{Lu}'’.-]+){0,3}):\s+(?=["“‘'\p{Lu}])/u;
/** A line of its own: "Lisbon, 12 September 2024". */
const ALONE = new RegExp(`^(?:${PLACE}(?:, ?${PLACE}){0,2}(?:,|:)? ?(?:[-–—] ?)?)?\\(?${DATE}\\)?[.:]?$`, 'u');

const NO_PLACE =
  /^(?:UPDATE\w*|CORRECTION\w*|CORRECTED|EXCLUSIVE|BREAKING|NOTE|WATCH|ANALYSIS|OPINION|EDITORIAL|EXPLAINER|FACTBOX|LIVE|WARNING|PHOTOS?|VIDEO|READ|NEWS|PRESS|ALERT|CONTRACTS?|NATO|EU|UN|US|USA|UK|WHO|IMF|INTERVIEW|SUMMARY|BACKGROUND|LOCATION|DATE|TITLE|SUBJECT|FROM|TO|RE|NAVY|ARMY|AIR FORCE|MARINE CORPS|MISSILE DEFENSE AGENCY|DEFENSE LOGISTICS AGENCY|[IVX]+)(?: \d+)?$/;
/** A title such as "Kuwait – Sustainment of Tanks" opens no report. */
const SENTENCE_END = /[.!?:;…]["'”’)\]*]{0,6}\s*$/;
const WEAK_OPENING = /^["“‘'\p{Lu}]/u;

/** Of the agencies in brackets those that name no outlet. */
const NO_OUTLET =
  /^(?:agenc(?:y|ies)|news agencies|wire reports?|staff|own correspondent|local time|combined reports)$/i;

/**
 * The dateline that opens a paragraph, or null. `first` is true for the paragraphs before which no other body text
 * stands: only there a bare place counts ("Paris - ", "NEW DELHI: ").
 */
export function openingDateline(paragraph: string, first: boolean): Dateline | null {
  const head = paragraph.slice(0, 160);
  if (!/^[(\p{Lu}]/u.test(head) || !SENTENCE_END.test(paragraph.slice(-12))) return null;
  const bare = BARE.exec(head);
  if (bare) return made(bare[0], bare[1] ?? null, null);
  const slashed = SLASHED.exec(head);
  if (slashed) return made(slashed[0], slashed[3] ?? null, slashed[2] ?? null);
  const dated = DATED_COLON.exec(head);
  if (dated) return made(dated[0], null, dated[2] ?? null);
  return dashed(head, first) ?? (first ? capitalsWithColon(head) : null);
}

function dashed(head: string, first: boolean): Dateline | null {
  const opening = OPENING.exec(head);
  if (!opening) return null;
  const [whole, place = '', date = null, bracketed, inSlashes] = opening;
  const agency = bracketed ?? inSlashes ?? null;
  const rest = head.slice(whole.length);
  const signed = agency !== null && isAgency(agency) && isOpen(place, rest, first);
  return date !== null || signed || isBarePlace(place, rest, first) ? made(whole, agency, date) : null;
}

function capitalsWithColon(head: string): Dateline | null {
  const colon = COLON.exec(head);
  return colon && !NO_PLACE.test(colon[1] ?? '') ? made(colon[0], null, null) : null;
}

/** The date of a line that holds a place and a day and nothing else, or null. */
export function standingDateline(line: string): PrintedDate | null {
  return line.length <= 80 &&
    ALONE.test(line) &&
    !/^(?:date|published|posted|updated|issued|released|modified)\b/i.test(line)
    ? (printedDates(line)[0] ?? null)
    : null;
}

function made(whole: string, agency: string | null, date: string | null): Dateline {
  const outlet = agency !== null && !NO_OUTLET.test(agency) ? agency.trim() : null;
  return { length: whole.length, agency: outlet, date: date === null ? null : (printedDates(date)[0] ?? null) };
}

/** Not a year, a ticker ("TASE: TLMR") or a short form that the article introduces in lower case. */
const isAgency = (agency: string): boolean => agency.length >= 2 && !agency.includes(':');

const inCapitals = (place: string): boolean => /^[^\p{Ll}]{3,}$/u.test(place.split(',', 1)[0] ?? '');

const isOpen = (place: string, rest: string, first: boolean): boolean =>
  (first || inCapitals(place)) && WEAK_OPENING.test(rest);

function isBarePlace(place: string, rest: string, first: boolean): boolean {
  if (NO_PLACE.test(place) || !isOpen(place, rest, first)) return false;
  if (inCapitals(place)) return true;
  return first && place.split(/[ ,]+/).length <= 4 && !/\b(?:and|the)\b/.test(place);
}
