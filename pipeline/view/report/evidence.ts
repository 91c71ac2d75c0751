import { type Html, html, type Part } from '#pipeline/view/report/html';
import { spanKey } from '#pipeline/view/report/marks';
import type { Span } from '#schemas/document';
import type { Agreement, ArticleRecord } from '#schemas/record';

type Jump = { readonly spans: readonly Span[]; readonly content: Part; readonly hint?: string | undefined };

/** A button that leads to the words that something rests on, one after the other; plain text where there are none. */
export function jump({ spans, content, hint }: Jump): Html {
  const keys = [...new Set(spans.filter(({ start, end }) => end > start).map(spanKey))];
  if (!keys.length) return html`<span class="plain">${content}</span>`;
  const count = keys.length > 1 ? html`<span class="count">${keys.length}×</span>` : null;
  const title = hint ? html` title="${hint}"` : null;
  return html`<button type="button" class="go" data-go="${keys.join(' ')}"${title}>${content}${count}</button>`;
}

/** The words on which a field of an agreement rests. */
export const evidenceOf = (field: string, { evidence }: Agreement): Agreement['evidence'] =>
  evidence.filter((one) => one.field === field);

/** The rules that read them, for the curious. */
export function rulesOf(field: string, agreement: Agreement): string | undefined {
  const rules = [...new Set(evidenceOf(field, agreement).map(({ rule }) => rule))];
  return rules.length ? `by ${rules.join(', ')}` : undefined;
}

const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

/** Where a record names a party: the evidence that overlaps one of its mentions, else all mentions. */
export function partySpans(agreement: Agreement, party: ArticleRecord['parties'][number] | undefined): readonly Span[] {
  if (!party) return [];
  const proven = evidenceOf('parties', agreement).filter((one) => party.mentions.some((other) => overlaps(one, other)));
  return proven.length ? proven : party.mentions;
}

/** Words that a record holds as worded in the text, for instance an item; empty where the text words them otherwise. */
export function wordedIn({ text }: ArticleRecord['article'], wording: string): readonly Span[] {
  const start = text.indexOf(wording);
  return start < 0 ? [] : [{ start, end: start + wording.length }];
}
