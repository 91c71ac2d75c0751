import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readInputs } from '#pipeline/io/inputs';
import { pdfOf } from './archives.js';
import { moved, page, serve, type TestServer } from './server.js';

let folder = '';
let server: TestServer;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'entente-web-'));
  server = await serve({
    '/1': page('<p>one'),
    '/2': page(Buffer.from('<p>z\xb3oty', 'latin1'), 'text/html; charset=iso-8859-2'),
    '/old': moved('/1'),
    '/story.txt': page('plain', 'text/plain'),
    '/notice.pdf': page(pdfOf(['A notice.']), 'application/pdf'),
    '/picture': page('x', 'image/png'),
    '/map.xml': (_, response) => page(sitemap('/1', '/missing'), 'application/xml')(_, response),
    '/map.xml.gz': (_, response) => page(gzipSync(sitemap('/2')), 'application/gzip')(_, response),
    '/index.xml': (_, response) => page(sitemapIndex('/map.xml', '/map.xml.gz'), 'text/xml')(_, response),
    '/deep.xml': (_, response) => page(sitemapIndex('/deep.xml'), 'text/xml')(_, response),
    '/feed': (_, response) => page(feed(), 'application/rss+xml')(_, response),
  });
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

const sitemap = (...paths: readonly string[]) =>
  `<?xml version="1.0"?><urlset>${paths.map((path) => `<url><loc> ${server.origin}${path} </loc></url>`).join('')}</urlset>`;
const sitemapIndex = (...paths: readonly string[]) =>
  `<sitemapindex>${paths.map((path) => `<sitemap><loc>${server.origin}${path}</loc></sitemap>`).join('')}</sitemapindex>`;
const feed = () =>
  `<rss><channel><title>Coast News</title>
  <item><title>Full</title><content:encoded><![CDATA[<p>all of it]]></content:encoded><link>${server.origin}/2</link></item>
  <item><title>Short</title><description>begins</description><link>${server.origin}/1</link><pubDate>Fri, 03 May 2024 08:00:00 GMT</pubDate></item>
  </channel></rss>`;

async function all(paths: readonly string[], follow = false, stdin = ''): Promise<readonly string[]> {
  const seen: string[] = [];
  const options = {
    fetch: { follow, allowHosts: [server.host], delay: 0, attempts: 1 },
    stdin: (async function* () {
      yield Buffer.from(stdin);
    })(),
  };
  const short = (text: string) => text.replaceAll(server.origin, '').replaceAll(`${folder}/`, '');
  for await (const input of readInputs(paths, options)) {
    if ('error' in input) seen.push(short(`! ${input.error.class}: ${input.error.message}`));
    else
      seen.push(
        short(
          `${input.source.uri} | ${input.source.id ?? input.content.trim()} | ${input.given.url} | ${input.given.published}`,
        ),
      );
  }
  return seen;
}
const put = async (name: string, content: string): Promise<string> => {
  await writeFile(join(folder, name), content);
  return join(folder, name);
};
const url = (path: string) => `${server.origin}${path}`;

describe('URLs', () => {
  it('are fetched and read by what they are, in their order', async () => {
    const paths = ['/2', '/old', '/story.txt', '/notice.pdf', '/missing', '/picture', '/1'].map(url);
    expect(await all(paths)).toEqual([
      '/2 | <p>złoty | /2 | null',
      '/old | <p>one | /1 | null',
      '/story.txt | plain | /story.txt | null',
      '/notice.pdf | A notice. | /notice.pdf | null',
      '! FetchFailed: /missing: the server answers with status 404',
      '! FetchFailed: /picture: is image/png, expected a page, a feed, a sitemap, a PDF or a text',
      '/1 | <p>one | /1 | null',
    ]);
  });

  it('of sitemaps and feeds are followed, not for ever', async () => {
    expect(await all([url('/index.xml')])).toEqual([
      '/1 | <p>one | /1 | null',
      '! FetchFailed: /missing: the server answers with status 404',
      '/2 | <p>złoty | /2 | null',
    ]);
    expect(await all([url('/deep.xml')])).toEqual([
      '! TooDeep: /deep.xml: more than 2 lists of pages inside each other',
    ]);
    expect(await all([url('/feed')])).toEqual([expect.stringContaining('all of it'), '/1 | <p>one | /1 | 2024-05-03']);
  });

  it('of other kinds are refused', async () => {
    expect(await all(['ftp://n.example/x', 'http://10.0.0.1/'])).toEqual([
      '! NotAllowed: ftp://n.example/x: ftp:// is not fetched, expected http:// or https://',
      '! NotAllowed: http://10.0.0.1/: 10.0.0.1 is no public address',
    ]);
  });
});

describe('files that speak of pages', () => {
  it('are followed where that is asked', async () => {
    const list = await put('list.txt', `# ours\n${url('/1')}\n\n${url('/2')}\n`);
    const urls = await put('more.urls', `${url('/1')}\nnonsense\n`);
    const map = await put('map.xml', sitemap('/1'));
    const lines = await put('lines.jsonl', `{"id":"j","url":"${url('/1')}","published":"2020-01-02"}\n{"text":"t"}`);
    expect(await all([list], true)).toEqual(['/1 | <p>one | /1 | null', '/2 | <p>złoty | /2 | null']);
    expect(await all([urls], true)).toEqual(['/1 | <p>one | /1 | null', '! NotAllowed: nonsense: is no URL']);
    expect(await all([map], true)).toEqual(['/1 | <p>one | /1 | null']);
    expect(await all([lines], true)).toEqual(['/1 | j | /1 | 2020-01-02', 'lines.jsonl#2 | t | null | null']);
    expect(await all(['-'], true, `${url('/1')}\n`)).toEqual(['/1 | <p>one | /1 | null']);
  });

  it('touch no network where it is not', async () => {
    const before = server.asked.length;
    const list = await put('off.txt', `${url('/1')}\n`);
    const map = await put('off.xml', sitemap('/1', '/2'));
    const lines = await put('off.jsonl', `{"url":"${url('/1')}"}`);
    expect(await all([list, map, lines])).toEqual([
      '! UnsupportedInput: off.txt: is a list of URLs; --fetch fetches and reads them',
      '! UnsupportedInput: off.xml: is a sitemap of 2 pages; --fetch fetches and reads them',
      '! UnsupportedInput: off.jsonl:1: gives only a "url"; --fetch fetches and reads it',
    ]);
    expect(server.asked.length).toBe(before);
  });

  it('does not take a text for a list because it begins with a URL', async () => {
    expect(await all([await put('story.txt', `${url('/1')}\nA pact was signed.`)], true)).toEqual([
      expect.stringContaining('A pact was signed.'),
    ]);
  });
});
