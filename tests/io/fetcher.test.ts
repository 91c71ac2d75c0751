import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { createFetcher, type Fetcher } from '#pipeline/io/fetch/fetcher';
import type { FetchOptions } from '#pipeline/io/fetch/options';
import { type Handler, moved, page, serve, type TestServer } from './server.js';

const open: { close: () => Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close();
});

async function setUp(
  routes: Readonly<Record<string, Handler>>,
  options: Partial<FetchOptions> = {},
): Promise<{ server: TestServer; fetcher: Fetcher; get: (path: string) => Promise<string> }> {
  const server = await serve(routes);
  const fetcher = createFetcher({ allowHosts: [server.host], delay: 0, backOff: 5, ...options });
  open.push(server, fetcher);
  const get = async (path: string) => {
    const answer = await fetcher.get(`${server.origin}${path}`);
    return 'message' in answer ? `! ${answer.class}: ${answer.message}` : Buffer.from(answer.bytes).toString('utf8');
  };
  return { server, fetcher, get };
}

/** Answers with these statuses in turn, then with a page. */
function failing(...answers: readonly (readonly [number, Record<string, string>?])[]): Handler {
  let count = 0;
  return (request, response) => {
    const [status, headers] = answers[count++] ?? [200];
    if (status === 200) page('<p>at last')(request, response);
    else response.writeHead(status, headers).end();
  };
}

describe('fetching a page', () => {
  it('says who asks, and gives the page with its type, charset and last address', async () => {
    const { server, fetcher } = await setUp({ '/a': moved('/b', 301), '/b': page('<p>b', 'Text/HTML;charset=cp1250') });
    const answer = await fetcher.get(`${server.origin}/a#part`);
    expect(answer).toEqual({
      url: `${server.origin}/b`,
      type: 'text/html',
      charset: 'cp1250',
      bytes: Buffer.from('<p>b'),
    });
    expect(server.asked.map(({ path }) => path)).toEqual(['/robots.txt', '/a', '/b']);
    expect(server.asked.every(({ agent }) => agent.startsWith('Entente/'))).toBe(true);
  });

  it.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
  ])('undoes %s', async (coding, compress) => {
    const send: Handler = (_, response) =>
      response.writeHead(200, { 'content-type': 'text/html', 'content-encoding': coding }).end(compress('<p>packed'));
    expect(await (await setUp({ '/': send })).get('/')).toBe('<p>packed');
  });

  it('follows at most five redirects, and no loop', async () => {
    const routes = Object.fromEntries(
      Array.from({ length: 7 }, (_, i) => [`/${i}`, i === 6 ? page('end') : moved(`/${i + 1}`)]),
    );
    const { get } = await setUp({ ...routes, '/loop': moved('/loop') });
    expect(await get('/1')).toBe('end');
    expect(await get('/0')).toBe('! FetchFailed: redirects more than 5 times');
    expect(await get('/loop')).toContain('more than 5 times');
  });

  it.each([
    ['image/png', 'is image/png, expected a page'],
    ['application/x-msdownload', 'expected a page'],
  ])('leaves %s alone', async (type, why) => {
    expect(await (await setUp({ '/': page('x', type) })).get('/')).toContain(why);
  });
});

describe('limits', () => {
  const bomb: Handler = (_, response) =>
    response
      .writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'gzip' })
      .end(gzipSync(Buffer.alloc(5_000_000)));
  const drip: Handler = (_, response) => {
    response.writeHead(200, { 'content-type': 'text/html' });
    const timer = setInterval(() => response.write('.'), 10);
    response.on('close', () => clearInterval(timer));
  };

  it('stops a body that is too long, by what it unfolds to', async () => {
    const { get } = await setUp({ '/bomb': bomb, '/drip': drip }, { largest: 1_000_000 });
    expect(await get('/bomb')).toBe('! FetchFailed: sends more than 1 MB');
  });

  it('ends a page that never ends, also one that drips or does not answer', async () => {
    const { get } = await setUp({ '/drip': drip, '/silent': () => {} }, { deadline: 300 });
    const started = performance.now();
    expect(await get('/drip')).toBe('! FetchFailed: took longer than 0.3 s');
    expect(await get('/silent')).toBe('! FetchFailed: took longer than 0.3 s');
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  it('refuses damaged and unasked codings, and headers without end', async () => {
    const send =
      (coding: string, body: Uint8Array): Handler =>
      (_, response) =>
        response.writeHead(200, { 'content-type': 'text/html', 'content-encoding': coding }).end(body);
    const { get } = await setUp({
      '/cut': send('gzip', gzipSync('text '.repeat(1000)).subarray(0, 30)),
      '/odd': send('compress', Buffer.from('x')),
      '/headers': (_, response) => response.writeHead(200, { 'x-long': 'x'.repeat(40_000) }).end(),
    });
    expect(await get('/cut')).toBe('! FetchFailed: its compressed content is damaged');
    expect(await get('/odd')).toContain('"compress", which was not asked for');
    expect(await get('/headers')).toContain('headers are too long');
  });
});

describe('attempts', () => {
  it('asks again where the failure may pass', async () => {
    const broken: Handler = (request, response) => (count++ ? page('back')(request, response) : response.destroy());
    let count = 0;
    const { get, server } = await setUp({ '/503': failing([503], [502]), '/broken': broken, '/404': failing([404]) });
    expect(await get('/503')).toBe('<p>at last');
    expect(await get('/broken')).toBe('back');
    expect(await get('/404')).toBe('! FetchFailed: the server answers with status 404');
    expect(server.pathsAsked()).toEqual(['/503', '/503', '/503', '/broken', '/broken', '/404']);
  });

  it('gives up after the last', async () => {
    const { get, server } = await setUp({ '/': failing([500], [500], [500], [500]) });
    expect(await get('/')).toContain('status 500');
    expect(server.pathsAsked()).toHaveLength(3);
  });

  it('waits as long as the server asks, for the whole host, if the deadline allows', async () => {
    const { get, server } = await setUp(
      {
        '/busy': failing([429, { 'retry-after': '1' }]),
        '/other': page('other'),
        '/later': failing([503, { 'retry-after': '3600' }]),
      },
      { deadline: 5000 },
    );
    expect(await get('/busy')).toBe('<p>at last');
    const [first, second] = server.asked.filter(({ path }) => path === '/busy');
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThan(950);
    expect(await get('/later')).toContain('status 503');
    expect(server.pathsAsked().filter((path) => path === '/later')).toHaveLength(1);
  });
});

describe('robots.txt', () => {
  const rules = (text: string): Handler => page(text, 'text/plain');

  it('is obeyed, also for what a page redirects to', async () => {
    const { get, server } = await setUp({
      '/robots.txt': rules('User-agent: *\nDisallow: /private\n\nUser-agent: Entente\nDisallow: /no\nAllow: /no/but\n'),
      '/private': page('ours'),
      '/no': page('never'),
      '/no/but': page('but'),
      '/sneaky': moved('/no'),
    });
    expect(await get('/private')).toBe('ours');
    expect(await get('/no/but')).toBe('but');
    expect(await get('/no')).toBe(`! NotAllowed: robots.txt of ${server.host} forbids it`);
    expect(await get('/sneaky')).toContain('forbids it');
    expect(server.pathsAsked()).toEqual(['/private', '/no/but', '/sneaky']);
    expect(server.asked.filter(({ path }) => path === '/robots.txt')).toHaveLength(1);
  });

  it('allows all where there is none, nothing where the server fails', async () => {
    const { get } = await setUp({ '/robots.txt': failing([503], [503], [503]), '/': page('x') });
    expect(await get('/')).toBe('! NotAllowed: robots.txt could not be read (status 503)');
    expect(await (await setUp({ '/': page('x') })).get('/')).toBe('x');
  });
});

describe('politeness', () => {
  it('leaves a pause between requests to one host, the longer of its own and the asked one', async () => {
    const { fetcher, server } = await setUp(
      {
        '/robots.txt': page('User-agent: *\nCrawl-delay: 0.2', 'text/plain'),
        '/1': page('1'),
        '/2': page('2'),
        '/3': page('3'),
      },
      { delay: 50 },
    );
    await Promise.all(['/1', '/2', '/3'].map((path) => fetcher.get(`${server.origin}${path}`)));
    const times = server.asked.slice(1).map(({ at }) => at);
    expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThan(180);
    expect((times[2] ?? 0) - (times[1] ?? 0)).toBeGreaterThan(180);
  });

  it('asks a host few things at a time', async () => {
    let [now, most] = [0, 0];
    const slow: Handler = (request, response) => {
      most = Math.max(most, ++now);
      setTimeout(() => {
        now--;
        page('x')(request, response);
      }, 30);
    };
    const paths = Array.from({ length: 8 }, (_, i) => `/${i}`);
    const { fetcher, server } = await setUp(Object.fromEntries(paths.map((path) => [path, slow])));
    await Promise.all(paths.map((path) => fetcher.get(`${server.origin}${path}`)));
    expect(most).toBe(2);
  });
});

describe('the cache', () => {
  it('asks for nothing twice, and believes no damaged file', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'entente-cache-'));
    const { server, get } = await setUp({ '/a': page('<p>a'), '/gone': failing([404], [404]) }, { cache: folder });
    expect(await get('/a')).toBe('<p>a');
    const again = createFetcher({ allowHosts: [server.host], cache: folder });
    open.push(again);
    const before = server.asked.length;
    const kept = await again.get(`${server.origin}/a`);
    expect(kept).toMatchObject({ url: `${server.origin}/a`, type: 'text/html', charset: 'utf-8' });
    expect(server.asked).toHaveLength(before);
    const [file] = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.page'));
    await writeFile(join(folder, file ?? ''), 'damaged');
    expect(await get('/a')).toBe('<p>a');
    expect(server.asked.length).toBe(before + 1);
    expect(await get('/gone')).toContain('404');
    expect(await get('/gone')).toContain('404');
    expect(server.pathsAsked().filter((path) => path === '/gone')).toHaveLength(2);
    await rm(folder, { recursive: true });
  });
});
