import { assemble } from '#pipeline/stages/read/html/assemble';
import { authorsOf } from '#pipeline/stages/read/html/authors';
import { modifiedDay, pageDates } from '#pipeline/stages/read/html/dates';
import { outletBody } from '#pipeline/stages/read/html/outlet-body';
import { type PageData, pageData } from '#pipeline/stages/read/html/page-data';
import { articlePieces } from '#pipeline/stages/read/html/pieces';
import { rescued } from '#pipeline/stages/read/html/rescue';
import { titleOf } from '#pipeline/stages/read/html/title';
import { parsePage } from '#pipeline/stages/read/html/tree';
import { inferredClaims } from '#pipeline/stages/read/inferred-year';
import { languageOf } from '#pipeline/stages/read/language';
import { type DateClaim, givenDay, publishedOf } from '#pipeline/stages/read/published';
import { tile } from '#pipeline/stages/read/tile';
import type { Article, ArticleInput } from '#schemas/document';
import type { Warning } from '#schemas/record';

/** Reads a page: its article's text, paragraphs joined by a blank line, with what the page says about it. */
export function readHtml({ content, given }: ArticleInput): Article {
  const document = parsePage(content);
  const data = pageData(document);
  const { title, others } = titleOf(data);
  const url = given.url ?? data.canonical ?? data.metas.get('og:url') ?? data.linked.url;
  const headline = given.title ?? title;
  const byline = authorsOf(data);
  const dates = pageDates(data, url);
  const pieces = data.body
    ? articlePieces(document, data.body, {
        headline: title ?? headline,
        description: descriptionOf(data),
        authors: byline,
        pictures: data.pictures,
        container: outletBody(data.body, url, dates[0]?.value ?? null),
      })
    : [];
  const { text, parts, claims, agency, yearless } = assemble(rescued(pieces, data.linked.body), headline);
  const option = given.published === null ? null : givenDay(given.published);
  const stated: readonly DateClaim[] = [
    ...(option === null ? [] : [{ value: option, source: 'option' } as const]),
    ...dates,
    ...claims,
  ];
  const { published, conflicts } = publishedOf(stated.length ? stated : inferredClaims(yearless, text));
  return {
    title: headline,
    byline,
    publisher: given.publisher ?? publisherOf(data) ?? agency,
    url,
    language: languageOf(text),
    published,
    modified: modifiedDay(data),
    conflicts: [...conflicts, ...others.map(({ value, source }) => ({ field: 'title', value, source }))],
    text,
    segments: tile(text, parts),
    warnings: data.linked.isFree ? [] : [CUT],
  };
}

const CUT: Warning = {
  code: 'text-may-be-cut',
  message: 'The page says that its article is not free to read; the text may be cut.',
  start: null,
  end: null,
};

const descriptionOf = ({ metas }: PageData): string | null =>
  metas.get('og:description') ?? metas.get('description') ?? metas.get('twitter:description') ?? null;

const publisherOf = ({ linked, metas }: PageData): string | null =>
  linked.publisher ?? metas.get('og:site_name') ?? metas.get('application-name') ?? metas.get('dc.publisher') ?? null;
