import { join } from 'node:path';
import { redisCommand, redisIn } from '#tests/batch/redis';
import { digestOf, entente, type Measure, start, until, writeLines } from './batch-house.js';
import { generateArticles } from './generate.js';

/** One archive in every way that a run can be shared out: are the bytes the same? */
export const bytes =
  (articles: number): Measure =>
  async (work, say) => {
    const inputs = join(work, 'in');
    writeLines(inputs, archive(articles));
    const digests = new Map<string, string>();
    const batch = async (name: string, ...more: readonly string[]) => {
      const { code, said, seconds } = await entente(['batch', inputs, '--out', join(work, name), ...more]);
      if (code !== 0 && code !== 1) throw new Error(`${name}: exit code ${code}: ${said}`);
      say(`${name}: ${seconds.toFixed(1)} s`);
    };
    const note = (name: string) => digests.set(name, digestOf(join(work, name)));

    for (const jobs of ['1', '2', '8']) {
      await batch(`jobs-${jobs}`, '--jobs', jobs);
      note(`jobs-${jobs}`);
    }
    const shards = [1, 2, 3, 4].map((i) => `shard-${i}`);
    for (const [i, name] of shards.entries()) await batch(name, '--shard', `${i + 1}/4`);
    await entente(['batch', '--merge', ...shards.map((name) => join(work, name)), '--out', join(work, 'merged')]);
    note('merged');
    if (redisCommand !== null) {
      const redis = await redisIn(work);
      await redis.start();
      const workers = [1, 2].map(() => start(['worker', '--queue', redis.url, '--jobs', '1']));
      try {
        await batch('queue', '--queue', redis.url);
        note('queue');
      } finally {
        for (const worker of workers) worker.kill('SIGTERM');
        await until('workers end', () => workers.every(({ exitCode, signalCode }) => exitCode !== null || signalCode));
        await redis.kill();
      }
    }
    const different = new Set(digests.values()).size;
    const isWhole = digests.has('queue');
    return [
      {
        what: `sha256 over ${articles} articles: jobs 1, 2, 8; 4 shards merged; queue with 2 workers`,
        goal: '1 digest',
        got: `${different} (${[...digests.values()][0]?.slice(0, 12)})${isWhole ? '' : '; no redis-server: the queue is left out'}`,
        isMet: different === 1 && isWhole,
      },
    ];
  };

/** With repeats, copies with other headlines, and articles without text. */
function* archive(count: number) {
  let i = 0;
  let last = '';
  for (const { name, text } of generateArticles(count, 5)) {
    const content = i % 97 === 5 ? ' ' : i % 50 === 7 ? last : i % 50 === 8 ? `Another headline\n\n${last}` : text;
    yield { id: name, text: content };
    last = content;
    i++;
  }
}
