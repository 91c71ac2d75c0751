import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname } from 'node:path';

/** A file that is being written; it appears under its name whole or not at all, also after a power cut. */
export type AtomicFile = {
  readonly write: (text: string) => void;
  /** Writes what is buffered to the disk, and waits until it is there. */
  readonly flush: () => void;
  /** Gives the file its name. */
  readonly commit: () => void;
  readonly abandon: () => void;
};

const BUFFERED = 1 << 20;

export function openAtomic(path: string): AtomicFile {
  mkdirSync(dirname(path), { recursive: true });
  const temporary = `${path}.${hostname()}-${process.pid}.tmp`;
  const descriptor = openSync(temporary, 'w');
  let parts: string[] = [];
  let size = 0;
  let isOpen = true;
  const drain = () => {
    if (parts.length) writeAll(descriptor, Buffer.from(parts.join('')));
    parts = [];
    size = 0;
  };
  const close = () => {
    if (isOpen) closeSync(descriptor);
    isOpen = false;
  };
  const flush = () => {
    if (!isOpen) return;
    drain();
    fsyncSync(descriptor);
    close();
  };
  return {
    write: (text) => {
      parts.push(text);
      size += text.length;
      if (size >= BUFFERED) drain();
    },
    flush,
    commit: () => {
      flush();
      renameSync(temporary, path);
      syncFolder(dirname(path));
    },
    abandon: () => {
      close();
      rmSync(temporary, { force: true });
    },
  };
}

export function writeAtomic(path: string, text: string): void {
  const file = openAtomic(path);
  try {
    file.write(text);
    file.commit();
  } catch (error) {
    file.abandon();
    throw error;
  }
}

/** A write may take less than it was given. */
export function writeAll(descriptor: number, bytes: Uint8Array): void {
  for (let from = 0; from < bytes.length; ) from += writeSync(descriptor, bytes, from);
}

/** A new name in a folder is safe only when the folder itself is on the disk. */
export function syncFolder(folder: string): void {
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
