/** What the structured data of a page says of its article. */
export type LinkedData = {
  readonly headlines: readonly string[];
  readonly body: string | null;
  readonly authors: readonly string[];
  readonly publisher: string | null;
  /** Raw stamps, the likeliest first. */
  readonly published: readonly string[];
  readonly modified: readonly string[];
  readonly url: string | null;
  /** What its pictures are said to show. */
  readonly captions: readonly string[];
  readonly isFree: boolean;
};

type Item = Readonly<Record<string, unknown>>;
type Ranked = { readonly rank: number; readonly item: Item };

const DEEPEST = 24;
const MOST_PICTURES = 100;
const ARTICLE = /Article|Posting|Report/i;
const PAGE = /WebPage|Review|VideoObject|CreativeWork|LiveBlog/i;
const FREE_STEPS: ReadonlySet<string> = new Set(['@graph', 'mainEntity', 'mainEntityOfPage']);

/** Reads all `application/ld+json` scripts of a page; malformed ones give what can be told from them. */
export function readLinkedData(scripts: readonly string[]): LinkedData {
  const items: Ranked[] = [];
  const loose: string[] = [];
  for (const script of scripts) {
    const json = parsed(script);
    if (json === undefined)
      loose.push(...Array.from(script.matchAll(/"datePublished"\s*:\s*"([^"]{4,40})"/g), (m) => m[1] as string));
    else gather(json, 0, 0, items);
  }
  items.sort((a, b) => a.rank - b.rank);
  const articles = items.filter(({ item }) => ARTICLE.test(typesOf(item))).map(({ item }) => item);
  const [main] = articles;
  return {
    headlines: articles.flatMap((item) => [text(item.headline), text(item.name)]).filter((title) => title !== null),
    body: longest(articles.map((item) => text(item.articleBody))),
    authors:
      articles.map(({ author, creator }) => authorNames(author ?? creator)).find((names) => names.length > 0) ?? [],
    publisher: main ? (namesOf(main.publisher, true)[0] ?? null) : null,
    published: [...stamps(items), ...loose],
    modified: articles.flatMap(({ dateModified }) => (typeof dateModified === 'string' ? [dateModified] : [])),
    url: main ? (text(main.url) ?? idOf(main.mainEntityOfPage)) : null,
    captions: items
      .filter(({ item }) => /ImageObject/i.test(typesOf(item)))
      .slice(0, MOST_PICTURES)
      .flatMap(({ item }) => [item.caption, item.description, item.name].flatMap((value) => text(value) ?? [])),
    isFree: !articles.some(
      ({ isAccessibleForFree }) => isAccessibleForFree === false || /^false$/i.test(String(isAccessibleForFree)),
    ),
  };
}

function parsed(script: string): unknown {
  const plain = script.replace(
    /^\s*(?:<!--|\/\*?\s*)?\s*<!\[CDATA\[(?:\s*\*\/)?|(?:\/\*\s*|\/\/\s*)?\]\]>(?:\s*\*\/)?\s*(?:-->)?\s*$/g,
    '',
  );
  const clean = plain.replace(/\p{Cc}+/gu, ' ');
  for (const attempt of [plain, clean, clean.replace(/;\s*$/, '').replace(/,\s*([}\]])/g, '$1')]) {
    try {
      return JSON.parse(attempt);
    } catch {
      // The next attempt is more forgiving.
    }
  }
  return undefined;
}

function gather(value: unknown, depth: number, rank: number, items: Ranked[]): void {
  if (depth > DEEPEST || typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (const part of value) gather(part, depth + 1, rank, items);
    return;
  }
  const item = value as Item;
  items.push({ rank, item });
  for (const [key, part] of Object.entries(item))
    if (typeof part === 'object') gather(part, depth + 1, rank + (FREE_STEPS.has(key) ? 0 : 2), items);
}

function stamps(items: readonly Ranked[]): readonly string[] {
  const found: { rank: number; stamp: string }[] = [];
  for (const { rank, item } of items) {
    const types = typesOf(item);
    const isArticle = ARTICLE.test(types);
    const distance = rank + (isArticle ? 0 : PAGE.test(types) ? 2 : 4);
    if (typeof item.datePublished === 'string') found.push({ rank: distance, stamp: item.datePublished });
    else if (typeof item.dateCreated === 'string' && isArticle) found.push({ rank: rank + 5, stamp: item.dateCreated });
    else if (typeof item.uploadDate === 'string') found.push({ rank: rank + 8, stamp: item.uploadDate });
  }
  return found.sort((a, b) => a.rank - b.rank).map(({ stamp }) => stamp);
}

const typesOf = (item: Item): string =>
  [item['@type']]
    .flat()
    .filter((type) => typeof type === 'string')
    .join(' ');

const text = (value: unknown): string | null => {
  const first = Array.isArray(value) ? value[0] : value;
  return typeof first === 'string' && first.trim() !== '' ? first.trim() : null;
};

const longest = (texts: readonly (string | null)[]): string | null =>
  texts.reduce<string | null>((best, next) => ((next?.length ?? 0) > (best?.length ?? 0) ? next : best), null);

/** Names of persons, or where there are none of organisations. */
function authorNames(value: unknown): readonly string[] {
  const persons = namesOf(value);
  return persons.length ? persons : namesOf(value, true);
}

/** Names of persons; with `any` of organisations too. */
const namesOf = (value: unknown, any = false): readonly string[] =>
  [value]
    .flat(2)
    .flatMap((part) => (typeof part === 'string' ? [part] : nameOfItem(part, any)))
    .map((name) => name.trim())
    .filter((name) => name !== '');

function nameOfItem(part: unknown, any: boolean): readonly string[] {
  if (typeof part !== 'object' || part === null) return [];
  const item = part as Item;
  if (!any && /Organi[sz]ation/i.test(typesOf(item))) return [];
  return [item.name].flat().filter((name) => typeof name === 'string');
}

const idOf = (value: unknown): string | null => {
  if (typeof value === 'string') return text(value);
  return typeof value === 'object' && value !== null ? text((value as Item)['@id']) : null;
};
