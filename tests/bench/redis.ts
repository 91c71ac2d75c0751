import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { until } from './batch-house.js';

export const redisServer: string | null =
  ['redis-server', 'valkey-server'].find((name) => !spawnSync(name, ['--version']).error) ?? null;

export type Redis = { readonly url: string; readonly start: () => Promise<void>; readonly kill: () => Promise<void> };

/** A server on loopback that keeps an append-only file; it can be killed (kill -9) and started again. */
export async function redisIn(folder: string): Promise<Redis> {
  const data = join(folder, 'redis');
  mkdirSync(data, { recursive: true });
  const port = await freePort();
  const settings = ['--port', `${port}`, '--bind', '127.0.0.1', '--dir', data, '--appendonly', 'yes', '--save', ''];
  let server: ChildProcess | null = null;
  const redis: Redis = {
    url: `redis://127.0.0.1:${port}`,
    start: async () => {
      server = spawn(redisServer as string, [...settings, '--appendfsync', 'always'], { stdio: 'ignore' });
      await until('redis answers', () => answers(port), 30);
    },
    kill: () =>
      new Promise((resolve) => {
        if (server === null || server.exitCode !== null || server.signalCode !== null) return resolve();
        server.once('exit', () => resolve());
        server.kill('SIGKILL');
      }),
  };
  await redis.start();
  return redis;
}

const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.end('PING\r\n'));
    socket.on('data', (answer) => resolve(answer.toString().startsWith('+PONG')));
    socket.on('error', () => resolve(false));
  });

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
