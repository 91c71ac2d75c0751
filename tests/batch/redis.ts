import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** Redis (or Valkey) on loopback with an append-only file, to be killed and started again. */
export type Redis = { readonly url: string; readonly start: () => Promise<void>; readonly kill: () => Promise<void> };

export const redisCommand: string | null =
  ['redis-server', 'valkey-server'].find((name) => !spawnSync(name, ['--version']).error) ?? null;

if (redisCommand === null) console.warn('WARNING: no redis-server: the tests of the queue are LEFT OUT');

export async function redisIn(folder: string): Promise<Redis> {
  const port = await freePort();
  let server: ChildProcess | null = null;
  const settings = `--port ${port} --bind 127.0.0.1 --dir ${folder} --appendonly yes --appendfsync always --save`;
  return {
    url: `redis://127.0.0.1:${port}`,
    start: async () => {
      server = spawn(redisCommand as string, [...settings.split(' '), ''], { stdio: 'ignore' });
      for (let tries = 0; tries < 200; tries++) {
        const { stdout } = spawnSync('redis-cli', ['-p', String(port), 'ping'], { encoding: 'utf8' });
        if (stdout?.includes('PONG')) return;
        await sleep(50);
      }
      throw new Error('redis does not start');
    },
    kill: () =>
      new Promise((resolve) => {
        if (server === null || server.exitCode !== null) return resolve();
        server.once('exit', () => resolve());
        server.kill('SIGKILL');
      }),
  };
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
