import { namesIn } from '#pipeline/stages/read/byline';
import type { PageData } from '#pipeline/stages/read/html/page-data';
import { decoded } from '#pipeline/stages/read/html/title';
import { textOf, tidy } from '#pipeline/stages/read/html/tree';
import { plain } from '#pipeline/stages/read/roles';

/**
 * Names of the authors of a page: structured data, metas, marked elements. Where only an outlet or an agency signs,
 * a person who is named on the page goes before it.
 */
export function authorsOf(data: PageData): readonly string[] {
  const { linked, authorMetas, metas } = data;
  const fromLinked = unique(linked.authors.flatMap(stated));
  const names = fromLinked.length ? fromLinked : unique(authorMetas.flatMap(stated));
  const outlets = new Set([linked.publisher, metas.get('og:site_name')].map((outlet) => plain(outlet ?? '')));
  const isOutlet = (name: string) => outlets.has(plain(name)) || COLLECTIVE.test(name);
  if (names.length && !names.every(isOutlet)) return names;
  const visible = visibleNames(data);
  return visible.length ? visible : names;
}

const COLLECTIVE =
  /\b(?:staff|newsroom|desk|editors?|editorial|redaktion|redactie|redacción|redazione|rédaction|team)\b/i;
const LONGEST_LINE = 120;

function visibleNames({ authors }: PageData): readonly string[] {
  for (const element of authors) {
    const text = tidy(textOf(element));
    if (text.length < 4 || text.length > LONGEST_LINE) continue;
    const names = namesIn(text.replace(LEAD, ''));
    if (names.length) return names;
  }
  return [];
}

const LEAD = /^(?:written by|story by|words by|reported by|by|von|par|por|di|door|af|av|autor|texto?)\s*:?\s+/i;
const NOBODY =
  /^(?:https?:|(?:image|photo|picture)s?\b|www\.|@|admin\w*$|administrator$|editor$|webmaster$|null$|undefined$|unknown$|n\/a$|\d+$)/i;
const LONGEST = 80;

/** The names in an author field, which may join several. */
function stated(field: string): readonly string[] {
  const plain = tidy(decoded(field).replace(/<[^>]{0,200}>/g, ' ')).replace(LEAD, '');
  if (plain.length > 300) return [];
  return plain
    .split(/\s*[,;|•·\n]\s*|\s+(?:and|und|et|&|y|og|och)\s+/)
    .map((name) =>
      name
        .replace(/^[^\p{L}\p{N}]+/u, '')
        .replace(LEAD, '')
        .trim(),
    )
    .filter((name) => name.length > 1 && name.length <= LONGEST && !NOBODY.test(name));
}

const unique = (names: readonly string[]): readonly string[] => {
  const seen = new Set<string>();
  return names.filter((name) => !seen.has(name.toLowerCase()) && seen.add(name.toLowerCase()));
};
