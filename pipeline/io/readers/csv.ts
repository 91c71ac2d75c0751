import { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import { inputOfText, LARGEST_DOCUMENT } from '#pipeline/io/article-input';
import type { Content } from '#pipeline/io/content';
import { failure } from '#pipeline/io/failure';
import type { Job } from '#pipeline/io/jobs';
import { type Field, placesOf } from '#pipeline/io/readers/columns';
import { dayOfStamp } from '#pipeline/stages/read/html/dates';

/** The articles of a table, one a row; the first row names the columns. Commas, semicolons or tabs separate. */
export async function* csvJobs({ name, uri, stream, reading }: Content): AsyncGenerator<Job> {
  const { head, rest } = await headOf(stream);
  const rows = Readable.from(rest).pipe(
    parse({
      bom: true,
      delimiter: /\.tsv$/i.test(name) ? '\t' : delimiterOf(head),
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      max_record_size: LARGEST_DOCUMENT * 2,
    }),
  );
  let number = 0;
  let place: ReadonlyMap<Field, number> | null = null;
  try {
    for await (const row of rows as AsyncIterable<readonly string[]>) {
      number++;
      if (place) yield jobOfRow(row, place, `${uri}#${number}`);
      else place = placesOf(row, reading.columns);
    }
  } catch (error) {
    yield async () => failure(uri, 'BadTable', error instanceof Error ? error.message : String(error));
  }
}

/** The beginning of a stream up to a line end, and the whole stream. */
async function headOf(
  stream: AsyncIterable<Uint8Array>,
): Promise<{ readonly head: string; readonly rest: AsyncIterable<Uint8Array> }> {
  const chunks = stream[Symbol.asyncIterator]();
  const first: Uint8Array[] = [];
  for (let next = await chunks.next(); !next.done; next = await chunks.next()) {
    first.push(next.value);
    if (next.value.includes(0x0a)) break;
  }
  const rest = async function* () {
    yield* first;
    for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield next.value;
  };
  return { head: Buffer.concat(first).toString('utf8').split('\n', 1)[0] ?? '', rest: rest() };
}

/** The mark that separates the names of the columns most often. */
function delimiterOf(head: string): string {
  const bare = head.replace(/"[^"]*"/g, '');
  const count = (mark: string): number => bare.split(mark).length;
  return [';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best), ',');
}

function jobOfRow(row: readonly string[], place: ReadonlyMap<Field, number>, uri: string): Job {
  const cell = (field: Field): string | null => {
    const at = place.get(field);
    const value = at === undefined ? undefined : row[at]?.trim();
    return value ? value : null;
  };
  const html = cell('html');
  const published = cell('published');
  const given = {
    published: published === null ? null : dayOfStamp(published),
    title: cell('title'),
    url: cell('url'),
    publisher: cell('publisher'),
  };
  return async () =>
    inputOfText(html ?? cell('text') ?? '', {
      uri,
      id: cell('id'),
      kind: html === null ? 'text/plain' : 'text/html',
      given,
    });
}
