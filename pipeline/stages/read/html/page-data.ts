import { type LinkedData, readLinkedData } from '#pipeline/stages/read/html/json-ld';
import { type Document, type Element, elementsOf, textOf, tidy } from '#pipeline/stages/read/html/tree';

/** What the head, the structured data and the marked elements of a page say. */
export type PageData = {
  readonly body: Element | null;
  /** `<html lang>`; often wrong. */
  readonly lang: string | null;
  readonly titleElement: string | null;
  /** First content of each meta element by its small-letter property, name or itemprop. */
  readonly metas: ReadonlyMap<string, string>;
  /** All contents of the author metas. */
  readonly authorMetas: readonly string[];
  readonly canonical: string | null;
  readonly linked: LinkedData;
  /** `<time>`, microdata dates and elements with a date attribute. */
  readonly times: readonly Element[];
  /** Elements whose class, id, itemprop or rel names an author or a date. */
  readonly authors: readonly Element[];
  readonly dated: readonly Element[];
  readonly headings: readonly Element[];
};

const AUTHOR_META =
  /^(?:author|article:author|article:author_name|dc\.creator|dcterms\.creator|sailthru\.author|parsely-author|byl|cxenseparse:author|twitter:creator:name|authors?|dable:author|article\.author|news_author)$/;
const AUTHOR_MARK =
  /(?:^|[\s_-])(?:author|authors|byline|auteur|autor|autore|redactie|writer|skribent|journalist|fn)(?:[\s_-]|$|[a-z]*name|[A-Z])/i;
const DATE_MARK = /publish|date|posted|time|datum|fecha|created|byline|meta|submitted|info/i;

/** Gathers everything that is said about a page's article in one pass over the tree. */
export function pageData(document: Document): PageData {
  const metas = new Map<string, string>();
  const authorMetas: string[] = [];
  const scripts: string[] = [];
  const times: Element[] = [];
  const authors: Element[] = [];
  const dated: Element[] = [];
  const headings: Element[] = [];
  let body: Element | null = null;
  let lang: string | null = null;
  let titleElement: string | null = null;
  let canonical: string | null = null;
  for (const element of elementsOf(document)) {
    const { name, attribs } = element;
    if (name === 'meta') {
      const key = (attribs.property ?? attribs.name ?? attribs.itemprop ?? attribs['http-equiv'] ?? '')
        .toLowerCase()
        .trim();
      const content = attribs.content?.trim();
      if (key === '' || !content) continue;
      if (!metas.has(key)) metas.set(key, content);
      if (AUTHOR_META.test(key)) authorMetas.push(content);
      continue;
    }
    if (name === 'script') {
      if (/ld\+json/i.test(attribs.type ?? '')) scripts.push(textOf(element));
      continue;
    }
    if (name === 'html') lang = attribs.lang ?? attribs['xml:lang'] ?? null;
    else if (name === 'title') titleElement ??= tidy(textOf(element)) || null;
    else if (name === 'link' && attribs.rel === 'canonical') canonical ??= attribs.href?.trim() || null;
    else if (name === 'body') body ??= element;
    else if (name === 'h1' || name === 'h2') headings.push(element);
    const label = `${attribs.class ?? ''} ${attribs.id ?? ''} ${attribs.itemprop ?? ''} ${attribs.rel ?? ''}`;
    if (
      name === 'time' ||
      attribs.datetime !== undefined ||
      attribs.pubdate !== undefined ||
      /date(?:Published|Created)/i.test(attribs.itemprop ?? '') ||
      attribs['data-date'] !== undefined ||
      attribs['data-published'] !== undefined
    )
      times.push(element);
    if (label.length > 3 && name !== 'body' && name !== 'html') {
      if (AUTHOR_MARK.test(label)) authors.push(element);
      if (DATE_MARK.test(label) && dated.length < 400) dated.push(element);
    }
  }
  return {
    body,
    lang,
    titleElement,
    metas,
    authorMetas,
    canonical,
    linked: readLinkedData(scripts),
    times,
    authors,
    dated,
    headings,
  };
}
