import { load } from 'cheerio';
import { inputOfText, LARGEST_DOCUMENT } from '#pipeline/io/article-input';
import { type Content, gather } from '#pipeline/io/content';
import { decode } from '#pipeline/io/decode';
import { failure } from '#pipeline/io/failure';
import type { Job } from '#pipeline/io/jobs';
import { dayOfStamp } from '#pipeline/stages/read/html/dates';

/** The entries of an RSS or Atom feed that carry their text, one article each. */
export async function* feedJobs({ uri, stream }: Content): AsyncGenerator<Job> {
  const bytes = await gather(stream);
  if (bytes === null) {
    yield async () => failure(uri, 'TooLarge', `more than ${LARGEST_DOCUMENT / 1e6} MB, the most for one feed`);
    return;
  }
  const $ = load(decode(bytes).text, { xml: true });
  const entries = $('item, entry').toArray();
  if (!entries.length) {
    const isMap = $('urlset, sitemapindex').length > 0;
    yield async () =>
      failure(
        uri,
        'UnsupportedInput',
        isMap ? 'is a sitemap: its pages would have to be fetched' : 'is no RSS or Atom feed',
      );
    return;
  }
  const publisher = $('channel > title, feed > title').first().text().trim() || null;
  for (const [index, entry] of entries.entries()) {
    const first = (selector: string): string | null => $(entry).find(selector).first().text().trim() || null;
    const title = first('> title');
    const published = first('> pubDate, > dc\\:date, > published, > updated');
    const link = first('> link') ?? $(entry).find('> link[rel="alternate"], > link').first().attr('href') ?? null;
    const body =
      first('> content\\:encoded') ?? first('> content') ?? first('> description') ?? first('> summary') ?? '';
    const given = { published: published === null ? null : dayOfStamp(published), title, url: link, publisher };
    const page = `<html><body><article>${title === null ? '' : `<h1>${escaped(title)}</h1>`}${body}</article></body></html>`;
    const place = `${uri}#${index + 1}`;
    yield async () =>
      body === ''
        ? failure(place, 'EmptyInput', 'there is no text in it')
        : inputOfText(page, { uri: place, id: first('> guid, > id'), kind: 'text/html', given });
  }
}

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
