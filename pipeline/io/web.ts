import { inputOfBytes, NOTHING_GIVEN } from '#pipeline/io/article-input';
import type { Follow, Link, Reading, Unpacker } from '#pipeline/io/content';
import { failure } from '#pipeline/io/failure';
import type { Fetcher } from '#pipeline/io/fetch/fetcher';
import type { FetchOptions } from '#pipeline/io/fetch/options';
import type { Page } from '#pipeline/io/fetch/response';
import type { Job } from '#pipeline/io/jobs';
import { LIMITS } from '#pipeline/io/limits';
import { type Format, formatOf } from '#pipeline/io/names';
import type { Columns } from '#pipeline/io/readers/columns';

export type Web = {
  readonly follow: Follow;
  readonly close: () => Promise<void>;
};

/** Pages that are fetched ahead of the one whose turn it is. */
const AHEAD = 8;

/** Fetches pages and reads them by what they are. The network is not touched before the first link. */
export function createWeb(options: Partial<FetchOptions>, columns: Columns, unpack: Unpacker): Web {
  let fetcher: Promise<Fetcher> | null = null;
  const open = () => {
    fetcher ??= import('#pipeline/io/fetch/fetcher').then(({ createFetcher }) => createFetcher(options));
    return fetcher;
  };
  const follow: Follow = async function* (links, depth) {
    const { get } = await open();
    const waiting: { link: Link; page: ReturnType<Fetcher['get']> }[] = [];
    const settle = async function* (): AsyncGenerator<Job> {
      const next = waiting.shift();
      if (next) yield* pageJobs(next.link, await next.page, { depth, reading: { columns, follow } }, unpack);
    };
    for await (const link of links) {
      waiting.push({ link, page: get(link.url) });
      if (waiting.length >= AHEAD) yield* settle();
    }
    while (waiting.length) yield* settle();
  };
  return { follow, close: async () => (await fetcher)?.close() };
}

async function* pageJobs(
  { url, id, given }: Link,
  page: Awaited<ReturnType<Fetcher['get']>>,
  { depth, reading }: { readonly depth: number; readonly reading: Reading },
  unpack: Unpacker,
): AsyncGenerator<Job> {
  if ('message' in page) {
    yield async () => failure(url, page.class, page.message, id);
    return;
  }
  const known = { ...NOTHING_GIVEN, ...given, url: page.url };
  const format = formatOfPage(page);
  if (format === 'article') {
    const kind = page.type === 'text/plain' ? 'text/plain' : 'text/html';
    yield async () => inputOfBytes(page.bytes, { uri: url, id, kind, charset: page.charset, given: known });
  } else if (depth >= LIMITS.nesting) {
    yield async () => failure(url, 'TooDeep', `more than ${LIMITS.nesting} lists of pages inside each other`, id);
  } else {
    const stream = (async function* () {
      yield page.bytes;
    })();
    const name = format === 'gzip' ? 'page.xml.gz' : `page.${format === 'feed' ? 'xml' : format}`;
    yield* unpack({ name, uri: url, stream, depth, given: known, reading });
  }
}

/** What a page is read as: by its media type, else by the ending of its address, else by its first bytes. */
function formatOfPage({ type, url, bytes }: Page): Extract<Format, 'article' | 'pdf' | 'feed' | 'gzip'> {
  const head = Buffer.from(bytes.subarray(0, 600)).toString('latin1');
  if (head.startsWith('%PDF-')) return 'pdf';
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return 'gzip';
  if (/xhtml|^text\/(?:html|plain)$/.test(type)) return 'article';
  if (/xml$/.test(type) || /^\s*<\?xml|^\s*<(?:rss|feed|urlset|sitemapindex)\b/.test(head)) return 'feed';
  return formatOf(new URL(url).pathname) === 'feed' ? 'feed' : 'article';
}
