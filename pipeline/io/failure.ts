import type { Source } from '#schemas/record';

/** An input that gives no article: what was wrong, and with what. */
export type InputFailure = {
  readonly source: Source;
  readonly error: { readonly class: string; readonly message: string };
};

/** @param uri the path as the caller gave it; the message says it again, so that it can stand alone */
export function failure(uri: string, kind: string, message: string, id: string | null = null): InputFailure {
  return { source: { uri, id, mediaType: mediaTypeOf(uri) }, error: { class: kind, message: `${uri}: ${message}` } };
}

/** By the ending of a name. */
function mediaTypeOf(uri: string): string {
  if (/\.html?$/i.test(uri)) return 'text/html';
  if (/\.txt$/i.test(uri)) return 'text/plain';
  return /\.jsonl(?:#\d+)?$/i.test(uri) ? 'application/jsonl' : 'application/octet-stream';
}

/** What a system error says to a person. */
export function explained(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  switch ('code' in error ? error.code : null) {
    case 'ENOENT':
      return 'no such file or folder';
    case 'EACCES':
    case 'EPERM':
      return 'may not be read (permission denied)';
    case 'EISDIR':
      return 'is a folder, expected a file';
    case 'EMFILE':
      return 'too many files are open';
    default:
      return error.message;
  }
}
