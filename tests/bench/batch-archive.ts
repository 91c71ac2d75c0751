import { readFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { digestOf, type Figure, linesOf, type Measure, start, writeLines } from './batch-house.js';
import { generateArticles } from './generate.js';

/** A large archive with one thread and with two: articles a second, and the memory of the process as it goes on. */
export const archive =
  (articles: number): Measure =>
  async (work, say) => {
    const inputs = join(work, 'in');
    const bytes = writeLines(inputs, lines(articles));
    say(`${articles} articles, ${(bytes / 1e6).toFixed(0)} MB`);
    const figures: Figure[] = [];
    const digests = new Set<string>();
    for (const jobs of [1, 2]) {
      const out = join(work, `run-${jobs}`);
      const { seconds, cpu, samples } = await watched(['batch', inputs, '--out', out, '--jobs', String(jobs)], say);
      digests.add(digestOf(out));
      const size = (from: number, to: number) => median(samples.slice(samples.length * from, samples.length * to));
      const peak = Math.max(...samples);
      const growth = size(0.7, 0.9) / size(0.2, 0.4) - 1;
      const tenths = Array.from({ length: 10 }, (_, i) => size(i / 10, (i + 1) / 10).toFixed(0));
      say(`${jobs}: memory by tenths of the time ${tenths.join(' ')} MB; load ${loadavg()[0]?.toFixed(1)}`);
      const what = `${articles} articles, ${jobs} worker${jobs > 1 ? 's' : ''}`;
      figures.push(
        {
          what: `${what}: articles/s (CPU for each)`,
          goal: 'reported',
          got: `${(articles / seconds).toFixed(0)} (${((cpu / articles) * 1000).toFixed(1)} ms)`,
          isMet: linesOf(join(out, 'documents.jsonl')).length === articles,
        },
        {
          what: `${what}: most MB a worker, main thread included`,
          goal: '≤ 400',
          got: `${(peak / jobs).toFixed(0)} (median ${(size(0, 1) / jobs).toFixed(0)})`,
          isMet: peak / jobs <= 400,
        },
        {
          what: `${what}: memory late in the run beside early`,
          goal: 'flat',
          got: `${growth < 0 ? '−' : '+'}${Math.abs(growth * 100).toFixed(0)} %`,
          isMet: growth < 0.15,
        },
      );
    }
    const isSame = digests.size === 1;
    return [...figures, { what: 'the same bytes from both', goal: 'yes', got: isSame ? 'yes' : 'no', isMet: isSame }];
  };

function* lines(count: number) {
  for (const { name, text } of generateArticles(count, 9)) yield { id: name, text };
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;

type Watched = { readonly seconds: number; readonly cpu: number; readonly samples: readonly number[] };

/** Memory in MB twice a second, CPU in seconds (proc(5): Linux only). */
function watched(args: readonly string[], say: (message: string) => void): Promise<Watched> {
  const started = performance.now();
  const child = start(args);
  let told = '';
  child.stderr?.on('data', (text) => {
    told = `${text}`.trim();
  });
  const samples: number[] = [];
  let cpu = 0;
  const timer = setInterval(() => {
    try {
      const size = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1];
      if (size) samples.push(Number(size) / 1024);
      if (samples.length % 120 === 0) say(`${samples.at(-1)?.toFixed(0)} MB; ${told}`);
      const stat = readFileSync(`/proc/${child.pid}/stat`, 'utf8');
      // User and system time of all threads, in hundredths of a second.
      const [user = 0, system = 0] = stat
        .slice(stat.lastIndexOf(')') + 2)
        .split(' ')
        .slice(11, 13)
        .map(Number);
      cpu = Math.max(cpu, (user + system) / 100);
    } catch {
      // It has just ended.
    }
  }, 500);
  return new Promise((resolve, reject) => {
    child.on('exit', (code) => {
      clearInterval(timer);
      if (code !== 0) reject(new Error(`exit code ${code}`));
      else resolve({ seconds: (performance.now() - started) / 1000, cpu, samples });
    });
  });
}
