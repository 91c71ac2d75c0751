import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { loadEngine } from '#pipeline/io/engine';
import { planBatch, runBatch } from '#pipeline/run/batch';
import { openQueue } from '#pipeline/run/queue/connection';
import { produceBatch, submissionOf } from '#pipeline/run/queue/produce';
import { queueStatus } from '#pipeline/run/queue/status';
import { submitParts } from '#pipeline/run/queue/submit';
import { article, build, digests, documents, manyArticles, options, workFolder, writeArticles } from './house.js';
import { type Redis, redisCommand, redisIn } from './redis.js';

if (redisCommand === null) console.warn('WARNING: no redis-server: the tests of the queue are LEFT OUT');

vi.setConfig({ testTimeout: 300_000, hookTimeout: 120_000 });

describe.skipIf(redisCommand === null)('a queue on Redis', () => {
  const work = workFolder();
  const { main, thread, folder } = build();
  const inputs = writeArticles(join(work, 'in'), { ...manyArticles(120), 'a0007.txt': '', 'a0099.txt': article(3) });
  const workers = new Set<ChildProcess>();
  let redis: Redis;

  /** The server of .ci/run where there is one; the own one is for the test that kills it. */
  const url = () => process.env.ENTENTE_TEST_REDIS ?? redis.url;
  const startWorker = (queue = url()): ChildProcess => {
    const args = [main, 'worker', '--queue', queue, '--jobs', '1', '--lock-seconds', '3'];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'] });
    workers.add(child);
    return child;
  };
  const stopWorkers = async () => {
    for (const child of workers) {
      if (child.exitCode !== null || child.signalCode !== null) continue;
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGKILL');
      await gone;
    }
    workers.clear();
  };
  const partsIn = (run: string) =>
    existsSync(join(run, 'parts'))
      ? readdirSync(join(run, 'parts')).filter((name) => name.endsWith('documents.jsonl'))
      : [];

  beforeAll(async () => {
    mkdirSync(join(work, 'redis'));
    redis = await redisIn(join(work, 'redis'));
    await redis.start();
    await runBatch(options([inputs], join(work, 'clean'), { thread }));
  });
  afterAll(async () => {
    await stopWorkers();
    await redis.kill();
    for (const made of [work, folder]) rmSync(made, { recursive: true });
  });

  test('gives the bytes of a run without one, although a worker and the server are killed in between', async () => {
    const out = join(work, 'queued');
    const [first] = [startWorker(redis.url), startWorker(redis.url)];
    const running = produceBatch(redis.url, options([inputs], out));
    await vi.waitUntil(() => partsIn(out).length >= 2, { timeout: 120_000 });
    first?.kill('SIGKILL');
    await vi.waitUntil(() => partsIn(out).length >= 4, { timeout: 120_000 });
    await redis.kill();
    await sleep(500);
    await redis.start();
    expect(await running).toMatchObject({ inputs: 120, counts: { failed: 1, duplicate: 1, ok: 118 } });
    expect(digests(out)).toEqual(digests(join(work, 'clean')));
    expect(documents(out)).toHaveLength(120);
    await stopWorkers();
  });

  test('holds a part once, however often it is submitted', async () => {
    const out = join(work, 'twice');
    const asked = options([inputs], out);
    const { plan } = await planBatch(asked, await loadEngine());
    const opened = await openQueue(url());
    const before = (await opened.queue.getJobCounts('waiting')).waiting ?? 0;
    const parts = Array.from({ length: 12 }, (_, part) => part);
    await submitParts(opened, { ...submissionOf(plan, asked), plan: `sha256:${'0'.repeat(64)}` }, parts);
    await submitParts(opened, { ...submissionOf(plan, asked), plan: `sha256:${'0'.repeat(64)}` }, parts);
    expect((await opened.queue.getJobCounts('waiting')).waiting).toBe(before + 12);
    await opened.queue.drain();
    await opened.close();
  });

  test('puts a part that no worker can do into the failed set with its reason, and does it when it is asked again', async () => {
    const changing = writeArticles(join(work, 'changing'), manyArticles(15));
    const out = join(work, 'poison');
    const running = produceBatch(url(), options([changing], out));
    running.catch(() => {});
    await vi.waitUntil(async () => (await queueStatus(url())).counts.waiting === 2, { timeout: 60_000 });
    writeFileSync(join(changing, 'a0004.txt'), 'not what was planned');
    startWorker();
    await expect(running).rejects.toMatchObject({
      stop: 'input-output',
      message: expect.stringMatching(/2 parts failed on the workers; part 0: .*its inputs differ/),
    });
    const { counts, failed, workers: count } = await queueStatus(url());
    expect([counts.failed, count]).toEqual([2, 1]);
    expect(failed[0]?.reason).toMatch(/does not see the run as it was planned/);
    const { stdout } = spawnSync(process.execPath, [main, 'status', out, '--queue', url()], { encoding: 'utf8' });
    expect(stdout).toMatch(/parts +0 of 2[\s\S]*failed: part [01] of .*its inputs differ/);
    writeFileSync(join(changing, 'a0004.txt'), article(4));
    expect(await produceBatch(url(), options([changing], out))).toMatchObject({ inputs: 15, counts: { ok: 15 } });
    await stopWorkers();
  });

  test('that does not answer is told at once', () => {
    const args = [main, 'batch', inputs, '--out', join(work, 'none'), '--queue', 'redis://127.0.0.1:1'];
    const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    expect([status, stderr]).toEqual([74, expect.stringContaining('no Redis answers at 127.0.0.1:1')]);
  });
});
