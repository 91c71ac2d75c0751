import { digest, inputOfText } from '#pipeline/io/article-input';
import { type Content, gather } from '#pipeline/io/content';
import { failure, type InputFailure } from '#pipeline/io/failure';
import type { Job } from '#pipeline/io/jobs';
import { type PrintedLine, proseOf, withoutRunningHeads } from '#pipeline/io/readers/pdf-prose';
import type { ArticleInput } from '#schemas/document';

type PdfDocument = Awaited<ReturnType<typeof import('unpdf')['getDocumentProxy']>>;

/** Most bytes of a PDF, and most pages and characters of it that are read. */
const LARGEST = 50_000_000;
const MOST_PAGES = 500;
const MOST_TEXT = 1_000_000;

/** The text of a PDF, its lines joined to paragraphs. Needs the optional package unpdf. */
export async function* pdfJobs({ uri, stream, given }: Content): AsyncGenerator<Job> {
  const bytes = await gather(stream, LARGEST);
  if (bytes === null) yield async () => failure(uri, 'TooLarge', `more than ${LARGEST / 1e6} MB, the most for one PDF`);
  else
    yield async (): Promise<ArticleInput | InputFailure> => {
      const id = digest(bytes);
      try {
        const unpdf = await import('unpdf').catch(() => null);
        if (unpdf === null)
          return failure(uri, 'UnsupportedInput', 'reading PDF needs the package unpdf (npm install unpdf@1.7.0)');
        const document = await unpdf.getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 });
        const text = await textOf(document).finally(() => document.destroy());
        const input = inputOfText(text, { uri, id: null, kind: 'text/plain', given });
        if ('error' in input)
          return failure(uri, 'EmptyInput', 'there is no text in it (a scanned page is a picture of text)');
        return { ...input, id };
      } catch (error) {
        return failure(uri, 'Damaged', `is no readable PDF: ${error instanceof Error ? error.message : error}`);
      }
    };
}

async function textOf(document: PdfDocument): Promise<string> {
  const pages: PrintedLine[][] = [];
  let size = 0;
  for (let number = 1; number <= Math.min(document.numPages, MOST_PAGES) && size < MOST_TEXT; number++) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    const lines = linesOf(
      items.filter((item) => 'str' in item),
      number,
    );
    for (const { text } of lines) size += text.length;
    pages.push(lines);
    page.cleanup();
  }
  return proseOf(withoutRunningHeads(pages).flat());
}

type Item = {
  readonly str: string;
  readonly hasEOL: boolean;
  readonly height: number;
  readonly transform: readonly number[];
};

/** A line's end may be an item of its own without letters, which stands nowhere. */
function linesOf(items: readonly Item[], page: number): PrintedLine[] {
  const lines: PrintedLine[] = [];
  let line: PrintedLine = { text: '', page, bottom: null, height: 0 };
  for (const { str, hasEOL, height, transform } of items) {
    const isPlaced = str.trim() !== '';
    line = {
      text: line.text + str,
      page,
      bottom: isPlaced ? (transform[5] ?? null) : line.bottom,
      height: isPlaced ? Math.max(line.height, height) : line.height,
    };
    if (!hasEOL) continue;
    lines.push(line);
    line = { text: '', page, bottom: null, height: 0 };
  }
  return line.text === '' ? lines : [...lines, line];
}
