import { createHash } from 'node:crypto';
import { extract } from '#pipeline/extract';
import type { Engine } from '#pipeline/rules/engine';
import type { ArticleRecord } from '#schemas/record';

/** The record of a plain text. */
export function recordOf(text: string, engine: Engine, published = '2024-06-04'): ArticleRecord {
  const id = `sha256:${createHash('sha256').update(text).digest('hex')}`;
  const source = { uri: 'story.txt', id: null, mediaType: 'text/plain' };
  return extract({ id, source, content: text, given: { published, title: null, url: null, publisher: null } }, engine);
}
