import type { Engine } from '#pipeline/rules/engine';
import { assemble } from '#pipeline/stages/assemble';
import { check } from '#pipeline/stages/check';
import { find } from '#pipeline/stages/find';
import { link } from '#pipeline/stages/link';
import { read } from '#pipeline/stages/read';
import { segment } from '#pipeline/stages/segment';
import type { ArticleInput } from '#schemas/document';
import type { ArticleRecord } from '#schemas/record';

/**
 * The whole walk of one article, pure and synchronous: the same input, rules and version give the same record, whatever
 * was processed before.
 * @throws Error only where the input cannot be read at all, or a record would break the contract.
 */
export function extract(input: ArticleInput, engine: Engine): ArticleRecord {
  const article = read(input);
  const document = segment(article, engine.vocabulary);
  const { mentions, warnings } = find(document, engine);
  const linked = link(document, mentions);
  return check(assemble({ input, document, mentions, linked, warnings, engine }));
}
