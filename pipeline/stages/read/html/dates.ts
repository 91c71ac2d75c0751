import type { PageData } from '#pipeline/stages/read/html/page-data';
import { type Element, lineOf } from '#pipeline/stages/read/html/tree';
import { isDay, isoDay, printedDates } from '#pipeline/stages/read/printed-date';
import type { DateClaim } from '#pipeline/stages/read/published';
import type { PublishedSource } from '#schemas/vocabulary';

const PUBLISHED_METAS =
  'article:published_time article:published og:published_time og:article:published_time bt:pubdate datepublished rnews:datepublished parsely-pub-date sailthru.date pubdate publishdate publish-date publish_date publication_date publicationdate published published_at published-date published_date date_published article_date_original article.published originalpublicationdate cxenseparse:recs:publishtime cxenseparse:publishtime citation_publication_date citation_online_date citation_date dc.date.issued dcterms.issued dc.date.published dcterms.available pub_date article-publication-date displaydate mediator_published_time vr:published_time ptime shareaholic:article_published_time gsa-published dateofpublication apub:time og:pubdate og:regdate'.split(
    ' ',
  );
/** May also be the day of the page or of the last change. */
const WEAK_METAS =
  'date dc.date dc:date dcterms:date dcterms.date dc.date.created dcterms.created dc.created created datecreated timestamp release_date og:release_date video:release_date analytics-s-date revision_date eprints.date'.split(
    ' ',
  );
const MODIFIED_METAS =
  'article:modified_time og:updated_time datemodified dcterms.modified lastmod last-modified article:modified modified'.split(
    ' ',
  );

const EARLIEST = 1990;
const LATEST = 2100;

/** A stamp's local day: "2022-11-14T08:12:00+02:00" → 2022-11-14; also epoch seconds and printed dates. */
export function dayOfStamp(stamp: string, monthFirst = false): string | null {
  const text = stamp.replace(/\s+/g, ' ').trim().slice(0, 200);
  if (/^\d{10}(?:\d{3})?$/.test(text)) return dayOfEpoch(Number(text.slice(0, 10)));
  const iso =
    /(?<!\d)((?:19|20)\d{2})-(\d{1,2})-(\d{1,2})(?!\d)/.exec(text) ??
    /(?<!\d)((?:19|20)\d{2})(\d{2})(\d{2})(?:T?\d{4,6})?(?!\d)/.exec(text);
  const found = iso
    ? { year: Number(iso[1]), month: Number(iso[2]), day: Number(iso[3]) }
    : printedDates(text, monthFirst ? 'month-first' : 'day-first').find(({ year }) => year !== null);
  if (!found || found.year === null || !isDay(found.year, found.month, found.day)) return null;
  return found.year < EARLIEST || found.year > LATEST ? null : isoDay(found.year, found.month, found.day);
}

/** Civil date of days since 1970 (Howard Hinnant's algorithm), so that no clock or zone is asked. */
function dayOfEpoch(seconds: number): string {
  const z = Math.floor(seconds / 86_400) + 719_468;
  const era = Math.floor(z / 146_097);
  const doe = z - era * 146_097;
  const yoe = Math.floor((doe - Math.floor(doe / 1460) + Math.floor(doe / 36_524) - Math.floor(doe / 146_096)) / 365);
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100));
  const mp = Math.floor((5 * doy + 2) / 153);
  const month = mp < 10 ? mp + 3 : mp - 9;
  return isoDay(yoe + era * 400 + (month <= 2 ? 1 : 0), month, doy - Math.floor((153 * mp + 2) / 5) + 1);
}

/** The day in a URL's path ("/2024/05/18/…", "-20240518"), or null. */
export function dayOfUrl(url: string | null): string | null {
  if (url === null) return null;
  const match =
    /\/((?:19|20)\d{2})[/-](\d{1,2})[/-](\d{1,2})(?=[/_\-.?]|$)/.exec(url) ??
    /(?<!\d)(20\d{2})-?(\d{2})-?(\d{2})(?!\d)/.exec(url);
  if (!match) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return isDay(year, month, day) && year >= EARLIEST ? isoDay(year, month, day) : null;
}

const IS_UTC = /(?:Z|[+-]00:?00|GMT|UTC)$/i;
const dayNumber = (day: string): number =>
  Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10))) / 86_400_000;

/**
 * What the page says about its publication day, the likeliest first: structured data, metas, microdata, URL, weak
 * metas, `<time>` by class and place, elements named for a date. A stamp in UTC yields to the URL's day beside it: the
 * day at the place of publication is what a reader sees.
 */
export function pageDates(data: PageData, url: string | null): readonly DateClaim[] {
  const { linked, metas, lang } = data;
  const monthFirst = /^en(?:-us)?$/i.test(lang ?? '');
  const urlDay = dayOfUrl(url);
  const claims: DateClaim[] = [];
  const add = (stamp: string | undefined, source: PublishedSource, from: 'stamp' | 'text' = 'stamp') => {
    const day = stamp === undefined ? null : dayOfStamp(stamp, monthFirst);
    if (day === null || stamp === undefined) return;
    const yields =
      from === 'stamp' &&
      urlDay !== null &&
      IS_UTC.test(stamp.trim()) &&
      Math.abs(dayNumber(day) - dayNumber(urlDay)) <= 1;
    claims.push({ value: yields ? (urlDay as string) : day, source });
  };
  for (const stamp of linked.published) add(stamp, 'json-ld');
  for (const key of PUBLISHED_METAS) add(metas.get(key), 'meta');
  for (const element of data.times)
    if (/date(?:Published|Created)/i.test(element.attribs.itemprop ?? '')) add(stampOf(element), 'meta');
  if (urlDay !== null) claims.push({ value: urlDay, source: 'url' });
  for (const key of WEAK_METAS) add(metas.get(key), 'meta');
  if (claims.length) return claims;
  for (const element of byPlace(data.times)) add(stampOf(element), 'time-element');
  if (claims.length) return claims;
  for (const element of datedElements(data.dated)) add(lineOf(element), 'byline', 'text');
  return claims;
}

/** The last change, an ISO day, or null. */
export function modifiedDay({ linked, metas }: PageData): string | null {
  for (const stamp of [...linked.modified, ...MODIFIED_METAS.flatMap((key) => metas.get(key) ?? [])]) {
    const day = dayOfStamp(stamp);
    if (day !== null) return day;
  }
  return null;
}

const stampOf = (element: Element): string => {
  const { attribs } = element;
  return (
    attribs.datetime ||
    attribs.content ||
    attribs['data-date'] ||
    attribs['data-published'] ||
    attribs.title ||
    lineOf(element)
  );
};

const ELSEWHERE =
  /comment|footer|sidebar|related|widget|copyright|recent|most|teaser|aside|recommend|popular|latest|more|today|current/i;

function isElsewhere(element: Element): boolean {
  for (
    let up: Element | null = element;
    up && up.name !== 'body';
    up = up.parent && 'attribs' in up.parent ? (up.parent as Element) : null
  )
    if (ELSEWHERE.test(`${up.attribs.class ?? ''} ${up.attribs.id ?? ''} ${up.name}`)) return true;
  return false;
}

/** `<time>` elements, those of the article before those of teasers, comments and changes. */
function byPlace(times: readonly Element[]): readonly Element[] {
  const scored = times.map((element, index) => {
    const above = element.parent && 'attribs' in element.parent ? (element.parent as Element).attribs.class : '';
    const label = `${element.attribs.class ?? ''} ${element.attribs.itemprop ?? ''} ${above ?? ''}`;
    let score =
      /publish|pubdate|entry-date|post-?date|posted|created/i.test(label) || element.attribs.pubdate !== undefined
        ? 3
        : 0;
    if (/updated|modified/i.test(label)) score -= 2;
    if (isElsewhere(element)) score -= 4;
    return { element, score, index };
  });
  return scored
    .filter(({ score }) => score > -3)
    .sort((a, b) => b.score - a.score || a.index - b.index)
    .map(({ element }) => element);
}

const LONGEST_DATED = 200;

function datedElements(elements: readonly Element[]): readonly Element[] {
  const short = elements.filter((element) => {
    const { length } = lineOf(element);
    return length > 5 && length <= LONGEST_DATED && !/^(?:main|article)$/.test(element.name);
  });
  return short.filter((element) => !isElsewhere(element));
}
