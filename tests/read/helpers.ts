import { read } from '#pipeline/stages/read';
import type { Article, ArticleInput, Given } from '#schemas/document';

export function inputOf(
  content: string,
  mediaType: 'text/plain' | 'text/html',
  given: Partial<Given> = {},
): ArticleInput {
  return {
    id: `sha256:${'0'.repeat(64)}`,
    source: { uri: 'test', id: null, mediaType },
    content,
    given: { published: null, title: null, url: null, publisher: null, ...given },
  };
}

export const readText = (content: string, given: Partial<Given> = {}): Article =>
  read(inputOf(content, 'text/plain', given));
export const readPage = (content: string, given: Partial<Given> = {}): Article =>
  read(inputOf(content, 'text/html', given));

/** "role: text" of each segment. */
export const outline = ({ text, segments }: Article): readonly string[] =>
  segments.map(({ role, start, end }) => `${role}: ${text.slice(start, end).trim()}`);

export const roleOf = (article: Article, words: string): string => {
  const at = article.text.indexOf(words);
  return article.segments.find(({ start, end }) => at >= start && at < end)?.role ?? 'nowhere';
};

export const paragraph = (words: string): string =>
  `${words} The ministry said that the talks went on for two days, and that both sides were content with the outcome.`;
