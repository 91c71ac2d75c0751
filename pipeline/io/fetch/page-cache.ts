import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Page } from '#pipeline/io/fetch/response';
import { urlFiles } from '#pipeline/io/fetch/url-files';

export type PageCache = {
  /** Null where the page is not kept, or what is kept is damaged. */
  readonly get: (url: string) => Promise<Page | null>;
  readonly put: (url: string, page: Page) => Promise<void>;
};

const HeadSchema = z.object({
  asked: z.string(),
  url: z.string(),
  type: z.string(),
  charset: z.string().nullable(),
  sha256: z.string(),
});

const NEWLINE = 0x0a;
const sha256 = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex');

/** Keeps each page in a file of its own: a line of JSON that says what it is, then its bytes. */
export function pageCache(folder: string): PageCache {
  const files = urlFiles(folder, 'page');
  return {
    get: async (asked) => {
      const file = await files.read(asked);
      return file === null ? null : parse(file, asked);
    },
    put: (asked, { url, type, charset, bytes }) => {
      const head = JSON.stringify({ asked, url, type, charset, sha256: sha256(bytes) });
      return files.write(asked, Buffer.concat([Buffer.from(`${head}\n`), bytes]));
    },
  };
}

function parse(file: Buffer, asked: string): Page | null {
  const end = file.indexOf(NEWLINE);
  if (end < 0) return null;
  try {
    const head = HeadSchema.safeParse(JSON.parse(file.toString('utf8', 0, end)));
    const bytes = file.subarray(end + 1);
    if (!head.success || head.data.asked !== asked || head.data.sha256 !== sha256(bytes)) return null;
    const { url, type, charset } = head.data;
    return { url, type, charset, bytes };
  } catch {
    return null;
  }
}
