import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { FetchFault } from '#pipeline/io/fetch/fetch-fault';

export type FaultCache = {
  readonly get: (url: string) => Promise<FetchFault | null>;
  readonly put: (url: string, fault: FetchFault) => Promise<void>;
};

const KeptSchema = z.object({ asked: z.string(), class: z.string(), message: z.string() });

/** Keeps why a page was not fetched, each in a file of its own. */
export function faultCache(folder: string): FaultCache {
  const fileOf = (url: string) => {
    const name = createHash('sha256').update(url).digest('hex');
    return join(folder, name.slice(0, 2), `${name}.fault`);
  };
  return {
    get: async (asked) => {
      const text = await readFile(fileOf(asked), 'utf8').catch(() => null);
      return text === null ? null : parse(text, asked);
    },
    put: async (asked, fault) => {
      const file = fileOf(asked);
      const temporary = `${file}.${process.pid}.tmp`;
      await mkdir(dirname(file), { recursive: true });
      try {
        await writeFile(temporary, `${JSON.stringify({ asked, class: fault.class, message: fault.message })}\n`);
        await rename(temporary, file);
      } finally {
        await rm(temporary, { force: true });
      }
    },
  };
}

function parse(text: string, asked: string): FetchFault | null {
  try {
    const kept = KeptSchema.safeParse(JSON.parse(text));
    return kept.success && kept.data.asked === asked ? { class: kept.data.class, message: kept.data.message } : null;
  } catch {
    return null;
  }
}
