import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BatchOptions, BatchResult } from '#pipeline/run/batch';
import { built, linesOf, type Measure, writeShortArticles } from './batch-house.js';

/** What an article that never ends costs a run with the time budget that is set where none is given. */
export const hang =
  (articles: number): Measure =>
  async (work, say) => {
    const { runBatch } = (await import(pathToFileURL(built('run/batch.js')).href)) as {
      readonly runBatch: (options: BatchOptions) => Promise<BatchResult>;
    };
    const thread = new URL('./hanging-thread.mjs', import.meta.url).href;
    const inputs = join(work, 'in');
    writeShortArticles(inputs, articles);
    const batch = async (name: string) => {
      const started = performance.now();
      const settings = { published: null, rules: [], shard: null, fresh: false, all: false, maxErrors: null };
      await runBatch({ ...settings, inputs: [inputs], out: join(work, name), jobs: 1, timeBudget: 10, thread });
      return (performance.now() - started) / 1000;
    };
    const without = await batch('without');
    writeFileSync(join(inputs, `${String(articles >> 1).padStart(6, '0')}.txt`), 'HANGS');
    const cost = (await batch('with')) - without;
    const failed = linesOf(join(work, 'with/documents.jsonl')).filter((line) => line.includes('"TimeBudget"'));
    say(`${without.toFixed(1)} s without, ${(without + cost).toFixed(1)} s with`);
    return [
      {
        what: `an article that never ends among ${articles}: seconds that it costs (1 thread)`,
        goal: '≤ 12',
        got: `${cost.toFixed(1)}, ${failed.length} failed with TimeBudget`,
        isMet: cost <= 12 && failed.length === 1,
      },
    ];
  };
