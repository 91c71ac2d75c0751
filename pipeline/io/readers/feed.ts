import { type CheerioAPI, load } from 'cheerio';
import { inputOfText, LARGEST_DOCUMENT, NOTHING_GIVEN } from '#pipeline/io/article-input';
import { type Content, gather, type Link } from '#pipeline/io/content';
import { decode } from '#pipeline/io/decode';
import { failure } from '#pipeline/io/failure';
import type { Job } from '#pipeline/io/jobs';
import { LIMITS } from '#pipeline/io/limits';
import { isDeeper } from '#pipeline/io/readers/xml-depth';
import { dayOfStamp } from '#pipeline/stages/read/html/dates';
import type { Given } from '#schemas/document';

const DEEPEST = 200;
/** Entries stand beside each other (RSS 1.0 and 2.0, Atom). */
const ENTRIES = 'channel > item, feed > entry, rdf\\:RDF > item, rss > item';

type Entry = {
  readonly place: string;
  readonly id: string | null;
  readonly given: Given;
  /** The text that the feed itself gives, as HTML; null where it gives none. */
  readonly body: string | null;
  /** True where that may be a summary only. */
  readonly isShort: boolean;
};

/**
 * An RSS or Atom feed: its entries, one article each, as far as they carry their text; or a sitemap. With fetching
 * on, entries that give at most a summary are read from their pages, and so are the pages of a sitemap.
 */
export async function* feedJobs(content: Content): AsyncGenerator<Job> {
  const { uri, stream } = content;
  const bytes = await gather(stream);
  if (bytes === null) {
    yield async () => failure(uri, 'TooLarge', `more than ${LARGEST_DOCUMENT / 1e6} MB, the most for one feed`);
    return;
  }
  const xml = decode(bytes).text;
  if (isDeeper(xml, DEEPEST)) {
    yield async () => failure(uri, 'TooDeep', `more than ${DEEPEST} elements inside each other`);
    return;
  }
  const $ = load(xml, { xml: true });
  if ($('urlset, sitemapindex').length) yield* sitemapJobs($, content);
  else if ($(ENTRIES).length) yield* entryJobs($, content);
  else yield async () => failure(uri, 'UnsupportedInput', 'is no RSS or Atom feed and no sitemap');
}

/** The pages and further maps of a sitemap (sitemaps.org). */
async function* sitemapJobs($: CheerioAPI, { uri, depth, reading }: Content): AsyncGenerator<Job> {
  const locations = $('url > loc, sitemap > loc')
    .toArray()
    .map((element) => $(element).text().trim())
    .filter((url) => url !== '');
  if (!locations.length) yield async () => failure(uri, 'EmptyInput', 'the sitemap names no pages');
  else if (!reading.follow)
    yield async () =>
      failure(uri, 'UnsupportedInput', `is a sitemap of ${locations.length} pages; --fetch fetches and reads them`);
  else {
    const links = locations.slice(0, LIMITS.links).map((url): Link => ({ url, id: null, given: NOTHING_GIVEN }));
    yield* reading.follow(links, depth + 1);
    if (locations.length > LIMITS.links)
      yield async () => failure(uri, 'TooLarge', `names more than ${LIMITS.links} pages; the rest was left out`);
  }
}

async function* entryJobs($: CheerioAPI, { uri, depth, reading }: Content): AsyncGenerator<Job> {
  for (const { place, id, given, body, isShort } of entriesOf($, uri)) {
    if (reading.follow && isShort && given.url !== null)
      yield* reading.follow([{ url: given.url, id, given }], depth + 1);
    else if (body === null) yield async () => failure(place, 'EmptyInput', 'there is no text in it');
    else {
      const title = given.title === null ? '' : `<h1>${escaped(given.title)}</h1>`;
      const page = `<html><body><article>${title}${body}</article></body></html>`;
      yield async () => inputOfText(page, { uri: place, id, kind: 'text/html', given });
    }
  }
}

function* entriesOf($: CheerioAPI, uri: string): Generator<Entry> {
  const publisher = $('channel > title, feed > title').first().text().trim() || null;
  for (const [index, entry] of $(ENTRIES).toArray().entries()) {
    const first = (selector: string): string | null => $(entry).find(selector).first().text().trim() || null;
    const published = first('> pubDate, > dc\\:date, > published, > updated');
    const link = first('> link') ?? $(entry).find('> link[rel="alternate"], > link').first().attr('href') ?? null;
    const full = first('> content\\:encoded') ?? first('> content');
    yield {
      place: `${uri}#${index + 1}`,
      id: first('> guid, > id'),
      given: {
        published: published === null ? null : dayOfStamp(published),
        title: first('> title'),
        url: link,
        publisher,
      },
      body: full ?? first('> description') ?? first('> summary'),
      isShort: full === null,
    };
  }
}

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
