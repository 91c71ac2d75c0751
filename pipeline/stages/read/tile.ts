import { reasonOf } from '#pipeline/stages/read/left-out';
import type { Segment } from '#schemas/document';
import type { SegmentRole } from '#schemas/vocabulary';

/** Where a part of an article begins, and what it is. */
export type Part = { readonly start: number; readonly role: SegmentRole; readonly reason?: string };

/** Segments that tile a text: each reaches to the start of the next, the first from 0. `parts` are in text order. */
export function tile(text: string, parts: readonly Part[]): readonly Segment[] {
  if (text.length === 0) return [];
  if (parts.length === 0) return [{ role: 'body', start: 0, end: text.length, reason: null }];
  return parts.map(({ role, reason }, i) => ({
    role,
    start: i === 0 ? 0 : (parts[i] as Part).start,
    end: parts[i + 1]?.start ?? text.length,
    reason: reason ?? reasonOf(role),
  }));
}
