import { namesIn } from '#pipeline/stages/read/byline';
import type { PageData } from '#pipeline/stages/read/html/page-data';
import { decoded } from '#pipeline/stages/read/html/title';
import { textOf, tidy } from '#pipeline/stages/read/html/tree';

/** Names of the authors of a page: structured data, metas, marked elements. */
export function authorsOf({ linked, authorMetas, authors }: PageData): readonly string[] {
  const fromLinked = unique(linked.authors.flatMap((name) => namesIn(decoded(name))));
  if (fromLinked.length) return fromLinked;
  const fromMetas = unique(authorMetas.flatMap((name) => (/^https?:/.test(name) ? [] : namesIn(decoded(name)))));
  if (fromMetas.length) return fromMetas;
  for (const element of authors) {
    const text = tidy(textOf(element));
    if (text.length < 4 || text.length > 120) continue;
    const names = namesIn(text);
    if (names.length) return names;
  }
  return [];
}

const unique = (names: readonly string[]): readonly string[] => [...new Set(names)];
