import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';

/** Node's own gunzip: it raises an error where data is cut or corrupt. */
export const gunzipped = (stream: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> => {
  const source = Readable.from(stream);
  const gunzip = createGunzip();
  source.on('error', (error) => gunzip.destroy(error));
  return source.pipe(gunzip);
};
