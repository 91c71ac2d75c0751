import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type BatchOptions, runBatch } from '#pipeline/run/batch';
import { documentsOf, isPartDone } from '#pipeline/run/parts';
import { pagesFolder } from '#pipeline/run/run-folder';
import type { Reading } from '#pipeline/run/walk';
import { article, build, digests, documents, options, records, workFolder } from './house.js';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const work = workFolder();
const built = build();
const run = (change: BatchOptions) => runBatch({ thread: built.thread, ...change });
let isMapDown = false;
let requests = 0;
const server = createServer((request, response) => {
  if (request.url !== '/robots.txt') requests++;
  const number = /^\/([1235])$/.exec(request.url ?? '')?.[1];
  const map = [1, 2, 3, 4, 5].map((i) => `<url><loc>${origin}/${i}</loc></url>`).join('');
  if (number !== undefined) response.writeHead(200, { 'content-type': 'text/plain' }).end(article(Number(number)));
  else if (request.url === '/map.xml' && !isMapDown)
    response.writeHead(200, { 'content-type': 'application/xml' }).end(`<urlset>${map}</urlset>`);
  else response.writeHead(404).end();
});
let origin = '';
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
const fetching = (out: string): Reading => {
  const pages = pagesFolder(out);
  return {
    fetch: { follow: true, cache: pages, faults: pages, allowHosts: [new URL(origin).host], delay: 0, attempts: 1 },
  };
};
afterAll(() => {
  server.closeAllConnections();
  server.close();
  for (const folder of [work, built.folder]) rmSync(folder, { recursive: true });
});

test('columns of a table are part of the plan', async () => {
  const table = join(work, 'dump.csv');
  writeFileSync(table, `Nummer,Volltext\n1,"${article(1).trim()}"\n2,"${article(2).trim()}"\n`);
  const out = join(work, 'table');
  const columns = new Map([
    ['text', 'Volltext'],
    ['id', 'Nummer'],
  ] as const);
  expect(await run(options([table], out, { reading: { columns } }))).toMatchObject({ counts: { ok: 2 } });
  expect(records(out).map(({ source }) => (source as { id: string }).id)).toEqual(['1', '2']);
  const backwards = new Map([...columns].reverse());
  expect(await run(options([table], out, { reading: { columns: backwards } }))).toMatchObject({ isOld: true });
  await expect(run(options([table], out))).rejects.toThrow(/changed: the options/);
});

test('pages are fetched once, and a run that goes on reads the same pages and the same faults', async () => {
  const out = join(work, 'fetched');
  const asked = options([`${origin}/map.xml`], out, { reading: fetching(out), partSize: 2 });
  expect(await run(asked)).toMatchObject({ inputs: 5, counts: { ok: 4, failed: 1 } });
  expect(documents(out).map(({ status }) => status)).toEqual(['ok', 'ok', 'ok', 'failed', 'ok']);
  const before = { digests: digests(out), requests };

  // As a kill before the end leaves it: parts of which one is missing, and a server that has changed meanwhile.
  await run({ ...asked, out: join(work, 'other'), shard: { index: 1, count: 1 } });
  const other = { ...asked, out: join(work, 'other') };
  rmSync(documentsOf(other.out, 1));
  expect(isPartDone(other.out, 0)).toBe(true);
  isMapDown = true;
  expect(await run(other)).toMatchObject({ inputs: 5 });
  expect(digests(other.out)).toEqual(before.digests);
  expect(requests).toBe(before.requests);
  expect(readFileSync(join(out, 'plan.json'), 'utf8')).toContain('"fetch": true');
});

test('--fresh asks for faults again', async () => {
  const out = join(work, 'fetched');
  const asked = options([`${origin}/map.xml`], out, { reading: fetching(out), partSize: 2, fresh: true });
  expect(await run(asked)).toMatchObject({ inputs: 1, counts: { failed: 1 } });
});
