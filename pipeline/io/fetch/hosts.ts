import PQueue from 'p-queue';

/** Runs what asks one host: a few at a time, and not too soon after each other. */
export type Hosts = {
  readonly run: <T>(host: string, delay: number, task: () => Promise<T>) => Promise<T>;
  /** Lets nothing begin at a host for some milliseconds. */
  readonly rest: (host: string, ms: number) => void;
};

/** @param perHost tasks of one host at a time */
export function politeHosts(perHost: number): Hosts {
  const queues = new Map<string, PQueue>();
  const queueOf = (host: string, delay: number): PQueue => {
    const known = queues.get(host);
    if (known) return known;
    const pace = delay > 0 ? { interval: delay, intervalCap: 1, strict: true } : {};
    const queue = new PQueue({ concurrency: perHost, ...pace });
    queues.set(host, queue);
    return queue;
  };
  return {
    run: (host, delay, task) => queueOf(host, delay).add(task),
    rest: (host, ms) => {
      const queue = queues.get(host);
      queue?.pause();
      setTimeout(() => queue?.start(), ms).unref();
    },
  };
}
