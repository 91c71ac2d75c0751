import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readInputs } from '#pipeline/io/inputs';
import { pdfOf, tarOf, warcPage, zipOf } from './archives.js';

const STORY = 'Norway and Malta signed a lease worth $40 million on Monday.';
const noise = Buffer.from(Array.from({ length: 3000 }, (_, i) => (i * i * 31 + i * 7) % 256));
const warc = (url: string) => warcPage(url, '200 OK\r\nContent-Type: text/html', `<p>${STORY}`);
const atom = `<feed><entry><title>A</title><content>${STORY}</content></entry></feed>`;
const mht = `Subject: Lease\r\nContent-Type: text/html\r\n\r\n<p>${STORY}\r\n`;
const rss = `<rss><channel><item><title>A</title><description>${STORY}</description></item></channel></rss>`;
const eml = `Subject: Lease\r\nContent-Type: text/plain\r\n\r\n${STORY}\r\n`;

/** For each kind a good file and a broken one. */
const FILES: Readonly<Record<string, readonly [good: string | Uint8Array, broken: string | Uint8Array]>> = {
  txt: [STORY, noise],
  html: [`<p>${STORY}`, ''],
  jsonl: [JSON.stringify({ text: STORY }), '{"text": "cut'],
  csv: [`text\n"${STORY}"\n`, 'a,b\n1,2\n'],
  tsv: [`text\ttitle\n${STORY}\tA\n`, 'text\ttitle\n'],
  zip: [zipOf([{ name: 'a.txt', content: STORY }]), noise],
  tar: [await tarOf([{ name: 'a.txt', content: STORY }]), noise],
  tgz: [gzipSync(await tarOf([{ name: 'a.txt', content: STORY }])), gzipSync(noise)],
  'txt.gz': [gzipSync(STORY), gzipSync(noise.toString('latin1')).subarray(0, 900)],
  warc: [warc('https://n.example/1'), 'WARC/1.0\r\nnothing'],
  'warc.gz': [gzipSync(warc('https://n.example/2')), gzipSync(warc('https://n.example/3')).subarray(0, 60)],
  rss: [rss, '<rss><channel></channel></rss>'],
  atom: [atom, '<feed><entry>'],
  mht: [mht, 'Content-Type: text/html\r\n\r\n'],
  eml: [eml, 'Subject: nothing\r\n\r\n'],
  pdf: [pdfOf([STORY]), noise],
};

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'entente-broken-'));
  for (const [ending, [good, broken]] of Object.entries(FILES)) {
    await writeFile(join(folder, `good.${ending}`), good);
    await writeFile(join(folder, `broken.${ending}`), broken);
  }
});
afterAll(() => rm(folder, { recursive: true }));

describe('a folder with a good and a broken file of each kind', () => {
  it('gives every good article and exactly one error for each broken file, which names it', async () => {
    const good: string[] = [];
    const broken: string[] = [];
    for await (const input of readInputs([folder])) {
      const file = input.source.uri.replace(`${folder}/`, '').replace(/#.*/, '');
      if ('error' in input) {
        broken.push(file);
        expect(input.error.message).toContain(file);
        expect(input.error.class).toMatch(/^[A-Z]\w+(?<!Error)$/);
      } else {
        good.push(file);
        expect(input.content).toContain(STORY);
      }
    }
    const all = (which: string) =>
      Object.keys(FILES)
        .map((ending) => `${which}.${ending}`)
        .sort();
    expect(good.sort()).toEqual(all('good'));
    expect(broken.sort()).toEqual(all('broken'));
  });
});
