import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LABEL_NAMES, marksOf } from '#pipeline/io/exports/annotation-spans';
import { offsetsIn } from '#pipeline/io/exports/offsets';
import type { RecordSink } from '#pipeline/io/exports/sink';
import type { ArticleRecord } from '#schemas/record';

/** For brat (brat.nlplab.org): ID.txt with ID.ann each, and annotation.conf. Offsets count characters, as brat does. */
export function bratSink(folder: string): RecordSink {
  mkdirSync(folder, { recursive: true });
  const entities = LABEL_NAMES.join('\n');
  writeFileSync(
    join(folder, 'annotation.conf'),
    `[entities]\n${entities}\n\n[relations]\n\n[events]\n\n[attributes]\n`,
  );
  return {
    add: (record) => {
      const name = record.id.slice(7, 23);
      writeFileSync(join(folder, `${name}.txt`), record.article.text);
      writeFileSync(join(folder, `${name}.ann`), annotationsOf(record));
    },
    close: async () => {},
  };
}

export function annotationsOf(record: ArticleRecord): string {
  const { text } = record.article;
  const offset = offsetsIn(text, 'codepoint');
  return marksOf(record)
    .map(({ label, start, end, note }, i) => {
      const spans = pieces(text, start, end)
        .map(([from, to]) => `${offset(from)} ${offset(to)}`)
        .join(';');
      const quote = text.slice(start, end).replace(/\s*\n\s*/g, ' ');
      const line = `T${i + 1}\t${label} ${spans}\t${quote}\n`;
      return note === null ? line : `${line}#${i + 1}\tAnnotatorNotes T${i + 1}\t${note.replace(/\s+/g, ' ')}\n`;
    })
    .join('');
}

/** A line end may not stand inside an annotation: it is left out between two pieces. */
function pieces(text: string, start: number, end: number): readonly (readonly [number, number])[] {
  const found: [number, number][] = [];
  for (const match of text.slice(start, end).matchAll(/[^\n]+/g)) {
    const lead = match[0].length - match[0].trimStart().length;
    const length = match[0].trim().length;
    if (length) found.push([start + match.index + lead, start + match.index + lead + length]);
  }
  return found;
}
