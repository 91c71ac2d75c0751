import { openingDateline, standingDateline } from '#pipeline/stages/read/dateline';
import type { RoledPiece } from '#pipeline/stages/read/html/pieces';
import { isoDay, type PrintedDate, printedDates } from '#pipeline/stages/read/printed-date';
import type { DateClaim } from '#pipeline/stages/read/published';
import type { Part } from '#pipeline/stages/read/tile';

export type Assembled = {
  readonly text: string;
  readonly parts: readonly Part[];
  /** What datelines and author lines say of the publication day. */
  readonly claims: readonly DateClaim[];
  /** The agency that a dateline names. */
  readonly agency: string | null;
  /** The day of the first dateline that gives no year. */
  readonly yearless: PrintedDate | null;
};

const GAP = '\n\n';

/**
 * Joins the pieces of a page to the article's text, a blank line between them, and cuts off datelines. A headline
 * that stands nowhere on the page is put above.
 */
export function assemble(pieces: readonly RoledPiece[], headline: string | null): Assembled {
  const parts: Part[] = [];
  const claims: DateClaim[] = [];
  const texts: string[] = [];
  let at = 0;
  let agency: string | null = null;
  let bodies = 0;
  let yearless: PrintedDate | null = null;
  const claim = (date: PrintedDate | null, source: DateClaim['source']) => {
    if (date && date.year !== null) claims.push({ value: isoDay(date.year, date.month, date.day), source });
  };
  const add = ({ text, role, reason }: RoledPiece) => {
    const dateline = role === 'body' ? openingDateline(text, bodies === 0) : null;
    if (dateline) {
      parts.push({ start: at, role: 'dateline' });
      agency ??= dateline.agency;
      claim(dateline.date, 'dateline');
      yearless ??= dateline.date;
    }
    if (role === 'dateline') {
      const date = standingDateline(text);
      claim(date, 'dateline');
      yearless ??= date;
    }
    if (role === 'byline' && bodies === 0)
      claim(printedDates(text).find(({ year }) => year !== null) ?? null, 'byline');
    parts.push({ start: at + (dateline?.length ?? 0), role, ...(reason ? { reason } : {}) });
    texts.push(text);
    at += text.length + GAP.length;
    if (role === 'body') bodies++;
  };
  if (headline !== null && !pieces.some(({ role }) => role === 'headline')) add({ text: headline, role: 'headline' });
  for (const piece of pieces) add(piece);
  return { text: texts.join(GAP), parts, claims, agency, yearless };
}
