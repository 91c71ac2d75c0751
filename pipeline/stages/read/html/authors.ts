import { isBareName, namesIn } from '#pipeline/stages/read/byline';
import type { PageData } from '#pipeline/stages/read/html/page-data';
import { decoded } from '#pipeline/stages/read/html/title';
import { type Element, eachElement, isElement, lineOf, tidy } from '#pipeline/stages/read/html/tree';
import { plain } from '#pipeline/stages/read/roles';

/**
 * Names of the authors of a page: structured data, metas, marked elements, a signature. Where only an outlet or an
 * agency signs in one, a person who is named in another goes before it.
 */
export function authorsOf(data: PageData): readonly string[] {
  const { linked, authorMetas } = data;
  const isOutlet = outletTest(data);
  const persons = (names: readonly string[]): readonly string[] => {
    const others = names.filter((name) => !isOutlet(name));
    if (others.every((name) => COLLECTIVE.test(name))) return [];
    return others.filter((name, i) => i === 0 || !isOffice(name));
  };
  const fields = [unique(linked.authors.flatMap(stated)), unique(authorMetas.flatMap(stated))];
  for (const names of fields) {
    const named = persons(names);
    if (named.length) return named;
  }
  const visible = visibleNames(data);
  if (visible.length) return visible;
  const signed = signatureOf(data);
  return signed.length ? signed : (fields.find((names) => names.length > 0) ?? []);
}

/** Tells the page's own outlet, as its metas and its address name it. */
function outletTest({ linked, metas, canonical }: PageData): (name: string) => boolean {
  const own = [linked.publisher, metas.get('og:site_name')].map((outlet) => plain(outlet ?? ''));
  const host = hostOf(metas.get('og:url') ?? canonical ?? linked.url ?? '');
  return (name) => {
    const folded = plain(name);
    if (own.includes(folded)) return true;
    const [first = ''] = folded.split(' ');
    const glued = folded.replaceAll(' ', '');
    return glued.length >= 3 && host !== '' && (host === glued || (first.length >= 6 && host.startsWith(first)));
  };
}

/** "https://www.lrt.lt/x" → "lrtlt". */
const hostOf = (url: string): string =>
  (/^https?:\/\/(?:www\.|m\.)?([^/:?#]{1,200})/i.exec(url)?.[1] ?? '').toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** "professor of the institute of history": what stands behind a name, in more small words than names have. */
function isOffice(name: string): boolean {
  const words = name.split(' ');
  return words.length >= 4 && words.filter((word) => /^\p{Ll}/u.test(word)).length * 2 > words.length;
}

const COLLECTIVE =
  /\b(?:staff|newsroom|desk|editors?|editorial|redaktion|redactie|redacción|redazione|rédaction|team)\b/i;
const LONGEST_LINE = 120;

function visibleNames({ authors }: PageData): readonly string[] {
  for (const element of authors) {
    const text = lineOf(element);
    if (text.length < 4 || text.length > LONGEST_LINE) continue;
    const names = namesIn(text.replace(LEAD, ''));
    if (names.length) return names;
  }
  return [];
}

/** A paragraph this long is one of the article. */
const PROSE = 80;

/** A name alone in bold that begins or ends the run of an article's paragraphs. */
function signatureOf({ body }: PageData): readonly string[] {
  let found: readonly string[] = [];
  if (!body) return found;
  eachElement(body, (element) => {
    if (found.length || !BOLD.has(element.name) || element.parent?.type !== 'tag') return;
    const paragraph = element.parent as Element;
    if (paragraph.name !== 'p') return;
    const name = lineOf(element);
    if (!isBareName(name) || lineOf(paragraph) !== name) return;
    const [before, after] = [isProse(paragraph, 'prev'), isProse(paragraph, 'next')];
    if (before !== after) found = namesIn(name);
  });
  return found;
}

const BOLD: ReadonlySet<string> = new Set(['strong', 'b', 'em', 'i']);

/** True where the nearest paragraph on that side is one of the article. */
function isProse(paragraph: Element, side: 'prev' | 'next'): boolean {
  for (let at = paragraph[side]; at; at = at[side])
    if (isElement(at) && at.name === 'p' && lineOf(at) !== '') return lineOf(at).length >= PROSE;
  return false;
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
