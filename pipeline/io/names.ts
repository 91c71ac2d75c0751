/** Names that stand beside articles and are none. */
const NO_ARTICLE = /(?:^|[/.])(?:expected|gold|source)\.json$/i;
const ARTICLE = /\.(?:txt|html?)$/i;
const LIST = /\.jsonl$/i;

/** The endings that are read, for messages. */
export const READABLE = '.txt, .html, .htm or .jsonl';

/** One article in one file. */
export const isArticleName = (name: string): boolean => ARTICLE.test(name) && !NO_ARTICLE.test(name);

/** Many articles, one a line. */
export const isListName = (name: string): boolean => LIST.test(name);

export const isHtmlName = (name: string): boolean => /\.html?$/i.test(name);

/** Order of the UTF-8 bytes, the same on every machine. */
export const byBytes = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));
