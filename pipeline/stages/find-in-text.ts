import type { Engine } from '#pipeline/rules/engine';
import { find } from '#pipeline/stages/find';
import { segment } from '#pipeline/stages/segment';
import type { Article, Document } from '#schemas/document';
import type { Mention } from '#schemas/mention';

/** A plain text as a document of body segments, one a paragraph: for cases, rule tests and explanations. */
export function documentOf(text: string, published: string | null, engine: Engine): Document {
  return segment(bareArticle(text, published), engine.vocabulary);
}

/** Mentions of all kinds in a plain text. */
export function findInText(
  text: string,
  published: string | null,
  engine: Engine,
): ReadonlyMap<string, readonly Mention[]> {
  return find(documentOf(text, published, engine), engine).mentions;
}

function bareArticle(text: string, published: string | null): Article {
  return {
    title: null,
    byline: [],
    publisher: null,
    url: null,
    language: 'en',
    published: published === null ? null : { value: published, source: 'option', certainty: 'explicit' },
    modified: null,
    conflicts: [],
    text,
    segments: [{ role: 'body', start: 0, end: text.length, reason: null }],
    warnings: [],
  };
}
