import type { ChildProcess } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Redis, redisCommand, redisIn } from '#tests/batch/redis';
import { digestOf, entente, linesOf, type Measure, partsIn, start, until, writeShortArticles } from './batch-house.js';

/** Workers and the server are killed, jobs submitted twice, and one part cannot be written by anybody. */
export const queue =
  (articles: number): Measure =>
  async (work, say) => {
    if (redisCommand === null)
      return [{ what: 'the queue', goal: 'measured', got: 'no redis-server or valkey-server is here', isMet: false }];
    const inputs = join(work, 'in');
    writeShortArticles(inputs, articles);
    const clean = join(work, 'clean');
    await entente(['batch', inputs, '--out', clean]);
    const redis = await redisIn(work);
    await redis.start();
    const workers: Worker[] = [];
    const hire = () => workers.push(worker(redis.url));
    try {
      const batch = (out: string) => entente(['batch', inputs, '--out', out, '--queue', redis.url]);
      hire();
      hire();
      const out = join(work, 'killed');
      const running = batch(out);
      await until('the first part', () => partsIn(out) >= 1);
      workers[0]?.process.kill('SIGKILL');
      say(`worker killed after ${partsIn(out)} parts`);
      await until('the next part', () => partsIn(out) >= 2);
      await redis.kill();
      say(`redis killed after ${partsIn(out)} parts`);
      await sleep(1000);
      await redis.start();
      const ended = await running;
      const lines = linesOf(join(out, 'documents.jsonl')).length;
      const isSame = digestOf(out) === digestOf(clean);
      say(`ended with ${ended.code}; ${lines} lines`);

      const twice = await submitTwice(redis, inputs, join(work, 'twice'), hire, workers);
      const poison = await poisonOne(redis, inputs, join(work, 'poison'), digestOf(clean));
      return [
        {
          what: 'a worker and Redis (AOF) killed in one run: articles lost or doubled',
          goal: '0',
          got: `${Math.abs(articles - lines)}, bytes ${isSame ? 'the same' : 'differ'}`,
          isMet: lines === articles && isSame,
        },
        {
          what: 'submitted twice at the same time, then by both: parts done more than once',
          goal: '0',
          got: `${twice.doubled} of ${twice.parts}, bytes ${twice.digest === digestOf(clean) ? 'the same' : 'differ'}`,
          isMet: twice.doubled === 0 && twice.parts > 0 && twice.digest === digestOf(clean),
        },
        poison,
      ];
    } finally {
      for (const { process } of workers) process.kill('SIGKILL');
      await redis.kill();
    }
  };

type Worker = { readonly process: ChildProcess; readonly said: () => string };

function worker(url: string): Worker {
  const process = start(['worker', '--queue', url, '--jobs', '1', '--lock-seconds', '5']);
  let said = '';
  process.stderr?.on('data', (text) => {
    said += text;
  });
  return { process, said: () => said };
}

/** The same run is handed in, its producer killed, and handed in again while nobody works on it. */
async function submitTwice(
  redis: Redis,
  inputs: string,
  out: string,
  hire: () => void,
  workers: Worker[],
): Promise<{ readonly doubled: number; readonly parts: number; readonly digest: string }> {
  for (const { process } of workers.splice(0)) process.kill('SIGKILL');
  const args = ['batch', inputs, '--out', out, '--queue', redis.url];
  const waiting = async () => /waiting +[1-9]/.test(await status(redis));
  const first = start(args);
  await until('jobs wait', waiting);
  first.kill('SIGKILL');
  const second = entente(args);
  await sleep(4000);
  hire();
  hire();
  await second;
  const done = workers.flatMap(({ said }) => said().match(/done: part \d+ of .*/g) ?? []);
  return { doubled: done.length - new Set(done).size, parts: new Set(done).size, digest: digestOf(out) };
}

/** A folder stands where a part is to be written: the part fails, the others are done; without it all is done. */
async function poisonOne(redis: Redis, inputs: string, out: string, digest: string) {
  const inTheWay = join(out, 'parts/000001.records.jsonl');
  mkdirSync(inTheWay, { recursive: true });
  writeFileSync(join(inTheWay, 'x'), '');
  const args = ['batch', inputs, '--out', out, '--queue', redis.url];
  const { code, said } = await entente(args);
  const failed = /failed: part 1 of [^\n]*3 attempts: ([^\n]{1,60})/.exec(await status(redis));
  const others = partsIn(out);
  rmSync(inTheWay, { recursive: true });
  await entente(args);
  const isMended = digestOf(out) === digest;
  return {
    what: 'a poison part: in the failed set with its reason; the others done; done when asked again',
    goal: 'yes',
    got: `${failed === null ? `no: ${said.slice(-200)}` : `“${failed[1]}…”`}, ${others} others, exit ${code}, then bytes ${isMended ? 'the same' : 'differ'}`,
    isMet: failed !== null && others > 1 && code === 74 && isMended,
  };
}

async function status({ url }: Redis): Promise<string> {
  const { spawnSync } = await import('node:child_process');
  const { built } = await import('./batch-house.js');
  return spawnSync(process.execPath, [built('cli/main.js'), 'status', '--queue', url], { encoding: 'utf8' }).stdout;
}
