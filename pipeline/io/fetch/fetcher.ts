import { Agent } from 'undici';
import { type FaultCache, faultCache } from '#pipeline/io/fetch/fault-cache';
import { type FetchFault, faultOf } from '#pipeline/io/fetch/fetch-fault';
import { follow } from '#pipeline/io/fetch/follow';
import { createGuard, notAllowed } from '#pipeline/io/fetch/guard';
import { politeHosts } from '#pipeline/io/fetch/hosts';
import { insist } from '#pipeline/io/fetch/insist';
import { FETCH_DEFAULTS, type FetchOptions } from '#pipeline/io/fetch/options';
import { type PageCache, pageCache } from '#pipeline/io/fetch/page-cache';
import { type Answer, requestOnce } from '#pipeline/io/fetch/request-once';
import type { Page } from '#pipeline/io/fetch/response';
import { LARGEST_ROBOTS, type Robots, robotsOf } from '#pipeline/io/fetch/robots';

export type Fetcher = {
  /** The page of a URL, or why there is none; never rejects. */
  readonly get: (url: string) => Promise<Page | FetchFault>;
  readonly close: () => Promise<void>;
};

const LONGEST_HEADER = 16_384;
const PAGE = {
  accept: 'text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, text/plain;q=0.8, */*;q=0.1',
  checkType: (type: string): void => {
    if (!READ.test(type)) throw new Error(`is ${type}, expected a page, a feed, a sitemap, a PDF or a text`);
  },
};
const READ = /^(?:|text\/(?:html|plain|xml)|application\/(?:pdf|gzip|x-gzip|xml|[\w.-]{1,80}\+xml|octet-stream))$/;
const ROBOTS = { accept: 'text/plain, */*;q=0.1', largest: LARGEST_ROBOTS * 4, checkType: () => {} };

/**
 * Fetches public pages as a polite robot does: robots.txt (RFC 9309) is obeyed, one host is asked seldom and by few
 * requests at a time, failures that may pass are tried again, and each redirect is checked like the first URL.
 */
export function createFetcher(given: Partial<FetchOptions> = {}): Fetcher {
  const options: FetchOptions = { ...FETCH_DEFAULTS, ...given };
  const { checkUrl, connect } = createGuard(options.allowHosts, options.lookup);
  const agent = new Agent({ connect, maxHeaderSize: LONGEST_HEADER });
  const cache = options.cache === null ? null : pageCache(options.cache);
  const faults = options.faults === null ? null : faultCache(options.faults);
  const hosts = politeHosts(options.perHost);
  const known = new Map<string, Promise<Robots>>();

  /** What a URL gives at last; `before` may refuse it and tells the pause between two requests, null for no turn at all. */
  const settled = (
    from: URL,
    request: typeof PAGE & { readonly largest: number },
    before: (url: URL) => Promise<number | null>,
  ) => {
    const signal = once(() => AbortSignal.timeout(options.deadline));
    const one = async (url: URL): Promise<Answer> => {
      checkUrl(url);
      const delay = await before(url);
      const ask = () => requestOnce(url, { ...request, agent, userAgent: options.userAgent, signal: signal() });
      return insist(delay === null ? ask : () => hosts.run(url.host, delay, ask), {
        ...options,
        signal,
        rest: (ms) => hosts.rest(url.host, ms),
      });
    };
    return follow(from, one).catch((error) => {
      throw signal().aborted ? new Error(`took longer than ${options.deadline / 1000} s`) : error;
    });
  };

  const readRobots = async (origin: string): Promise<Robots> => {
    const url = new URL('/robots.txt', origin);
    const answer = await settled(url, ROBOTS, async () => null);
    const status = answer.kind === 'page' ? 200 : answer.status;
    const text = answer.kind === 'page' ? Buffer.from(answer.page.bytes).toString('utf8') : '';
    return robotsOf(url.href, { status, text }, options.userAgent);
  };

  const mayAsk = async (url: URL): Promise<number> => {
    const reading = known.get(url.origin) ?? readRobots(url.origin);
    known.set(url.origin, reading);
    const { allows, delay, fault } = await reading;
    if (!allows(url.href)) throw notAllowed(fault ?? `robots.txt of ${url.host} forbids it`);
    return Math.max(delay, options.delay);
  };

  const page = async (url: URL): Promise<Page> => {
    const answer = await settled(url, { ...PAGE, largest: options.largest }, mayAsk);
    if (answer.kind === 'page') return answer.page;
    throw new Error(`the server answers with status ${answer.status}`);
  };
  return { get: (url) => remembered(url, faults, () => kept(url, cache, page)), close: () => agent.destroy() };
}

/** Calls `make` when it is first needed. The clock of a page starts with its first request, not while it waits for others. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** A fault that was kept stands; a new one is kept. */
async function remembered(
  url: string,
  faults: FaultCache | null,
  get: () => Promise<Page | FetchFault>,
): Promise<Page | FetchFault> {
  if (faults === null) return get();
  const known = await faults.get(url);
  if (known !== null) return known;
  const answer = await get();
  // A disk that takes no fault takes no output either, which is told there.
  if ('message' in answer) await faults.put(url, answer).catch(() => {});
  return answer;
}

async function kept(
  asked: string,
  cache: PageCache | null,
  page: (url: URL) => Promise<Page>,
): Promise<Page | FetchFault> {
  try {
    if (!URL.canParse(asked)) throw notAllowed('is no URL');
    const url = new URL(asked);
    url.hash = '';
    const known = await cache?.get(url.href);
    if (known) return known;
    const fresh = await page(url);
    await cache?.put(url.href, fresh);
    return fresh;
  } catch (error) {
    return faultOf(error);
  }
}
