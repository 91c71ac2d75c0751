import { type LinkedData, readLinkedData } from '#pipeline/stages/read/html/json-ld';
import { type Document, type Element, eachElement, textOf, tidy } from '#pipeline/stages/read/html/tree';

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
  /** `<h1>` elements. */
  readonly headings: readonly Element[];
  /** What pictures are said to show, where it is long enough for a sentence. */
  readonly pictures: ReadonlySet<string>;
};

const AUTHOR_META =
  /^(?:author|article:author|article:author_name|dc\.creator|dcterms\.creator|sailthru\.author|parsely-author|byl|cxenseparse:author|twitter:creator:name|authors?|dable:author|article\.author|news_author|article:byline|og:article:author|articleauthor|citation_author|author_name|[a-z]{2,12}_authors?)$/;
const AUTHOR_MARK =
  /(?:^|[\s_-])(?:author|authors|byline|auteur|autor|autore|redactie|writer|skribent|journalist|fn)(?:[\s_-]|$|[a-z]*name|[A-Z])/i;
const DATE_MARK = /publish|date|posted|time|datum|fecha|created|byline|meta|submitted|info/i;

type Gathered = {
  readonly metas: Map<string, string>;
  readonly authorMetas: string[];
  readonly scripts: string[];
  readonly times: Element[];
  readonly authors: Element[];
  readonly dated: Element[];
  readonly headings: Element[];
  readonly pictures: Set<string>;
  body: Element | null;
  lang: string | null;
  titleElement: string | null;
  canonical: string | null;
};

/** Elements of a kind; pages mark a few, and to read the text of nested ones costs their number times their depth. */
const MOST = 400;
const SHORTEST_CAPTION = 40;

/** Gathers everything that is said about a page's article in one pass over the tree. */
export function pageData(document: Document): PageData {
  const gathered: Gathered = {
    metas: new Map(),
    authorMetas: [],
    scripts: [],
    times: [],
    authors: [],
    dated: [],
    headings: [],
    pictures: new Set(),
    body: null,
    lang: null,
    titleElement: null,
    canonical: null,
  };
  eachElement(document, (element) => {
    const inHead = HEAD[element.name];
    if (inHead) inHead(gathered, element);
    else addMarked(gathered, element);
  });
  const { scripts, ...data } = gathered;
  const linked = readLinkedData(scripts);
  for (const caption of linked.captions) if (caption.length >= SHORTEST_CAPTION) data.pictures.add(tidy(caption));
  return { ...data, linked };
}

/** What the elements of one name say. */
const HEAD: Readonly<Record<string, (gathered: Gathered, element: Element) => void>> = Object.assign(
  Object.create(null),
  {
    meta: addMeta,
    script: (gathered: Gathered, element: Element) => {
      if (/ld\+json/i.test(element.attribs.type ?? '')) gathered.scripts.push(textOf(element));
    },
    html: (gathered: Gathered, { attribs }: Element) => {
      gathered.lang ??= attribs.lang ?? attribs['xml:lang'] ?? null;
    },
    title: (gathered: Gathered, element: Element) => {
      gathered.titleElement ??= tidy(textOf(element)) || null;
    },
    link: (gathered: Gathered, { attribs }: Element) => {
      if (attribs.rel === 'canonical') gathered.canonical ??= attribs.href?.trim() || null;
    },
    img: ({ pictures }: Gathered, { attribs }: Element) => {
      const alt = tidy(attribs.alt ?? '');
      if (alt.length >= SHORTEST_CAPTION && pictures.size < MOST) pictures.add(alt);
    },
    body: (gathered: Gathered, element: Element) => {
      gathered.body ??= element;
    },
  },
);

function addMeta({ metas, authorMetas }: Gathered, { attribs }: Element): void {
  const name = attribs.property ?? attribs.name ?? attribs.itemprop ?? attribs['http-equiv'] ?? '';
  const key = name.toLowerCase().trim();
  const content = attribs.content?.trim();
  if (key === '' || !content) return;
  if (!metas.has(key)) metas.set(key, content);
  if (AUTHOR_META.test(key)) authorMetas.push(content);
}

function addMarked({ times, authors, dated, headings }: Gathered, element: Element): void {
  const { name, attribs } = element;
  if (name === 'h1' && headings.length < MOST) headings.push(element);
  if (times.length < MOST && isTime(element)) times.push(element);
  const label = `${attribs.class ?? ''} ${attribs.id ?? ''} ${attribs.itemprop ?? ''} ${attribs.rel ?? ''}`;
  if (label.length <= 3) return;
  if (authors.length < MOST && AUTHOR_MARK.test(label)) authors.push(element);
  if (dated.length < MOST && DATE_MARK.test(label)) dated.push(element);
}

const isTime = ({ name, attribs }: Element): boolean =>
  name === 'time' ||
  attribs.datetime !== undefined ||
  attribs.pubdate !== undefined ||
  attribs['data-date'] !== undefined ||
  attribs['data-published'] !== undefined ||
  (attribs.itemprop !== undefined && /date(?:Published|Created)/i.test(attribs.itemprop));
