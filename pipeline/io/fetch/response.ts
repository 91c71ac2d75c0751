import type { Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import type { Dispatcher } from 'undici';

/** What a server gave for a URL. */
export type Page = {
  /** Where it came from at last, after redirects. */
  readonly url: string;
  /** The media type, small letters, without parameters; "" where none was given. */
  readonly type: string;
  readonly charset: string | null;
  readonly bytes: Uint8Array;
};

type Headers = Dispatcher.ResponseData['headers'];

/** The first value of a header, or "". */
export const header = (headers: Headers, name: string): string => {
  const value = headers[name];
  return (Array.isArray(value) ? value[0] : value) ?? '';
};

/** Media type and charset of "text/html; charset=utf-8". */
export function typeOf(headers: Headers): Pick<Page, 'type' | 'charset'> {
  const value = header(headers, 'content-type');
  return {
    type: (value.split(';', 1)[0] ?? '').trim().toLowerCase(),
    charset: /charset=["']?([\w:.-]{2,40})/i.exec(value)?.[1] ?? null,
  };
}

/**
 * The decompressed body.
 * @param largest most bytes of it, also before decompression
 * @throws Error where it is longer, damaged, or of a coding that was not asked for
 */
export async function bodyOf(
  { headers, body }: Pick<Dispatcher.ResponseData, 'headers' | 'body'>,
  largest: number,
): Promise<Uint8Array> {
  const tooLong = () => new Error(`sends more than ${largest / 1e6} MB`);
  try {
    if (Number(header(headers, 'content-length')) > largest) throw tooLong();
    const parts: Uint8Array[] = [];
    let size = 0;
    for await (const part of decoded(body, header(headers, 'content-encoding').trim().toLowerCase())) {
      size += part.length;
      if (size > largest) throw tooLong();
      parts.push(part);
    }
    return Buffer.concat(parts);
  } finally {
    body.destroy();
  }
}

function decoded(body: Readable, coding: string): AsyncIterable<Uint8Array> {
  const decoder = decoderOf(coding);
  if (decoder === null) return body;
  body.on('error', (error) => decoder.destroy(error));
  return body.pipe(decoder);
}

function decoderOf(coding: string) {
  switch (coding) {
    case '':
    case 'identity':
      return null;
    case 'gzip':
    case 'x-gzip':
      return createGunzip();
    case 'br':
      return createBrotliDecompress();
    case 'deflate':
      return createInflate();
    default:
      throw new Error(`answers in the coding "${coding.slice(0, 40)}", which was not asked for`);
  }
}
