import { NOT_ALLOWED } from '#pipeline/io/fetch/guard';

/** Why a page was not fetched. */
export type FetchFault = { readonly class: string; readonly message: string };

/** Faults of the line that may be gone at the next attempt. */
const PASSING = new Set([
  'ECONNRESET',
  'ECONNREFUSED',
  'EPIPE',
  'ETIMEDOUT',
  'EAI_AGAIN',
  'UND_ERR_SOCKET',
  'UND_ERR_CONNECT_TIMEOUT',
]);

export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

export const isPassing = (error: unknown): boolean => PASSING.has(codeOf(error));

/** An error of the network in words for people. */
export function faultOf(error: unknown): FetchFault {
  if (codeOf(error) === NOT_ALLOWED) return { class: 'NotAllowed', message: (error as Error).message };
  const failed = (message: string): FetchFault => ({ class: 'FetchFailed', message });
  switch (codeOf(error)) {
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return failed('no such host is known');
    case 'ECONNREFUSED':
      return failed('the host accepts no connection');
    case 'ECONNRESET':
    case 'UND_ERR_SOCKET':
      return failed('the connection broke off');
    case 'ETIMEDOUT':
    case 'UND_ERR_CONNECT_TIMEOUT':
      return failed('the host does not answer');
    case 'UND_ERR_HEADERS_OVERFLOW':
      return failed('its headers are too long');
    case 'Z_DATA_ERROR':
    case 'Z_BUF_ERROR':
      return failed('its compressed content is damaged');
    default:
      return failed(error instanceof Error ? error.message : String(error));
  }
}
