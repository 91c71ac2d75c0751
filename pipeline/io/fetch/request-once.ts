import { type Agent, request } from 'undici';
import { retryAfter } from '#pipeline/io/fetch/pauses';
import { bodyOf, header, type Page, typeOf } from '#pipeline/io/fetch/response';

/** What one request gave. */
export type Answer =
  | { readonly kind: 'page'; readonly page: Page }
  | { readonly kind: 'moved'; readonly to: string }
  | { readonly kind: 'status'; readonly status: number; readonly wait: number | null };

export type RequestOptions = {
  readonly agent: Agent;
  readonly userAgent: string;
  readonly accept: string;
  readonly largest: number;
  readonly signal: AbortSignal;
  /** Throws where a media type is not wanted, before the body is read. */
  readonly checkType: (type: string) => void;
};

const MOVED = new Set([301, 302, 303, 307, 308]);

/** One GET, which follows nothing. The signal ends it at any moment, also within the body. */
export async function requestOnce(
  url: URL,
  { agent, userAgent, accept, largest, signal, checkType }: RequestOptions,
): Promise<Answer> {
  const { statusCode, headers, body } = await request(url, {
    dispatcher: agent,
    signal,
    headers: { 'user-agent': userAgent, accept, 'accept-encoding': 'gzip, br', 'accept-language': 'en, *;q=0.5' },
  });
  body.on('error', () => {});
  try {
    const to = header(headers, 'location');
    if (MOVED.has(statusCode) && to !== '') return { kind: 'moved', to };
    if (statusCode !== 200)
      return { kind: 'status', status: statusCode, wait: retryAfter(header(headers, 'retry-after'), Date.now()) };
    const { type, charset } = typeOf(headers);
    checkType(type);
    return { kind: 'page', page: { url: url.href, type, charset, bytes: await bodyOf({ headers, body }, largest) } };
  } finally {
    body.destroy();
  }
}
