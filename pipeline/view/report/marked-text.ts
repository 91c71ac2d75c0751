import { type Html, html, raw } from '#pipeline/view/report/html';
import { shown } from '#pipeline/view/report/invisible';
import { words } from '#pipeline/view/report/labels';
import { type Mark, spanKey } from '#pipeline/view/report/marks';
import type { ArticleRecord } from '#schemas/record';

type Segment = ArticleRecord['article']['segments'][number];

/**
 * The text of an article, block by block, with its marks. The text content of the result is the article text, code unit
 * for code unit. A mark that another one or the end of a block cuts is written in pieces of the same name.
 */
export function markedText({ article: { text, segments } }: ArticleRecord, marks: readonly Mark[]): Html {
  let next = 0;
  let open: readonly Mark[] = [];
  return html`${segments.map((segment) => {
    const end = segment.start + text.slice(segment.start, segment.end).trimEnd().length;
    const within: Mark[] = open.filter((mark) => mark.end > segment.start);
    for (let mark = marks[next]; mark && mark.start < segment.end; mark = marks[++next]) within.push(mark);
    open = within;
    return block(segment, [pieces(text, segment.start, end, within), gap(text.slice(end, segment.end))]);
  })}`;
}

function block({ role, reason }: Segment, content: readonly Html[]): Html {
  const note = reason === null ? null : html` data-reason="${words(role)}: ${words(reason)}"`;
  return html`<div class="seg ${role}${reason === null ? '' : ' left-out'}"${note}>${content}</div>`;
}

/** The white space between blocks is part of the text, yet only in the way of a reader. */
const gap = (blank: string): Html => (blank ? html`<span class="gap">${blank}</span>` : raw(''));

/** The text from `from` to `to` with the marks that lie or reach into it. */
function pieces(text: string, from: number, to: number, marks: readonly Mark[]): Html {
  const waiting = marks.filter(({ start, end }) => start < to && end > from);
  const cuts = new Set([from, to]);
  for (const { start, end } of waiting) {
    cuts.add(Math.max(start, from));
    cuts.add(Math.min(end, to));
  }
  const places = [...cuts].sort((a, b) => a - b);
  const stack: Mark[] = [];
  const out: string[] = [];
  let next = 0;
  places.forEach((place, i) => {
    closeEnded(stack, place, out);
    for (let mark = waiting[next]; mark && Math.max(mark.start, from) <= place; mark = waiting[++next]) {
      stack.push(mark);
      out.push(opening(mark));
    }
    out.push(shown(text.slice(place, places[i + 1] ?? to)).markup);
  });
  for (const mark of stack) out.push(closing(mark, mark.end <= to));
  return raw(out.join(''));
}

/** Closes what ends here, and closes and opens again what lies above it. */
function closeEnded(stack: Mark[], place: number, out: string[]): void {
  const lowest = stack.findIndex(({ end }) => end <= place);
  if (lowest < 0) return;
  const above = stack.splice(lowest);
  for (const mark of above.toReversed()) out.push(closing(mark, mark.end <= place));
  for (const mark of above) {
    if (mark.end <= place) continue;
    stack.push(mark);
    out.push(opening(mark));
  }
}

function opening(mark: Mark): string {
  const { kind, modality, isUsed, agreements } = mark;
  const classes = [kind, ...(isUsed ? [] : ['unused']), ...(modality ? [modality] : [])].join(' ');
  const of = agreements.length ? html` data-a="${agreements.join(' ')}"` : null;
  return html`<mark class="${classes}" data-s="${spanKey(mark)}"${of}>`.markup;
}

/** The tag stands behind the last piece, outside the text content. */
const closing = ({ tag }: Mark, isLast: boolean): string =>
  `${isLast && tag ? html`<i class="tag" data-t="${tag}"></i>`.markup : ''}</mark>`;
