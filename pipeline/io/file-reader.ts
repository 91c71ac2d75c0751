import { readFile, stat } from 'node:fs/promises';
import { inputOfBytes, LARGEST_DOCUMENT, sizeMessage } from '#pipeline/io/article-input';
import { explained, failure, type InputFailure } from '#pipeline/io/failure';
import type { FileReader } from '#pipeline/io/jsonl';
import { isHtmlName } from '#pipeline/io/names';
import type { SourceFiles } from '#pipeline/io/source-file';
import type { Given } from '#schemas/document';

/** Reads one file; what its caller gives goes before what stands beside it. */
export const fileReader =
  (beside: SourceFiles): FileReader =>
  async ({ file, uri, id, given, place }) => {
    const failed = (kind: string, message: string): InputFailure => {
      const { source, error } = failure(uri, kind, message, id);
      return { source, error: place === null ? error : { ...error, message: `${place}: ${error.message}` } };
    };
    try {
      const { size } = await stat(file);
      if (size > LARGEST_DOCUMENT) return failed('TooLarge', sizeMessage(size));
      const [bytes, known] = await Promise.all([readFile(file), beside(file)]);
      return inputOfBytes(bytes, { uri, id, kind: mediaTypeOf(file), given: merged(given, known) });
    } catch (error) {
      const isMissing = error instanceof Error && 'code' in error;
      return failed(isMissing ? 'NotFound' : 'BadSource', explained(error));
    }
  };

const mediaTypeOf = (file: string) => (isHtmlName(file) ? 'text/html' : /\.txt$/i.test(file) ? 'text/plain' : null);

const merged = (given: Given, beside: Given): Given => ({
  published: given.published ?? beside.published,
  title: given.title ?? beside.title,
  url: given.url ?? beside.url,
  publisher: given.publisher ?? beside.publisher,
});
