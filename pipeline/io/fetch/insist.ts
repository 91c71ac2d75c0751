import { setTimeout as pause } from 'node:timers/promises';
import { isPassing } from '#pipeline/io/fetch/fetch-fault';
import type { FetchOptions } from '#pipeline/io/fetch/options';
import { backOff, mayPass } from '#pipeline/io/fetch/pauses';
import type { Answer } from '#pipeline/io/fetch/request-once';

export type Insisting = Pick<FetchOptions, 'attempts' | 'backOff' | 'deadline'> & {
  readonly signal: () => AbortSignal;
  /** Told how many milliseconds the host asks to be left alone. */
  readonly rest: (ms: number) => void;
};

/** Asks again where a failure may pass, as late as the server wishes, while the deadline allows. */
export async function insist(once: () => Promise<Answer>, options: Insisting): Promise<Answer> {
  const { attempts, deadline, signal, rest } = options;
  for (let attempt = 0; ; attempt++) {
    const isLast = attempt + 1 >= attempts;
    let wait = backOff(attempt, options.backOff);
    try {
      const answer = await once();
      if (isLast || answer.kind !== 'status' || !mayPass(answer.status)) return answer;
      if (answer.wait !== null) {
        if (answer.wait > deadline) return answer;
        wait = answer.wait;
        rest(wait);
      }
    } catch (error) {
      if (isLast || signal().aborted || !isPassing(error)) throw error;
    }
    await pause(wait, undefined, { signal: signal() });
  }
}
