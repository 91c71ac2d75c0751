import PQueue from 'p-queue';
import type { InputFailure } from '#pipeline/io/failure';
import type { ArticleInput } from '#schemas/document';

/** Gives one input; never rejects. */
export type Job = () => Promise<ArticleInput | InputFailure>;

const AT_ONCE = 8;
const AHEAD = 16;

/** Runs jobs a few at a time and yields what they give in their own order, at most `AHEAD` of them in memory. */
export async function* inOrder(jobs: AsyncIterable<Job>): AsyncGenerator<ArticleInput | InputFailure> {
  const queue = new PQueue({ concurrency: AT_ONCE });
  const running: Promise<ArticleInput | InputFailure>[] = [];
  for await (const job of jobs) {
    running.push(queue.add(job));
    if (running.length >= AHEAD) yield await (running.shift() as Promise<ArticleInput | InputFailure>);
  }
  for (const last of running) yield await last;
}
