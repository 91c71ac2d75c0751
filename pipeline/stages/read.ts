import { readHtml } from '#pipeline/stages/read/html';
import { readPlainText } from '#pipeline/stages/read/plain-text';
import type { Article, ArticleInput } from '#schemas/document';

/**
 * Turns one decoded input into an article: text, segments with roles, title, author, publication date, language. Pure
 * and synchronous. Throws a RangeError named TooLarge for a page of more than 250,000 nodes and a text of more than 100,000 blocks.
 */
export function read(input: ArticleInput): Article {
  const article = input.source.mediaType === 'text/html' ? readHtml(input) : readPlainText(input);
  if (article.language === null || article.language === 'en') return article;
  const message = `The text is in "${article.language}"; facts are extracted from English only.`;
  return {
    ...article,
    warnings: [...article.warnings, { code: 'language-unsupported', message, start: null, end: null }],
  };
}
