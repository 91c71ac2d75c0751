import type { LookupFunction } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isPublicAddress } from '#pipeline/io/fetch/address';
import { createFetcher } from '#pipeline/io/fetch/fetcher';
import { moved, page, serve, type TestServer } from './server.js';

/** Ways to write addresses that only a machine's own network answers. */
const INSIDE: readonly string[] = [
  ...['127.0.0.1', '127.1', '127.0.1', '127.255.255.254', '2130706433', '0x7f000001', '0x7f.1', '0177.0.0.1'],
  ...['017700000001', '0x7f.0x0.0x0.0x1', '0', '0.0.0.0', '0x0', '127.0.0.1.', '①②⑦.⓪.⓪.①', '127。0。0。1'],
  ...['[::1]', '[::]', '[0:0:0:0:0:0:0:1]', '[::127.0.0.1]', '[::ffff:127.0.0.1]', '[::ffff:7f00:1]'],
  ...['[::ffff:0:127.0.0.1]', '[64:ff9b::127.0.0.1]', '[64:ff9b:1::7f00:1]', '[2002:7f00:1::]', '[2001:0:7f00:1::1]'],
  ...['10.0.0.1', '0xa.1', '172.16.0.1', '172.31.255.255', '192.168.1.1', '3232235777', '100.64.0.1', '198.18.0.1'],
  ...['169.254.169.254', '2852039166', '0xa9fea9fe', '0251.0376.0251.0376', '[::ffff:169.254.169.254]'],
  ...['[fd00:ec2::254]', '100.100.100.200', '192.0.0.192', '168.63.129.16', '[::ffff:168.63.129.16]', '[fe80::1]'],
  ...['[fc00::1]', '[fec0::1]', '[ff02::1]', '224.0.0.1', '240.0.0.1', '255.255.255.255', '[::a00:1]', '[4000::1]'],
  ...['localhost', 'LOCALHOST', 'localhost.'],
];

let server: TestServer;
beforeAll(async () => {
  server = await serve({
    '/': page('<p>inside'),
    '/to-loopback': moved('http://127.0.0.1/'),
    '/to-metadata': moved('http://[::ffff:a9fe:a9fe]/latest/meta-data/'),
    '/to-name': moved('http://inside.example/'),
    '/to-file': moved('file:///etc/passwd'),
    '/to-port': moved('http://n.example:22/'),
  });
});
afterAll(() => server.close());

const port = () => new URL(server.origin).port;

describe('nothing inside is reached', () => {
  it(`refuses ${INSIDE.length} spellings of it`, async () => {
    expect(INSIDE.length).toBeGreaterThanOrEqual(40);
    const fetcher = createFetcher({ attempts: 1, delay: 0 });
    const reached: string[] = [];
    for (const host of INSIDE) {
      const answer = await fetcher.get(`http://${host}/`);
      if (!('message' in answer) || answer.class !== 'NotAllowed') reached.push(`${host}: ${JSON.stringify(answer)}`);
    }
    await fetcher.close();
    expect(reached).toEqual([]);
    expect(server.asked).toEqual([]);
  });

  it('refuses names that are looked up to it, also beside a public address', async () => {
    const addresses: Readonly<Record<string, readonly string[]>> = {
      'loop.example': ['127.0.0.1'],
      'six.example': ['::1'],
      'mapped.example': ['::ffff:10.0.0.1'],
      'meta.example': ['169.254.169.254'],
      'both.example': ['93.184.215.14', '192.168.0.1'],
    };
    const lookup: LookupFunction = (name, options, callback) => {
      const found = (addresses[name] ?? []).map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
      if (options.all) callback(null, found);
      else callback(null, found[0]?.address ?? '', found[0]?.family ?? 4);
    };
    const fetcher = createFetcher({ attempts: 1, delay: 0, lookup });
    for (const name of Object.keys(addresses))
      expect(await fetcher.get(`http://${name}/`)).toEqual({
        class: 'NotAllowed',
        message: expect.stringContaining('which is no public address'),
      });
    await fetcher.close();
  });

  it('checks each redirect again', async () => {
    const lookup: LookupFunction = (_, options, callback) =>
      options.all ? callback(null, [{ address: '10.1.2.3', family: 4 }]) : callback(null, '10.1.2.3', 4);
    const fetcher = createFetcher({ allowHosts: [server.host], attempts: 1, delay: 0, lookup });
    for (const [path, why] of [
      ['/to-loopback', '127.0.0.1 is no public address'],
      ['/to-metadata', '::ffff:a9fe:a9fe is no public address'],
      ['/to-name', 'inside.example is 10.1.2.3, which is no public address'],
      ['/to-file', 'file:// is not fetched, expected http:// or https://'],
      ['/to-port', 'port 22 is not fetched from, expected 80 or 443'],
    ])
      expect(await fetcher.get(`${server.origin}${path}`)).toEqual({ class: 'NotAllowed', message: why });
    await fetcher.close();
  });

  it.each([
    ['ftp://n.example/', 'ftp:// is not fetched'],
    ['http://user:secret@n.example/', 'user name or password'],
    ['http://n.example:8080/', 'port 8080'],
    ['http://', 'is no URL'],
  ])('refuses %s', async (url, why) => {
    const fetcher = createFetcher();
    expect(await fetcher.get(url)).toEqual({ class: 'NotAllowed', message: expect.stringContaining(why) });
    await fetcher.close();
  });

  it('lets an allowed host alone pass, by its port', async () => {
    const one = createFetcher({ allowHosts: [server.host], delay: 0 });
    expect(await one.get(server.origin)).toMatchObject({ type: 'text/html' });
    await one.close();
    const other = createFetcher({ allowHosts: [`127.0.0.1:${Number(port()) + 1}`], delay: 0 });
    expect(await other.get(server.origin)).toMatchObject({ class: 'NotAllowed' });
    await other.close();
  });
});

describe('public addresses', () => {
  it.each([
    ['93.184.215.14', true],
    ['2606:2800:21f:cb07:6820:80da:af6b:8b2c', true],
    ['::ffff:8.8.8.8', true],
    ['8.8.8.8.8', false],
    ['n.example', false],
    ['', false],
  ])('%s: %s', (address, isPublic) => {
    expect(isPublicAddress(address)).toBe(isPublic);
  });
});
