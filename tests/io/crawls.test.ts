import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readInputs } from '#pipeline/io/inputs';
import { warcPage, warcRecord } from './archives.js';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'entente-crawls-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function all(name: string, content: string | Uint8Array): Promise<readonly string[]> {
  await writeFile(join(folder, name), content);
  const seen: string[] = [];
  for await (const input of readInputs([join(folder, name)])) {
    const uri = input.source.uri.replace(`${folder}/`, '');
    if ('error' in input) seen.push(`${uri} ! ${input.error.class}`);
    else
      seen.push(
        [uri, input.source.mediaType, input.content.trim(), input.given.published, input.given.url]
          .filter((part) => part !== null)
          .join(' | '),
      );
  }
  return seen;
}

describe('crawls', () => {
  const info = warcRecord({ 'WARC-Type': 'warcinfo', 'Content-Type': 'application/warc-fields' }, 'software: x\r\n');
  const first = warcPage(
    'https://n.example/1',
    '200 OK\r\nContent-Type: text/html; charset=iso-8859-2',
    Buffer.from('<p>\xb3', 'latin1'),
  );
  const lost = warcPage('https://n.example/2', '404 Not Found\r\nContent-Type: text/html', '<p>lost');
  const packed = warcPage(
    'https://n.example/3',
    '200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip',
    gzipSync('<p>packed'),
  );
  const brotli = warcPage(
    'https://n.example/4',
    '200 OK\r\nContent-Type: text/html\r\nContent-Encoding: br',
    brotliCompressSync('<p>br'),
  );
  const chunked = warcPage(
    'https://n.example/5',
    '200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked',
    '4\r\n<p>c\r\n3;x=y\r\nhun\r\n0\r\n\r\n',
  );
  const records = [info, first, lost, packed, brotli, chunked];
  const expected = (name: string) => [
    `${name}#2 | text/html | <p>ł | https://n.example/1`,
    `${name}#4 | text/html | <p>packed | https://n.example/3`,
    `${name}#5 | text/html | <p>br | https://n.example/4`,
    `${name}#6 | text/html | <p>chun | https://n.example/5`,
  ];

  it('reads pages with status 200, whatever their coding', async () => {
    expect(await all('c.warc', Buffer.concat(records))).toEqual(expected('c.warc'));
    expect(await all('c.warc.gz', Buffer.concat(records.map((record) => gzipSync(record))))).toEqual(
      expected('c.warc.gz'),
    );
  });

  it('reports damage after what is whole', async () => {
    const bytes = Buffer.concat(records);
    expect(await all('cut.warc', bytes.subarray(0, bytes.length - 60))).toEqual([
      ...expected('cut.warc').slice(0, 3),
      'cut.warc ! Damaged',
    ]);
    const zipped = Buffer.concat(records.map((record) => gzipSync(record)));
    expect((await all('cut.warc.gz', zipped.subarray(0, zipped.length - 40))).at(-1)).toBe('cut.warc.gz ! Damaged');
  });

  const pages = Array.from({ length: 6 }, (_, i) =>
    warcPage(`https://n.example/${i}`, '200 OK\r\nContent-Type: text/html', `<p>page ${i} ${'word '.repeat(40 * i)}`),
  );
  /** The pages that were read, then "!" for each damage, in their order. */
  const shape = async (name: string, bytes: Uint8Array) =>
    (await all(name, bytes))
      .map((line) => /page (\d)/.exec(line)?.[1] ?? (line.endsWith('! Damaged') ? '!' : line))
      .join('');
  const with2 = (change: (page: Buffer) => Uint8Array, packed: boolean) =>
    Buffer.concat(
      pages.map((page, i) => {
        const bytes = packed ? gzipSync(page) : Buffer.from(page);
        return i === 2 ? change(bytes) : bytes;
      }),
    );
  const length = (value: string) => (page: Buffer) =>
    Buffer.from(page.toString('latin1').replace(/Content-Length: \d+/, `Content-Length: ${value}`), 'latin1');

  it.each<[string, (page: Buffer) => Uint8Array]>([
    ['a mark that is gone', (page) => page.fill(0x20, 0, 5)],
    ['junk in between', (page) => Buffer.concat([Buffer.from([0, 255, 10, 3, 254]), page.subarray(30)])],
    ['no length', length('')],
    ['a length that is none', length('-5')],
    ['a length that swallows the next', length('700')],
    ['a length that swallows the rest', length('9999999')],
    ['a length that is too short', length('20')],
    ['a record cut short', (page) => page.subarray(0, page.length >> 1)],
    ['a length beyond memory', length('99999999999')],
  ])('reads on after damage: %s', async (_, change) => {
    expect(await shape('d.warc', with2(change, false))).toBe('01!345');
  });

  it.each<[string, (page: Buffer) => Uint8Array]>([
    ['a flipped byte', (page) => page.fill(0xff, page.length >> 1, (page.length >> 1) + 4)],
    ['a wrong checksum', (page) => page.fill(0x55, page.length - 8, page.length - 4)],
    ['a mark that is gone', (page) => page.fill(0x20, 0, 3)],
    ['a member cut short', (page) => page.subarray(0, page.length - 30)],
    ['junk after a member', (page) => Buffer.concat([page, Buffer.from('junk')])],
  ])('reads on after damage in a packed one: %s', async (what, change) => {
    expect(await shape('d.warc.gz', with2(change, true))).toBe(what.startsWith('junk') ? '012!345' : '01!345');
  });

  it('reads a crawl that was packed as one', async () => {
    expect(await shape('one.warc.gz', gzipSync(Buffer.concat(pages)))).toBe('012345');
  });
});
