import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Redis (or Valkey) on loopback with an append-only file, to be killed (kill -9) and started again. */
export type Redis = { readonly url: string; readonly start: () => Promise<void>; readonly kill: () => Promise<void> };

export const redisCommand: string | null =
  ['redis-server', 'valkey-server'].find((name) => !spawnSync(name, ['--version']).error) ?? null;

export async function redisIn(folder: string): Promise<Redis> {
  const data = join(folder, 'redis');
  mkdirSync(data, { recursive: true });
  const port = await freePort();
  const lasting = ['--appendonly', 'yes', '--appendfsync', 'always', '--save', ''];
  const settings = ['--port', `${port}`, '--bind', '127.0.0.1', '--dir', data, ...lasting];
  let server: ChildProcess | null = null;
  return {
    url: `redis://127.0.0.1:${port}`,
    start: async () => {
      server = spawn(redisCommand as string, settings, { stdio: 'ignore' });
      for (let tries = 0; tries < 300; tries++) {
        if (await answers(port)) return;
        await sleep(100);
      }
      throw new Error('redis does not start');
    },
    kill: () =>
      new Promise((resolve) => {
        if (server === null || server.exitCode !== null || server.signalCode !== null) return resolve();
        server.once('exit', () => resolve());
        server.kill('SIGKILL');
      }),
  };
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
