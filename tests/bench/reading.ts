/**
 * Scores a reader of saved pages with ground truth: text (4-token shingles, the metric of the Zyte article-extraction
 * benchmark), publication day, title, authors; pages a second and peak memory.
 *   npx tsx tests/bench/reading.ts FOLDER [--worst N] [--only ID] [--peer readability|PATH OF DEFUDDLE'S dist/node.js]
 * FOLDER holds ground-truth.json ({id: {articleBody, title, authors, date, url}}) and html/ID.html.gz.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { decode } from '#pipeline/io/decode';
import { plain } from '#pipeline/stages/read/roles';
import { type Reading, readerOf } from './peer-pages.js';

type Truth = {
  readonly articleBody?: string;
  readonly title?: string;
  readonly authors?: readonly string[];
  readonly date?: string;
  readonly url?: string;
};

const [folder = '', ...flags] = process.argv.slice(2);
const option = (name: string) => (flags.includes(name) ? (flags[flags.indexOf(name) + 1] ?? '') : '');
const worst = Number(option('--worst') || 0);
const only = option('--only');
const readPage = await readerOf(option('--peer'));

const truth: Record<string, Truth> = JSON.parse(readFileSync(join(folder, 'ground-truth.json'), 'utf8'));
const pages = readdirSync(join(folder, 'html'))
  .sort()
  .map((file) => file.replace(/\.html\.gz$/, ''))
  .filter((id) => id in truth && id.includes(only))
  .map((id) => ({
    id,
    url: truth[id]?.url ?? null,
    html: decode(gunzipSync(readFileSync(join(folder, 'html', `${id}.html.gz`)))).text,
  }));

const NOTHING: Reading = { title: null, byline: [], day: null, body: '' };
const readings = new Map<string, Reading>();
const times: { id: string; ms: number }[] = [];
let thrown = 0;
for (const page of pages.slice(0, 20)) await reading(page);
thrown = 0;
const started = process.cpuUsage();
for (const page of pages) {
  const before = performance.now();
  readings.set(page.id, await reading(page));
  times.push({ id: page.id, ms: performance.now() - before });
}
const { user, system } = process.cpuUsage(started);
report((user + system) / 1e6);

async function reading(page: (typeof pages)[number]): Promise<Reading> {
  try {
    return await readPage(page);
  } catch {
    thrown++;
    return NOTHING;
  }
}

function shingles(text: string): Map<string, number> {
  const tokens = text.match(/[\p{L}\p{N}_]+/gu) ?? [];
  const counts = new Map<string, number>();
  if (!tokens.length) return counts;
  for (let i = 0; i < Math.max(1, tokens.length - 3); i++) {
    const key = tokens.slice(i, i + 4).join(' ');
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

function compare(want: string, got: string): { p: number; r: number; tp: number } {
  const a = shingles(want);
  const b = shingles(got);
  let [tp, fp, fn] = [0, 0, 0];
  for (const [key, count] of a) {
    const other = b.get(key) ?? 0;
    tp += Math.min(count, other);
    fn += Math.max(0, count - other);
    fp += Math.max(0, other - count);
  }
  for (const [key, count] of b) if (!a.has(key)) fp += count;
  return { p: tp / (tp + fp || 1), r: tp / (tp + fn || 1), tp: tp / (tp + fp + fn || 1) };
}

function report(cpu: number): void {
  const megabytes = pages.reduce((sum, { html }) => sum + html.length, 0) / 1e6;
  console.log(
    `${pages.length} pages, ${megabytes.toFixed(1)} M characters, ${(pages.length / cpu).toFixed(0)} pages a second of CPU, ${((megabytes * 1e6) / 45_000 / cpu).toFixed(0)} of 45 kB; peak ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB; ${thrown} exceptions`,
  );
  reportText();
  reportDates();
  reportTitles();
  reportAuthors();
  for (const { id, ms } of times.sort((a, b) => b.ms - a.ms).slice(0, Math.min(worst, 5)))
    console.log(`  ${ms.toFixed(0)} ms ${id}`);
}

function readingOf(id: string): Reading {
  return readings.get(id) as Reading;
}

function truthOf(id: string): Truth {
  return truth[id] as Truth;
}

function reportText(): void {
  const texts = pages.map(({ id }) => ({ id, ...compare(truthOf(id).articleBody ?? '', readingOf(id).body) }));
  const mean = (xs: readonly number[]) => xs.reduce((sum, x) => sum + x, 0) / xs.length;
  const [p, r] = [mean(texts.map((t) => t.p)), mean(texts.map((t) => t.r))];
  const empty = pages.filter(({ id }) => readingOf(id).body.trim() === '').length;
  console.log(`text F1 ${figure((2 * p * r) / (p + r))} P ${figure(p)} R ${figure(r)} empty ${empty}`);
  for (const t of texts.sort((a, b) => a.tp - b.tp).slice(0, worst))
    console.log(`  ${figure(t.tp)} P ${figure(t.p)} R ${figure(t.r)} ${t.id}`);
}

function reportDates(): void {
  const dated = pages.filter(({ id }) => truthOf(id).date);
  const wanted = (id: string) => truthOf(id).date?.slice(0, 10);
  const off = dated.filter(({ id }) => readingOf(id).day?.slice(0, 10) !== wanted(id));
  const none = off.filter(({ id }) => readingOf(id).day === null).length;
  const right = dated.length - off.length;
  console.log(`date F1 ${figure((2 * right) / (2 * right + off.length))} wrong ${off.length - none} none ${none}`);
  for (const { id } of worst ? off : []) console.log(`  want ${wanted(id)} got ${readingOf(id).day} ${id}`);
}

function reportTitles(): void {
  const titled = pages.filter(({ id }) => truthOf(id).title);
  const off = titled.filter(({ id }) => plain(readingOf(id).title ?? '') !== plain(truthOf(id).title ?? ''));
  console.log(`title exact ${figure(1 - off.length / titled.length)}`);
  for (const { id } of worst ? off : [])
    console.log(`  want «${truthOf(id).title}» got «${readingOf(id).title}» ${id}`);
}

function reportAuthors(): void {
  let [tp, fp, fn] = [0, 0, 0];
  for (const { id } of pages) {
    const want = new Set((truthOf(id).authors ?? []).map(plain));
    if (!want.size) continue;
    const got = new Set(readingOf(id).byline.map(plain));
    const hits = [...got].filter((name) => want.has(name)).length;
    tp += hits;
    fp += got.size - hits;
    fn += want.size - hits;
    if (worst && (hits < got.size || hits < want.size)) console.log(`  want ${[...want]} got ${[...got]} ${id}`);
  }
  console.log(
    `byline F1 ${figure((2 * tp) / (2 * tp + fp + fn))} P ${figure(tp / (tp + fp))} R ${figure(tp / (tp + fn))}`,
  );
}

function figure(x: number): string {
  return x.toFixed(3);
}
