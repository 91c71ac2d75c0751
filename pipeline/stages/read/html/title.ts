import type { PageData } from '#pipeline/stages/read/html/page-data';
import { textOf, tidy } from '#pipeline/stages/read/html/tree';
import { plain } from '#pipeline/stages/read/roles';

export type Title = {
  readonly title: string | null;
  readonly others: readonly { readonly value: string; readonly source: string }[];
};

/** Structured data of a front page names hundreds of articles; its own stands early. */
const MOST_CLAIMS = 50;

/** What sites put between a headline and their own name. */
const SITE = /\s+(?:[|•·»›:]|[-–—]{1,2})\s+[^|•·»›]{2,60}$/u;

/**
 * The headline of a page: the `<h1>` that the structured data, a meta element or `<title>` repeats, else what these
 * say. Differing ones are given too.
 */
export function titleOf({ linked, metas, titleElement, headings }: PageData): Title {
  const claims = [
    ...[...new Set(linked.headlines)].slice(0, MOST_CLAIMS).map((value) => ({ value, source: 'json-ld' })),
    ...['og:title', 'twitter:title', 'dc.title', 'title', 'headline', 'sailthru.title', 'parsely-title'].flatMap(
      (key) => {
        const value = metas.get(key);
        return value ? [{ value, source: 'meta' }] : [];
      },
    ),
    ...(titleElement ? [{ value: titleElement, source: 'title-element' }] : []),
  ].map(({ value, source }) => ({ value: tidy(decoded(value)), source }));
  const tops = headings.map((element) => tidy(textOf(element))).filter((text) => text.length > 3 && text.length < 300);
  const h1 =
    tops.find((top) => claims.some(({ value }) => repeats(value, top))) ?? (tops.length === 1 ? tops[0] : undefined);
  const repeated = h1 !== undefined && claims.some(({ value }) => repeats(value, h1));
  const [claim] = claims;
  const title = repeated ? h1 : claim ? withoutSite(claim.value) : (h1 ?? null);
  const others =
    title === null
      ? []
      : claims.filter(
          ({ value }, i) =>
            !repeats(value, title) && !repeats(title, value) && claims.findIndex((c) => c.value === value) === i,
        );
  return { title: title || null, others: others.map(({ value, source }) => ({ value: withoutSite(value), source })) };
}

/** `title` is `headline`, perhaps with the name of a site after it. */
function repeats(title: string, headline: string): boolean {
  const [a, b] = [plain(title), plain(headline)];
  return b !== '' && (a === b || (b.length > 12 && (a.startsWith(`${b} `) || a.endsWith(` ${b}`))));
}

export function withoutSite(title: string): string {
  const short = title.replace(SITE, '');
  return short.length >= 15 || short.length > title.length / 2 ? short : title;
}

/** Entities that were escaped twice. */
export const decoded = (text: string): string =>
  text.replace(
    /&(?:amp;)?(amp|quot|lt|gt|apos|nbsp|rsquo|lsquo|ldquo|rdquo|ndash|mdash|#0?39|#x27|#8217|#8216|#8220|#8221|#8211);/g,
    (whole, name: string) => ENTITIES[name] ?? whole,
  );
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  quot: '"',
  lt: '<',
  gt: '>',
  apos: "'",
  nbsp: ' ',
  rsquo: '’',
  lsquo: '‘',
  ldquo: '“',
  rdquo: '”',
  ndash: '–',
  mdash: '—',
  '#39': "'",
  '#039': "'",
  '#x27': "'",
  '#8217': '’',
  '#8216': '‘',
  '#8220': '“',
  '#8221': '”',
  '#8211': '–',
};
