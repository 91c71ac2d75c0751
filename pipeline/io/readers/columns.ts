import { nearest } from '#pipeline/rules/nearest';

/** Names of columns, small and without marks, that are taken for a field; the first that is there counts. */
const KNOWN = {
  id: ['id', 'articleid', 'docid', 'documentid'],
  text: ['text', 'body', 'content', 'fulltext', 'articletext', 'articlebody', 'article', 'story'],
  html: ['html', 'rawhtml', 'bodyhtml', 'contenthtml'],
  title: ['title', 'headline', 'hed'],
  url: ['url', 'link', 'uri', 'permalink'],
  published: ['published', 'publishedat', 'publicationdate', 'pubdate', 'datepublished', 'date', 'publishdate'],
  publisher: ['publisher', 'outlet', 'source', 'publication', 'newspaper'],
} as const;
export type Field = keyof typeof KNOWN;

/** The caller's own names of columns by field. */
export type Columns = ReadonlyMap<Field, string>;

export const FIELDS = Object.keys(KNOWN) as readonly Field[];

/**
 * Reads `FIELD=COLUMN` pairs.
 * @throws Error that names the near miss where a field is none
 */
export function columnsOf(pairs: readonly string[]): Columns {
  const columns = new Map<Field, string>();
  for (const pair of pairs) {
    const [, field = '', column = ''] = /^([^=]*)=(.*)$/s.exec(pair) ?? [];
    if (!isField(field) || column.trim() === '') {
      const near = nearest(field || pair, FIELDS);
      throw new Error(
        `--column ${pair}: expected FIELD=COLUMN with one of ${FIELDS.join(', ')}${near && near !== field ? `; did you mean ${near}?` : ''}`,
      );
    }
    columns.set(field, column.trim());
  }
  return columns;
}

const isField = (name: string): name is Field => name in KNOWN && Object.hasOwn(KNOWN, name);

const plainName = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');

/**
 * The place of each field's column in a header: the caller's own where given, else by its usual names.
 * @throws Error where an own column is missing, or none holds the text
 */
export function placesOf(header: readonly string[], own: Columns): ReadonlyMap<Field, number> {
  const names = header.map(plainName);
  const places = new Map<Field, number>();
  for (const field of FIELDS) {
    const column = own.get(field);
    const at = column === undefined ? knownPlace(names, KNOWN[field]) : ownPlace(header, column);
    if (at >= 0) places.set(field, at);
  }
  if (!places.has('text') && !places.has('html'))
    throw new Error(
      `no column holds the text (${KNOWN.text.slice(0, 4).join(', ')}, …; --column text=NAME names another); found ${header.join(', ').slice(0, 200)}`,
    );
  return places;
}

function knownPlace(names: readonly string[], known: readonly string[]): number {
  const first = known.find((column) => names.includes(column));
  return first === undefined ? -1 : names.indexOf(first);
}

function ownPlace(header: readonly string[], column: string): number {
  const trimmed = header.map((name) => name.trim());
  const at = trimmed.indexOf(column);
  if (at >= 0) return at;
  const near = nearest(column, trimmed);
  throw new Error(
    `there is no column "${column}"${near ? `; did you mean "${near}"?` : ''}; found ${header.join(', ').slice(0, 200)}`,
  );
}
