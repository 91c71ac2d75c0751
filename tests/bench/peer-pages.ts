import { pathToFileURL } from 'node:url';
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { read } from '#pipeline/stages/read';

/** What a reader of pages makes of one: the body's blocks joined by blank lines, the publication day as it is given. */
export type Reading = {
  readonly title: string | null;
  readonly byline: readonly string[];
  readonly day: string | null;
  readonly body: string;
};

export type PageReader = (page: {
  readonly id: string;
  readonly html: string;
  readonly url: string | null;
}) => Reading | Promise<Reading>;

const BODY = new Set(['dek', 'body', 'quote', 'heading', 'list-item', 'table']);

const ours: PageReader = ({ id, html, url }) => {
  const { title, byline, published, text, segments } = read({
    id,
    source: { uri: id, id, mediaType: 'text/html' },
    content: html,
    given: { published: null, title: null, url, publisher: null },
  });
  const kept = segments.filter(({ role }) => BODY.has(role)).map(({ start, end }) => text.slice(start, end));
  return { title, byline, day: published?.value ?? null, body: kept.join('\n\n') };
};

/** Readability gets the page without scripts, styles and pictures drawn in place, on which it throws with linkedom. */
const readability: PageReader = ({ html }) => {
  const { document } = parseHTML(html);
  for (const element of document.querySelectorAll('style,noscript,template,svg,iframe')) element.remove();
  const result = new Readability(document as unknown as ConstructorParameters<typeof Readability>[0]).parse();
  return {
    title: result?.title ?? null,
    byline: namesOf(result?.byline),
    day: result?.publishedTime ?? null,
    body: blockText(result?.content ?? ''),
  };
};

type Defuddled = { readonly [Key in 'title' | 'author' | 'published' | 'content']?: string | null };
type Defuddle = (document: unknown, url: string, options: { readonly useAsync: boolean }) => Promise<Defuddled>;

/** Defuddle is no dependency: `file` is the dist/node.js of one that was installed elsewhere. */
async function defuddleAt(file: string): Promise<PageReader> {
  const { Defuddle: parse } = (await import(pathToFileURL(file).href)) as { readonly Defuddle: Defuddle };
  return async ({ html, url }) => {
    const result = await parse(parseHTML(html).document, url ?? 'https://n.example/', { useAsync: false });
    return {
      title: result.title ?? null,
      byline: namesOf(result.author),
      day: result.published ?? null,
      body: blockText(result.content ?? ''),
    };
  };
}

/** The reader of a name: `readability`, the path of Defuddle's node.js, ours where it is empty. */
export async function readerOf(name: string): Promise<PageReader> {
  if (name === '') return ours;
  return name === 'readability' ? readability : await defuddleAt(name);
}

/** Peers give one string; it is taken apart at what joins names, and loses the word that leads it. */
const namesOf = (byline: string | null | undefined): readonly string[] =>
  (byline ?? '')
    .split(/\s*[,;|•·\n]\s*|\s+(?:and|und|et|y|og|och|&)\s+/)
    .map((name) => name.replace(/^(?:by|von|par|por|di|door|af|av)\s+/i, '').trim())
    .filter(Boolean);

const BLOCK = 'p,div,section,article,h1,h2,h3,h4,h5,h6,li,ul,ol,blockquote,pre,table,tr,td,th,figure,figcaption,br,hr';

/** The text of a piece of HTML, its blocks apart (textContent glues words together). */
function blockText(html: string): string {
  const { document } = parseHTML(`<html><body>${html}</body></html>`);
  for (const element of document.querySelectorAll(BLOCK)) element.before('\n\n');
  return document.body?.textContent ?? '';
}
