import type { Answer } from '#pipeline/io/fetch/request-once';

const MOST_REDIRECTS = 5;

export type Settled = Exclude<Answer, { kind: 'moved' }>;

/** Follows redirects by hand, so that `one` checks each like the first URL. */
export async function follow(from: URL, one: (url: URL) => Promise<Answer>): Promise<Settled> {
  let url = from;
  for (let count = 0; count <= MOST_REDIRECTS; count++) {
    const answer = await one(url);
    if (answer.kind !== 'moved') return answer;
    if (!URL.canParse(answer.to, url.href)) throw new Error('redirects to what is no URL');
    url = new URL(answer.to, url);
  }
  throw new Error(`redirects more than ${MOST_REDIRECTS} times`);
}
