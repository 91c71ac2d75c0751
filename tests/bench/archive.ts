import { spawn, spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateArticles } from './generate.js';

/**
 * `npx tsx tests/bench/archive.ts [ARTICLES] [MAIN]`: an archive of 100,000 generated articles through `entente batch` with one worker thread and
 * with two: articles a second, and the memory of the whole process (main thread and workers) as it goes on. Needs a
 * build (npm run build), and Linux for the memory.
 */
const articles = Number(process.argv[2] ?? 100_000);
const main = process.argv[3] ?? 'dist/pipeline/cli/main.js';
const A_FILE = 10_000;
const SAMPLE_MS = 500;

const work = join(tmpdir(), `entente-archive-${process.pid}`);
const inputs = join(work, 'in');
mkdirSync(inputs, { recursive: true });
process.on('exit', () => rmSync(work, { recursive: true, force: true }));
const bytes = write();
console.log(`${articles} articles, ${(bytes / 1e6).toFixed(0)} MB`);

for (const jobs of [1, 2]) {
  const out = join(work, `run-${jobs}`);
  const started = performance.now();
  const { peak, samples, cpu } = await run(out, jobs);
  const seconds = (performance.now() - started) / 1000;
  const { records } = JSON.parse(readFileSync(join(out, 'journal.jsonl'), 'utf8').trimEnd().split('\n').at(-1) ?? '{}');
  const tenths = Array.from({ length: 10 }, (_, i) => samples[Math.floor(((i + 0.9) * samples.length) / 10)] ?? 0);
  console.log(
    `${jobs} worker${jobs > 1 ? 's' : ''}: ${(articles / seconds).toFixed(0)} articles/s, ${seconds.toFixed(0)} s, ${((cpu / articles) * 1000).toFixed(1)} ms of CPU each; records ${records}`,
  );
  console.log(
    `  memory: at most ${peak.toFixed(0)} MB; after each tenth of the time ${tenths.map((size) => size.toFixed(0)).join(' ')} MB`,
  );
}

function write(): number {
  let total = 0;
  let file = -1;
  let count = 0;
  for (const { name, text } of generateArticles(articles, 9)) {
    if (count % A_FILE === 0) {
      if (file >= 0) closeSync(file);
      file = openSync(join(inputs, `${String(count / A_FILE).padStart(4, '0')}.jsonl`), 'w');
    }
    total += writeSync(file, `${JSON.stringify({ id: name, text, published: '2024-05-17' })}\n`);
    count++;
  }
  closeSync(file);
  return total;
}

function run(
  out: string,
  jobs: number,
): Promise<{ readonly peak: number; readonly cpu: number; readonly samples: readonly number[] }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [main, 'batch', inputs, '--out', out, '--jobs', String(jobs)], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const samples: number[] = [];
    let cpu = 0;
    const timer = setInterval(() => {
      const { stdout } = spawnSync('cat', [`/proc/${child.pid}/status`], { encoding: 'utf8' });
      const size = /VmRSS:\s+(\d+)/.exec(stdout ?? '')?.[1];
      if (size) samples.push(Number(size) / 1024);
      const stat = spawnSync('cat', [`/proc/${child.pid}/stat`], { encoding: 'utf8' }).stdout ?? '';
      // User and system time of all threads, in hundredths of a second (proc(5)).
      const [user, system] = stat
        .slice(stat.lastIndexOf(')') + 2)
        .split(' ')
        .slice(11, 13)
        .map(Number);
      if (user && system) cpu = (user + system) / 100;
    }, SAMPLE_MS);
    child.on('exit', (code) => {
      clearInterval(timer);
      if (code !== 0) reject(new Error(`exit code ${code}`));
      else resolve({ peak: Math.max(0, ...samples), cpu, samples });
    });
  });
}
