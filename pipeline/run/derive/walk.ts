import type { Qualifier } from '#pipeline/link/qualifier';
import type { Trace } from '#pipeline/link/trace';
import type { Engine } from '#pipeline/rules/engine';
import { assemble } from '#pipeline/stages/assemble';
import { find } from '#pipeline/stages/find';
import { link } from '#pipeline/stages/link';
import { qualify } from '#pipeline/stages/qualify';
import { read } from '#pipeline/stages/read';
import { segment } from '#pipeline/stages/segment';
import type { ArticleInput, Document, Span } from '#schemas/document';
import type { Mention } from '#schemas/mention';
import type { ArticleRecord } from '#schemas/record';

/** One article with everything that led to its record. */
export type Walk = {
  readonly engine: Engine;
  readonly document: Document;
  readonly mentions: ReadonlyMap<string, readonly Mention[]>;
  readonly qualifier: Qualifier;
  readonly trace: Trace;
  readonly record: ArticleRecord;
};

/** The walk of `extract`, with all that it throws away kept. */
export function walk(input: ArticleInput, engine: Engine): Walk {
  const document = segment(read(input), engine.vocabulary);
  const { mentions, warnings } = find(document, engine);
  const trace: Trace = { choices: [], records: [] };
  const linked = link(document, mentions, trace);
  const record = assemble({ input, document, mentions, linked, warnings, engine });
  return { engine, document, mentions, qualifier: qualify(document, mentions), trace, record };
}

export const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

/** Mentions of a kind, or of all, that overlap a span of the article. */
export function mentionsAt({ mentions, document }: Walk, span: Span, kind?: string): readonly Mention[] {
  const lists = kind === undefined ? [...mentions.values()] : [mentions.get(kind) ?? []];
  return lists.flat().filter((mention) => overlaps(document.origin(mention), span));
}

/** “words” @offset. */
export function quoteOf({ document }: Walk, span: Span): string {
  const { start, end } = document.origin(span);
  return `“${document.article.text.slice(start, end).replace(/\s+/g, ' ')}” @${start}`;
}
