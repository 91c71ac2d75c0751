import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { NOTHING_GIVEN } from '#pipeline/io/article-input';
import { isArticleName } from '#pipeline/io/names';
import { givenDay } from '#pipeline/stages/read/published';
import type { Given } from '#schemas/document';

export const PublishedField = z
  .string()
  .refine((value) => givenDay(value) !== null, 'expected a day such as 2025-04-14')
  .nullish();

const SourceFileSchema = z.object({
  published: PublishedField,
  url: z.string().nullish(),
  title: z.string().nullish(),
  publisher: z.string().nullish(),
});

/** Finds what is said of an article beside it. */
export type SourceFiles = (article: string) => Promise<Given>;

/**
 * Reads `NAME.source.json` beside NAME.txt, else `source.json` in a folder that holds this one article.
 * The reader throws an Error with file and fault where such a file is malformed.
 */
export function sourceFiles(): SourceFiles {
  const folders = new Map<string, Promise<ReadonlySet<string>>>();
  const names = (folder: string) => {
    const known =
      folders.get(folder) ??
      readdir(folder).then(
        (list) => new Set(list),
        () => new Set<string>(),
      );
    folders.set(folder, known);
    return known;
  };
  return async (article) => {
    const folder = dirname(article);
    const beside = await names(folder);
    const own = `${basename(article).replace(/\.[^.]+$/, '')}.source.json`;
    if (beside.has(own)) return readSource(join(folder, own));
    if (!beside.has('source.json')) return NOTHING_GIVEN;
    return [...beside].filter(isArticleName).length === 1 ? readSource(join(folder, 'source.json')) : NOTHING_GIVEN;
  };
}

async function readSource(file: string): Promise<Given> {
  let json: unknown;
  try {
    json = JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    throw new Error(`${file} is no JSON: ${error instanceof Error ? error.message : error}`);
  }
  const result = SourceFileSchema.safeParse(json);
  if (!result.success) throw new Error(`${file}: ${faultsOf(result.error)}`);
  const { published = null, url = null, title = null, publisher = null } = result.data;
  return { published, url, title, publisher };
}

/** "published: expected a day such as 2025-04-14; url: …" */
export const faultsOf = ({ issues }: z.ZodError): string =>
  issues.map(({ path, message }) => (path.length ? `${path.join('.')}: ${message}` : message)).join('; ');
