import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

export type TextFile = { readonly write: (text: string) => void; readonly close: () => void };

const BUFFERED = 1 << 20;

/** A file written in large pieces. */
export function textFile(path: string): TextFile {
  mkdirSync(dirname(path), { recursive: true });
  const descriptor = openSync(path, 'w');
  let parts: string[] = [];
  let size = 0;
  const drain = () => {
    const bytes = Buffer.from(parts.join(''));
    for (let from = 0; from < bytes.length; ) from += writeSync(descriptor, bytes, from);
    parts = [];
    size = 0;
  };
  return {
    write: (text) => {
      parts.push(text);
      size += text.length;
      if (size >= BUFFERED) drain();
    },
    close: () => {
      drain();
      closeSync(descriptor);
    },
  };
}
