import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** What is kept for each URL, in a file of its own. */
export type UrlFiles = {
  /** Null where nothing is kept. */
  readonly read: (url: string) => Promise<Buffer | null>;
  /** Whoever reads at the same time sees all of it or nothing. */
  readonly write: (url: string, content: string | Uint8Array) => Promise<void>;
};

/** Files of a folder, named by the digest of their URL and what they hold. */
export function urlFiles(folder: string, ending: string): UrlFiles {
  const fileOf = (url: string) => {
    const name = createHash('sha256').update(url).digest('hex');
    return join(folder, name.slice(0, 2), `${name}.${ending}`);
  };
  return {
    read: (url) => readFile(fileOf(url)).catch(() => null),
    write: async (url, content) => {
      const file = fileOf(url);
      const temporary = `${file}.${process.pid}.tmp`;
      await mkdir(dirname(file), { recursive: true });
      try {
        await writeFile(temporary, content);
        await rename(temporary, file);
      } finally {
        await rm(temporary, { force: true });
      }
    },
  };
}
