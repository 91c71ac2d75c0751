import { readPlainText } from '#pipeline/stages/read/plain-text';
import type { Article, ArticleInput } from '#schemas/document';
export const readHtml = (input: ArticleInput): Article => readPlainText(input);
