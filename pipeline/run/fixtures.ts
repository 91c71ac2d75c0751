import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { goldFaults } from '#pipeline/evaluate/gold-faults';
import { type Expected, ExpectedSchema } from '#schemas/fixture';

/** An article and what a person expects of it. */
export type Fixture = {
  readonly id: string;
  /** Path of the article. */
  readonly article: string;
  readonly gold: Expected;
  /** The article text that the quotes of `gold` are found in. */
  readonly text: string;
  /** Digest of the article and its expectation. */
  readonly digest: string;
  /** What its `source.json` calls it, and whether it is HTML or text. */
  readonly tags: readonly string[];
  /** Path of the expectation. */
  readonly expected: string;
};

export type FixtureSet = {
  readonly fixtures: readonly Fixture[];
  /** What is wrong with the set, one message each: an article without expectation, a quote that does not occur. */
  readonly faults: readonly string[];
};

type Place = { readonly id: string; readonly articles: readonly string[]; readonly expected: string };

/**
 * Finds the fixtures of a folder, in the order of their names: NAME/article.txt|html with NAME/expected.json, or flat
 * NAME.txt|html with NAME.gold.json.
 * @throws Error when there is no such folder or nothing in it
 */
export function readFixtures(folder: string): FixtureSet {
  if (!existsSync(folder)) throw new Error(`${folder}: no such folder`);
  const places = [...inFolders(folder), ...flat(folder)];
  if (!places.length)
    throw new Error(
      `${folder}: no fixtures (NAME/article.txt with NAME/expected.json, or NAME.txt with NAME.gold.json)`,
    );
  const results = places.map(readFixture);
  return {
    fixtures: results.flatMap((result) => ('gold' in result ? [result] : [])),
    faults: results.flatMap((result) => ('gold' in result ? [] : result.faults)),
  };
}

/** The articles of a folder that nothing is expected of yet, and where an expectation would stand. */
export function articlesWithout(folder: string): readonly { readonly article: string; readonly expected: string }[] {
  if (!existsSync(folder)) throw new Error(`${folder}: no such folder`);
  return [...inFolders(folder), ...flat(folder)].flatMap(({ articles: [article], expected }) =>
    article === undefined || existsSync(expected) ? [] : [{ article, expected }],
  );
}

const isArticle = (file: string): boolean => /\.(txt|html?)$/i.test(file);

function inFolders(folder: string): readonly Place[] {
  const folders = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return folders
    .map(({ name }) => name)
    .sort()
    .flatMap((id) => {
      const expected = join(folder, id, 'expected.json');
      const articles = readdirSync(join(folder, id))
        .filter((file) => isArticle(file) && /^article\./.test(file))
        .map((file) => join(folder, id, file));
      return articles.length || existsSync(expected) ? [{ id, articles, expected }] : [];
    });
}

function flat(folder: string): readonly Place[] {
  const files = readdirSync(folder).sort();
  const articles = files.filter(isArticle);
  const stem = (file: string) => file.replace(/(\.gold\.json|\.[^.]+)$/i, '');
  const ids = new Set([...articles, ...files.filter((file) => file.endsWith('.gold.json'))].map(stem));
  return [...ids].sort().map((id) => ({
    id,
    articles: articles.filter((file) => stem(file) === id).map((file) => join(folder, file)),
    expected: join(folder, `${id}.gold.json`),
  }));
}

function readFixture({ id, articles, expected }: Place): Fixture | { readonly faults: readonly string[] } {
  const [article, second] = articles;
  if (article === undefined) return { faults: [`${expected}: there is no article beside it`] };
  if (second !== undefined)
    return { faults: [`${second}: ${basename(article)} stands beside it; one article a fixture`] };
  if (!existsSync(expected))
    return { faults: [`${article}: nothing says what is expected of it (${basename(expected)})`] };
  const content = readFileSync(article);
  const json = readFileSync(expected);
  const gold = parseExpected(json.toString('utf8'));
  if (typeof gold === 'string') return { faults: [`${expected}: ${gold}`] };
  if (gold.text === undefined && !/\.txt$/i.test(article))
    return { faults: [`${expected}: an HTML article needs "text": the article as a reader would keep it`] };
  const text = gold.text ?? content.toString('utf8').replace(/^\uFEFF/, '');
  const faults = goldFaults(gold, text).map((fault) => `${expected}: ${fault}`);
  if (faults.length) return { faults };
  const digest = createHash('sha256').update(`${content.length}\0`).update(content).update(json).digest('hex');
  const tags = tagsOf(article);
  if (typeof tags === 'string') return { faults: [tags] };
  return { id, article, gold, text, digest, tags, expected };
}

function parseExpected(json: string): Expected | string {
  try {
    const result = ExpectedSchema.safeParse(JSON.parse(json));
    return result.success ? result.data : z.prettifyError(result.error);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const TagsSchema = z.object({ tags: z.array(z.string().min(1)).default([]) });

/** The tags of an article, or what is wrong with the file that gives them. */
function tagsOf(article: string): readonly string[] | string {
  const form = /\.txt$/i.test(article) ? 'text' : 'html';
  const sources = [article.replace(/\.[^.]+$/, '.source.json'), join(dirname(article), 'source.json')];
  const source = sources.find((file) => existsSync(file));
  if (source === undefined) return [form];
  try {
    return [form, ...TagsSchema.parse(JSON.parse(readFileSync(source, 'utf8'))).tags];
  } catch (error) {
    return `${source}: ${error instanceof z.ZodError ? z.prettifyError(error) : error}`;
  }
}
