import type { Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import { stop } from '#pipeline/run/stop';
import type { QueueJob } from '#schemas/batch';

export const QUEUE_NAME = 'entente';
const PROBE_MS = 5000;

type Packages = { readonly bullmq: typeof import('bullmq'); readonly Redis: typeof Redis };

export type OpenQueue = {
  readonly bullmq: Packages['bullmq'];
  /** A further connection, for what blocks its own. */
  readonly connect: () => Redis;
  readonly queue: Queue<QueueJob>;
  readonly close: () => Promise<void>;
};

/** BullMQ and a connection to Redis or Valkey that outlives a restart of the server; both packages are optional. */
export async function openQueue(url: string): Promise<OpenQueue> {
  const { bullmq, Redis } = await load();
  await probe(url, Redis);
  const connect = () => {
    const connection = new Redis(url, {
      maxRetriesPerRequest: null,
      retryStrategy: (tries) => Math.min(tries * 200, 2000),
    });
    // It reconnects by itself; a server that stays away shows in what waits for it.
    connection.on('error', () => {});
    return connection;
  };
  const connection = connect();
  const queue = new bullmq.Queue<QueueJob>(QUEUE_NAME, { connection });
  queue.on('error', () => {});
  return {
    bullmq,
    connect,
    queue,
    close: async () => {
      await queue.close();
      connection.disconnect();
    },
  };
}

async function load(): Promise<Packages> {
  try {
    const [bullmq, { Redis }] = await Promise.all([import('bullmq'), import('ioredis')]);
    return { bullmq, Redis };
  } catch (error) {
    throw stop('usage', 'a queue needs the optional packages bullmq and ioredis: npm install bullmq ioredis', error);
  }
}

/** Says at once that nobody answers, instead of trying for ever. */
async function probe(url: string, Redis: Packages['Redis']): Promise<void> {
  if (!/^(?:redis|rediss|valkey):\/\//.test(url)) throw stop('usage', `${url}: expected redis://host:6379`);
  const connection = new Redis(url, {
    lazyConnect: true,
    connectTimeout: PROBE_MS,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
  });
  let reason: unknown = null;
  connection.on('error', (error) => {
    reason = error;
  });
  try {
    await connection.connect();
    await connection.ping();
  } catch (error) {
    const told = reason ?? error;
    const { host, port } = connection.options;
    throw stop(
      'input-output',
      `no Redis answers at ${host}:${port}: ${told instanceof Error ? told.message : told}`,
      error,
    );
  } finally {
    connection.disconnect();
  }
}
