import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import { inputOfBytes, LARGEST_DOCUMENT, NOTHING_GIVEN } from '#pipeline/io/article-input';
import type { Content } from '#pipeline/io/content';
import { failure } from '#pipeline/io/failure';
import type { Job } from '#pipeline/io/jobs';
import { LIMITS } from '#pipeline/io/limits';
import { type ByteReader, byteReader } from '#pipeline/io/readers/byte-reader';

type Headers = ReadonlyMap<string, string>;

const LONGEST_HEAD = 64_000;

/**
 * The pages of a WARC (ISO 28500): responses with status 200 that hold HTML or plain text. A file that is cut or
 * damaged yields what is whole, and a failure that says where it ends.
 */
export async function* warcJobs({ uri, stream }: Content): AsyncGenerator<Job> {
  const reader = byteReader(stream);
  let number = 0;
  try {
    while (await skipBlank(reader)) {
      if (++number > LIMITS.members) throw new Error(`more than ${LIMITS.members} records`);
      const job = await record(reader, `${uri}#${number}`);
      if (job) yield job;
    }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    yield async () => failure(uri, 'Damaged', `is damaged in record ${number + 1}: ${message}`);
  }
}

/** Skips the empty lines between records; false at the end. */
async function skipBlank(reader: ByteReader): Promise<boolean> {
  for (;;) {
    const next = await reader.peek();
    if (next === null) return false;
    if (next !== 0x0d && next !== 0x0a) return true;
    await reader.take(1);
  }
}

async function record(reader: ByteReader, uri: string): Promise<Job | null> {
  const version = await reader.line(LONGEST_HEAD);
  if (!/^WARC\/\d/.test(version)) throw new Error('expected a line "WARC/1.0"');
  const headers = await headersOf(reader);
  const length = Number(headers.get('content-length') ?? Number.NaN);
  if (!Number.isSafeInteger(length) || length < 0) throw new Error('a record without Content-Length');
  const isPage =
    headers.get('warc-type') === 'response' && /application\/http/i.test(headers.get('content-type') ?? '');
  if (!isPage || length > LARGEST_DOCUMENT * 2) {
    await reader.skip(length);
    return isPage ? async () => failure(uri, 'TooLarge', `${(length / 1e6).toFixed(1)} MB`) : null;
  }
  return response(await reader.take(length), headers.get('warc-target-uri') ?? null, uri);
}

async function headersOf(reader: ByteReader): Promise<Headers> {
  const headers = new Map<string, string>();
  for (let line = await reader.line(LONGEST_HEAD); line !== ''; line = await reader.line(LONGEST_HEAD))
    addHeader(headers, line);
  return headers;
}

function addHeader(headers: Map<string, string>, line: string): void {
  const colon = line.indexOf(':');
  if (colon > 0) headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
}

/** The body of an HTTP response as an input; null where it is no page. */
function response(bytes: Uint8Array, url: string | null, uri: string): Job | null {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString(
    'latin1',
    0,
    Math.min(bytes.length, LONGEST_HEAD),
  );
  const gap = /\r?\n\r?\n/.exec(text);
  if (!gap) return null;
  const [status = '', ...lines] = text.slice(0, gap.index).split(/\r?\n/);
  const headers = new Map<string, string>();
  for (const line of lines) addHeader(headers, line);
  const type = headers.get('content-type') ?? '';
  if (!/^HTTP\/\S+ 200\b/.test(status) || !/^text\/(?:html|plain)|xhtml/i.test(type)) return null;
  const charset = /charset=["']?([\w:.-]+)/i.exec(type)?.[1] ?? null;
  return async () => {
    try {
      const body = decompressed(dechunked(bytes.subarray(gap.index + gap[0].length), headers), headers);
      const kind = /plain/i.test(type) ? 'text/plain' : 'text/html';
      return inputOfBytes(body, { uri, kind, charset, given: { ...NOTHING_GIVEN, url } });
    } catch (error) {
      return failure(uri, 'Damaged', `its content is damaged: ${error instanceof Error ? error.message : error}`);
    }
  };
}

/** Takes the transfer coding off, unless the crawler did so and left the header. */
function dechunked(body: Uint8Array, headers: Headers): Uint8Array {
  if (!/chunked/i.test(headers.get('transfer-encoding') ?? '')) return body;
  const parts: Uint8Array[] = [];
  for (let at = 0; at < body.length; ) {
    const end = body.indexOf(0x0a, at);
    const head = Buffer.from(body.subarray(at, end < 0 ? at : end)).toString('latin1');
    const size = /^\s*([0-9a-f]{1,8})\s*(?:;[^\r]*)?\r?$/i.exec(head)?.[1];
    if (size === undefined) return parts.length ? Buffer.concat(parts) : body;
    const length = Number.parseInt(size, 16);
    if (length === 0) break;
    parts.push(body.subarray(end + 1, end + 1 + length));
    at = end + 1 + length + (body[end + 1 + length] === 0x0d ? 2 : 1);
  }
  return Buffer.concat(parts);
}

function decompressed(body: Uint8Array, headers: Headers): Uint8Array {
  const options = { maxOutputLength: LARGEST_DOCUMENT + 1 };
  switch (headers.get('content-encoding')?.toLowerCase()) {
    case 'gzip':
    case 'x-gzip':
      return body[0] === 0x1f && body[1] === 0x8b ? gunzipSync(body, options) : body;
    case 'deflate':
      return inflateSync(body, options);
    case 'br':
      return brotliDecompressSync(body, options);
    default:
      return body;
  }
}
