import { namesIn } from '#pipeline/stages/read/byline';
import type { PageData } from '#pipeline/stages/read/html/page-data';
import { decoded } from '#pipeline/stages/read/html/title';
import { textOf, tidy } from '#pipeline/stages/read/html/tree';

/**
 * Names of the authors of a page: structured data, metas, marked elements. Where an outlet or an agency signs, it is
 * named.
 */
export function authorsOf({ linked, authorMetas, authors }: PageData): readonly string[] {
  const fromLinked = unique(linked.authors.flatMap(stated));
  if (fromLinked.length) return fromLinked;
  const fromMetas = unique(authorMetas.flatMap(stated));
  if (fromMetas.length) return fromMetas;
  for (const element of authors) {
    const text = tidy(textOf(element));
    if (text.length < 4 || text.length > 120) continue;
    const names = namesIn(text.replace(LEAD, ''));
    if (names.length) return names;
  }
  return [];
}

const LEAD = /^(?:written by|story by|words by|reported by|by|von|par|por|di|door|af|av|autor|texto?)\s*:?\s+/i;
const NOBODY = /^(?:https?:|www\.|@|admin\w*$|administrator$|editor$|webmaster$|null$|undefined$|unknown$|n\/a$|\d+$)/i;
const LONGEST = 80;

/** The names in an author field, which may join several. */
function stated(field: string): readonly string[] {
  const plain = tidy(decoded(field).replace(/<[^>]{0,200}>/g, ' ')).replace(LEAD, '');
  if (plain.length > 300) return [];
  return plain
    .split(/\s*[,;|•·\n]\s*|\s+(?:and|und|et|&|y|og|och)\s+/)
    .map((name) => name.replace(LEAD, '').trim())
    .filter((name) => name.length > 1 && name.length <= LONGEST && !NOBODY.test(name));
}

const unique = (names: readonly string[]): readonly string[] => {
  const seen = new Set<string>();
  return names.filter((name) => !seen.has(name.toLowerCase()) && seen.add(name.toLowerCase()));
};
