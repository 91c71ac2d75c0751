/** Names that stand beside articles and are none. */
const NO_ARTICLE = /(?:^|[/.])(?:expected|gold|source)\.json$/i;

/** How the content of a file is laid out, by the ending of its name. */
export type Format = 'article' | 'list' | 'gzip' | 'tar' | 'zip' | 'warc' | 'csv' | 'feed' | 'mail' | 'pdf' | 'urls';

const FORMATS: ReadonlyMap<string, Format> = new Map<string, Format>([
  ['txt', 'article'],
  ['html', 'article'],
  ['htm', 'article'],
  ['jsonl', 'list'],
  ['ndjson', 'list'],
  ['csv', 'csv'],
  ['tsv', 'csv'],
  ['zip', 'zip'],
  ['tar', 'tar'],
  ['gz', 'gzip'],
  ['tgz', 'gzip'],
  ['warc', 'warc'],
  ['rss', 'feed'],
  ['atom', 'feed'],
  ['xml', 'feed'],
  ['eml', 'mail'],
  ['mht', 'mail'],
  ['mhtml', 'mail'],
  ['pdf', 'pdf'],
  ['urls', 'urls'],
]);

/** The endings that are read, for messages. */
export const READABLE =
  '.txt, .html, .htm, .jsonl, .csv, .tsv, .zip, .tar, .gz, .warc, .rss, .atom, .xml, .eml, .mhtml, .pdf or .urls';

export function formatOf(name: string): Format | null {
  const ending = /\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase();
  return ending === undefined ? null : (FORMATS.get(ending) ?? null);
}

/** The endings that are looked for in folders: an .xml or .gz may be anything, and .urls are fetched only when named. */
const IN_FOLDERS =
  /\.(?:txt|html?|jsonl|ndjson|csv|tsv|zip|tar|tgz|(?:txt|html?|jsonl|ndjson|tar|warc|csv)\.gz|warc|rss|atom|eml|mht|mhtml|pdf)$/i;

/** One article in one file. */
export const isArticleName = (name: string): boolean => formatOf(name) === 'article';

export const isReadInFolders = (name: string): boolean => IN_FOLDERS.test(name) && !NO_ARTICLE.test(name);

export const isHtmlName = (name: string): boolean => /\.html?$/i.test(name);

/** Order of the UTF-8 bytes, the same on every machine. */
export const byBytes = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));
