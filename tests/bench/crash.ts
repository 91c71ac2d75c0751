import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateArticles, randomFrom } from './generate.js';

/**
 * `npx tsx tests/bench/crash.ts [KILLS] [ARTICLES] [MAIN]`: kills `entente batch` at random moments (kill -9) and goes on, run after
 * run, until it has been killed so often; says whether every run ended with the bytes of one that nobody killed, and
 * how many torn lines were ever seen. Needs a build (npm run build). Exit code 1 if anything was lost, doubled or torn.
 */
const [kills = 200, articles = 3000] = process.argv.slice(2, 4).map(Number);
const main = process.argv[4] ?? 'dist/pipeline/cli/main.js';
const work = join(tmpdir(), `entente-crash-${process.pid}`);
const inputs = join(work, 'in');
mkdirSync(inputs, { recursive: true });
process.on('exit', () => rmSync(work, { recursive: true, force: true }));

const random = randomFrom(4711);
let written = 0;
let last = '';
for (const { name, text } of generateArticles(articles, 3, 1, 2)) {
  // Short ones: it is the writing that is tried. Some have no text, some repeat the one before.
  const content = written % 97 === 5 ? '' : written % 50 === 7 ? last : text.slice(0, 400);
  writeFileSync(join(inputs, `${name}.txt`), content);
  last = content;
  written++;
}

const clean = join(work, 'clean');
const started = performance.now();
await run(clean, null);
const whole = performance.now() - started;
const expected = digests(clean);
console.log(
  `${articles} articles, ${(whole / 1000).toFixed(1)} s without a kill; records ${expected.records.slice(0, 12)}`,
);

let killed = 0;
let torn = 0;
let runs = 0;
let wrong = 0;
while (killed < kills) {
  const out = join(work, 'run');
  rmSync(out, { recursive: true, force: true });
  for (;;) {
    const wasKilled = await run(out, killed < kills ? 200 + random(Math.max(2000, whole * 0.3)) : null);
    torn += tornLines(out);
    if (!wasKilled) break;
    killed++;
    if (killed % 20 === 0) console.log(`${killed} kills, ${runs} whole runs, ${torn} torn lines`);
  }
  runs++;
  const got = digests(out);
  if (got.records !== expected.records || got.documents !== expected.documents) wrong++;
  const lines = readFileSync(join(out, 'documents.jsonl'), 'utf8').split('\n').length - 1;
  if (lines !== articles) wrong++;
}
console.log(`${killed} kills over ${runs} runs: ${torn} torn lines, ${wrong} runs with other bytes`);
process.exitCode = torn || wrong ? 1 : 0;

/** @returns whether the process was killed before its end */
function run(out: string, after: number | null): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [main, 'batch', inputs, '--out', out, '--jobs', '2'], { stdio: 'ignore' });
    const timer = after === null ? null : setTimeout(() => child.kill('SIGKILL'), after);
    child.on('exit', (code, signal) => {
      if (timer) clearTimeout(timer);
      // Empty inputs fail, so a whole run ends with 1.
      if (signal !== 'SIGKILL' && code !== 1) reject(new Error(`exit code ${code}`));
      else resolve(signal === 'SIGKILL');
    });
  });
}

function digests(out: string): { readonly records: string; readonly documents: string } {
  const digest = (file: string) =>
    createHash('sha256')
      .update(readFileSync(join(out, file)))
      .digest('hex');
  return { records: digest('records.jsonl'), documents: digest('documents.jsonl') };
}

/** Lines that are no JSON in any file that has its name. */
function tornLines(out: string): number {
  const folders = [out, join(out, 'parts')].filter(existsSync);
  const files = folders.flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)));
  return files
    .filter((file) => /(?:records|documents)\.jsonl$/.test(file))
    .flatMap((file) => readFileSync(file, 'utf8').split(/(?<=\n)/))
    .filter((line) => !isWhole(line)).length;
}

function isWhole(line: string): boolean {
  try {
    JSON.parse(line);
    return line.endsWith('\n');
  } catch {
    return false;
  }
}
