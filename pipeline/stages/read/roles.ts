import { isAuthorTitle, isBareName, isByline } from '#pipeline/stages/read/byline';
import { openingDateline, standingDateline } from '#pipeline/stages/read/dateline';
import {
  isAboutHeading,
  isAddress,
  isAuthorNote,
  isCaption,
  isCommentStart,
  isContactLine,
  isContactStart,
  isCredit,
  isEndMark,
  isFurniture,
  isLegal,
  isMailHead,
  isPromo,
  isRelated,
  isReleaseMark,
} from '#pipeline/stages/read/left-out';
import { printedDates } from '#pipeline/stages/read/printed-date';
import type { SegmentRole } from '#schemas/vocabulary';

/** A block of an article before it has a role. */
export type Piece = {
  /** On one line. */
  readonly text: string;
  readonly tag: 'paragraph' | 'heading' | 'item' | 'quote' | 'row' | 'caption';
  /** Share of its characters that are links; null where there is no markup. */
  readonly linked: number | null;
  /** The role that markup gives it. */
  readonly hint: SegmentRole | null;
  /** A gap stands before it. */
  readonly apart: boolean;
};

type State = {
  /** The kind of block that goes on until something ends it. */
  mode: 'article' | 'about' | 'contact' | 'legal' | 'related' | 'comments' | 'after-end';
  bodies: number;
};

const TERMINAL = /[.!?:;,…]["'”’)\]]{0,2}$/;
const ITEM = /^(?:[-*•·▪◦●■–—➤►] ?(?=[\p{L}\d"“(])|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)] )/u;
/** Cells apart by tabs or bars. */
export const ROW = /\S\t\S|\S ?\| ?\S/;
const LONGEST_ITEM = 240;
/** A numbered paragraph of a statement is a paragraph. */
const LONGEST_SENTENCE_ITEM = 120;

/** Roles of the blocks that follow the headline, one for each, in order. */
export function rolesOf(pieces: readonly Piece[], headline: string | null): readonly SegmentRole[] {
  const state: State = { mode: 'article', bodies: 0 };
  const repeated = headline === null ? null : plain(headline);
  return pieces.map((_, index) => {
    const role = roleOf(pieces, index, state, repeated);
    if (role === 'body' || role === 'quote') state.bodies++;
    return role;
  });
}

/** Says the same as a title in plain form; lengths are compared first because folding is slow. */
const isLike = (text: string, title: string): boolean =>
  text.length >= title.length && text.length <= title.length + 20 && plain(text) === title;

/** Letters and digits only, small: for comparing titles. */
export const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

function roleOf(pieces: readonly Piece[], index: number, state: State, headline: string | null): SegmentRole {
  const piece = pieces[index] as Piece;
  const { text } = piece;
  if (piece.hint) return piece.hint;
  const going = interrupts(text, state) ? null : goesOn(piece, state, pieces[index + 1]);
  if (going) return going;
  state.mode = 'article';
  const opened = opens(piece, state, index + 1 === pieces.length);
  if (opened) return opened;
  if (headline !== null && isLike(text, headline)) return 'caption';
  return leftOut(piece, index, pieces) ?? front(pieces, index, state) ?? inBody(pieces, index);
}

/** Ends boilerplate, but neither comments nor what follows the end mark. */
const interrupts = (text: string, { mode }: State): boolean =>
  mode !== 'comments' && mode !== 'after-end' && (isEndMark(text) || isContactStart(text) || isCommentStart(text));

/** The role of a block inside a run (boilerplate, comments, …), or null where the run has ended. */
function goesOn(piece: Piece, { mode }: State, next: Piece | undefined): SegmentRole | null {
  const { text } = piece;
  switch (mode) {
    case 'comments':
      return 'comment';
    case 'after-end':
      return isLegal(text) ? 'legal' : 'about';
    case 'contact':
      return isContactLine(text) && !isHeading(piece, next) ? 'about' : null;
    case 'about':
    case 'legal':
      return boilerplate(piece, mode, next);
    case 'related':
      return isTeaser(piece) ? 'related' : null;
    default:
      return null;
  }
}

/** Goes on until a heading or a dateline. */
function boilerplate(piece: Piece, mode: 'about' | 'legal', next: Piece | undefined): SegmentRole | null {
  const { text } = piece;
  if (isHeading(piece, next) || openingDateline(text, false)) return null;
  if (isAddress(text)) return 'about';
  return isLegal(text) ? 'legal' : mode;
}

const isTeaser = ({ text, linked, apart }: Piece): boolean =>
  isHeadlineLike(text) && (linked === null ? !apart : linked > 0.5);

/** Blocks that begin a run. */
function opens({ text, linked }: Piece, state: State, isLast: boolean): SegmentRole | null {
  const started = state.bodies > 0;
  if (isEndMark(text)) {
    if (started && text.length > 2) state.mode = 'after-end';
    return 'navigation';
  }
  if (started && isCommentStart(text)) {
    state.mode = 'comments';
    return 'comment';
  }
  if (isContactStart(text)) {
    state.mode = 'contact';
    return 'about';
  }
  if (started && !isLast && isAboutHeading(text)) {
    state.mode = 'about';
    return 'about';
  }
  return opensLinks(text, linked, state);
}

function opensLinks(text: string, linked: number | null, state: State): SegmentRole | null {
  if (isLegal(text)) {
    if (text.length < 80 && /statements?$|harbou?r/i.test(text)) state.mode = 'legal';
    return 'legal';
  }
  if (!isRelated(text, linked)) return null;
  if (text.length < 60) state.mode = 'related';
  return 'related';
}

/** Blocks that are left out by what they say. */
function leftOut(piece: Piece, index: number, pieces: readonly Piece[]): SegmentRole | null {
  const { text } = piece;
  if (/^\S{1,64}@\S{1,64}$/.test(text)) return 'about';
  if (isCaption(text)) return 'caption';
  if (isCredit(text)) return piece.tag === 'caption' || text.length > 120 ? 'caption' : 'credit';
  if (piece.tag === 'caption') return 'caption';
  if (isPromo(text)) return 'promo';
  if (isFurniture(text)) return 'navigation';
  if (index > 1 && index * 4 >= pieces.length && isAuthorNote(text)) return 'about';
  return null;
}

/** Author and date lines: before the first paragraph, or at the very end. */
function front(pieces: readonly Piece[], index: number, state: State): SegmentRole | null {
  const { text } = pieces[index] as Piece;
  if (isByline(text)) return 'byline';
  if (state.bodies > 1 || text.length > 120) return null;
  if (isReleaseMark(text)) return 'kicker';
  if (standingDateline(text)) return 'dateline';
  if (isDateLine(text) || isStamp(text)) return 'byline';
  if (isMailHead(text)) return 'navigation';
  return state.bodies === 0 && signs(pieces, index) ? 'byline' : null;
}

/** A name or a title beside a line of its kind or a date: the author as some sites print him. */
function signs(pieces: readonly Piece[], index: number): boolean {
  const { text } = pieces[index] as Piece;
  const around = [pieces[index - 1]?.text, pieces[index + 1]?.text].filter((other) => other !== undefined);
  if (isAuthorTitle(text)) return around.some((other) => isBareName(other) || isByline(other));
  return (
    isBareName(text) &&
    around.some((other) => isAuthorTitle(other) || isDateLine(other) || standingDateline(other) !== null)
  );
}

/** "Published: 5 May 2020 14:02", "Updated May 5, 2020 | 3 min read". */
export const isDateLine = (text: string): boolean =>
  text.length < 100 &&
  /^(?:first )?(?:published|posted|updated|last (?:updated|modified)|issued|released|created|date)\b/i.test(text) &&
  !/[a-z]{2}\.["”]?$/.test(text) &&
  (/\d{1,2}:\d{2}/.test(text) || printedDates(text).length > 0);

const AROUND_DATES =
  /\b(?:published|updated|posted|last|modified|on|at|[ap]\.?m|[a-z]{3,6}day|mon|tue|wed|thu|fri|sat|sun|hours?|mins?|minutes?|read|comments?|views?|gmt|utc|e[sd]t|p[sd]t|cet|cest|bst|ist|jst|kst)\b|[\d:.,|•·–—/()-]/gi;

/** A day with its year, perhaps a time, a name behind a bar, a count: "Nov 22, 2023, 12:37 AM", "27 July 2023 | Ann Bell". */
export function isStamp(text: string): boolean {
  if (text.length > 100 || !/\d{4}/.test(text) || /[a-z]{3}[.!?]["”]?$/.test(text)) return false;
  const dates = printedDates(text);
  if (!dates.some(({ year }) => year !== null)) return false;
  const rest = dates.reduceRight((left, { start, end }) => left.slice(0, start) + left.slice(end), text);
  return rest.replace(AROUND_DATES, '').trim().length < 3 || /[|•·]/.test(text);
}

function inBody(pieces: readonly Piece[], index: number): SegmentRole {
  const piece = pieces[index] as Piece;
  const { text, tag } = piece;
  if (tag === 'row' || isRow(pieces, index)) return 'table';
  if (tag === 'heading') return 'heading';
  if (tag === 'item') return 'list-item';
  if (piece.linked === null && isItem(text)) return 'list-item';
  if (tag === 'quote') return 'quote';
  if (/^["“][^"“”]{20,}["”]$/.test(text)) return 'quote';
  return piece.linked === null && isHeading(piece, pieces[index + 1]) ? 'heading' : 'body';
}

const isItem = (text: string): boolean =>
  ITEM.test(text) && text.length <= (text.endsWith('.') && /^\(?\w/.test(text) ? LONGEST_SENTENCE_ITEM : LONGEST_ITEM);

/** A line of a table in plain text has a neighbour of its kind. */
function isRow(pieces: readonly Piece[], index: number): boolean {
  const like = (piece: Piece | undefined) =>
    piece !== undefined && piece.linked === null && piece.text.length < 200 && ROW.test(piece.text);
  return like(pieces[index]) && (like(pieces[index - 1]) || like(pieces[index + 1]));
}

/** Short, without a full stop. */
export const isHeadlineLike = (text: string): boolean => text.length <= 250 && !endsSentence(text);

const ABBREVIATION = /\b(?:U\.S|U\.K|U\.N|E\.U|Inc|Corp|Co|Ltd|Jr|Sr|St|[A-Z])\.$/;

/** Ends in a full stop that is no abbreviation's. A question or an exclamation may be a headline. */
const endsSentence = (text: string): boolean => /[.:;,…]["'”’)\]]{0,2}$/.test(text) && !ABBREVIATION.test(text);

/** "Q: …", "QUESTION: …" in an interview. */
const SPEAKER = /^(?:Q|A|[\p{Lu}][\p{Lu} .'-]{1,30}): \S/u;

/** A line above a paragraph that is too short to be one: "AIR FORCE", "What happens next". */
function isHeading(piece: Piece, next: Piece | undefined): boolean {
  if (piece.tag === 'heading') return true;
  if (piece.linked !== null || piece.tag !== 'paragraph' || !piece.apart || next === undefined) return false;
  const { text } = piece;
  if (text.length > 80 || !/\p{L}/u.test(text) || /^[("“[]/.test(text)) return false;
  if (TERMINAL.test(text) && (!/^[^.!,;…]{3,60}[?:]$/.test(text) || SPEAKER.test(text))) return false;
  return next.text.length > text.length;
}
