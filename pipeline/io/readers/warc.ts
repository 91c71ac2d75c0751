import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import { inputOfBytes, LARGEST_DOCUMENT, NOTHING_GIVEN } from '#pipeline/io/article-input';
import type { Content } from '#pipeline/io/content';
import { failure } from '#pipeline/io/failure';
import type { Job } from '#pipeline/io/jobs';
import { LIMITS } from '#pipeline/io/limits';
import { type ByteReader, byteReader } from '#pipeline/io/readers/byte-reader';

type Headers = ReadonlyMap<string, string>;

const LONGEST_HEAD = 64_000;

/** Where a record begins. */
const MARK = 'WARC/1.';
const VERSION = /^WARC\/1\.\d\r?\n/;
const VERSION_LENGTH = 10;
/** Longest record that is held in memory, so that one with a wrong length can be searched for those it swallows. */
const LONGEST_HELD = LARGEST_DOCUMENT * 2;

/**
 * The pages of a WARC (ISO 28500): responses with status 200 that hold HTML or plain text. Where the file is cut or
 * damaged a failure says so, and reading goes on at what looks like the next record.
 */
export async function* warcJobs({ uri, stream }: Content): AsyncGenerator<Job> {
  const reader = byteReader(stream);
  let number = 0;
  while (await skipBlank(reader)) {
    if (++number > LIMITS.members) {
      yield async () => failure(uri, 'TooLarge', `more than ${LIMITS.members} records`);
      return;
    }
    const { job, fault } = await record(reader, `${uri}#${number}`);
    if (job) yield job;
    if (fault === null) continue;
    const message = `is damaged in record ${number}: ${fault}`;
    yield async () => failure(uri, 'Damaged', message);
    if (!(await seekRecord(reader))) return;
  }
}

/** Goes to the next record; one that was cut may leave its beginning in the middle of a line. */
async function seekRecord(reader: ByteReader): Promise<boolean> {
  while (await reader.seek(MARK)) {
    const head = await reader.take(VERSION_LENGTH);
    reader.putBack(head);
    if (VERSION.test(Buffer.from(head).toString('latin1'))) return true;
    await reader.skip(1);
  }
  return false;
}

/** Skips the empty lines between records; false at the end. */
async function skipBlank(reader: ByteReader): Promise<boolean> {
  for (;;) {
    const next = await reader.peek();
    if (next === null) return false;
    if (next !== 0x0d && next !== 0x0a) return true;
    await reader.skip(1);
  }
}

type Read = { readonly job: Job | null; readonly fault: string | null };
const damaged = (fault: string): Read => ({ job: null, fault });

/** One record, and what is wrong with it; after a fault the reader stands where the next may be looked for. */
async function record(reader: ByteReader, uri: string): Promise<Read> {
  const version = await reader.line(LONGEST_HEAD);
  if (version === null) await reader.skip(1);
  if (!version?.startsWith(MARK)) return damaged('expected a line "WARC/1.0"');
  const headers = await headersOf(reader);
  const length = Number(headers?.get('content-length') ?? Number.NaN);
  if (headers === null || !Number.isSafeInteger(length) || length < 0)
    return damaged('a record without a Content-Length');
  const isPage =
    headers.get('warc-type') === 'response' && /application\/http/i.test(headers.get('content-type') ?? '');
  const bytes = await reader.take(Math.min(length, LONGEST_HELD));
  const fault = bytes.length < Math.min(length, LONGEST_HELD) ? CUT : await faultOfRest(reader, length - bytes.length);
  if (fault !== null) {
    reader.putBack(bytes);
    return damaged(fault);
  }
  if (!isPage) return { job: null, fault: null };
  const job =
    bytes.length < length
      ? async () => failure(uri, 'TooLarge', `${(length / 1e6).toFixed(1)} MB`)
      : response(bytes, headers.get('warc-target-uri') ?? null, uri);
  return { job, fault: null };
}

const CUT = 'the file ends in the middle of it';

/** Passes over what was not held. What follows a record is an empty line, the next record, or the end; else its length was wrong. */
async function faultOfRest(reader: ByteReader, length: number): Promise<string | null> {
  if ((await reader.skip(length)) < length) return CUT;
  const next = await reader.peek();
  return next === null || next === 0x0d || next === 0x0a || next === MARK.charCodeAt(0)
    ? null
    : 'it does not end where its Content-Length says';
}

/** Null where they do not end. */
async function headersOf(reader: ByteReader): Promise<Headers | null> {
  const headers = new Map<string, string>();
  for (let size = 0; size < LONGEST_HEAD; ) {
    const line = await reader.line(LONGEST_HEAD);
    if (line === null) return null;
    if (line === '') return headers;
    size += line.length;
    addHeader(headers, line);
  }
  return null;
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
