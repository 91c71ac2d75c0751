import { z } from 'zod';
import type { FetchFault } from '#pipeline/io/fetch/fetch-fault';
import { urlFiles } from '#pipeline/io/fetch/url-files';

export type FaultCache = {
  readonly get: (url: string) => Promise<FetchFault | null>;
  readonly put: (url: string, fault: FetchFault) => Promise<void>;
};

const KeptSchema = z.object({ asked: z.string(), class: z.string(), message: z.string() });

/** Keeps why a page was not fetched, each in a file of its own. */
export function faultCache(folder: string): FaultCache {
  const files = urlFiles(folder, 'fault');
  return {
    get: async (asked) => {
      const file = await files.read(asked);
      return file === null ? null : parse(file.toString('utf8'), asked);
    },
    put: (asked, fault) =>
      files.write(asked, `${JSON.stringify({ asked, class: fault.class, message: fault.message })}\n`),
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
