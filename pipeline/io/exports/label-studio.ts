import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LABEL_NAMES, marksOf } from '#pipeline/io/exports/annotation-spans';
import { offsetsIn } from '#pipeline/io/exports/offsets';
import type { RecordSink } from '#pipeline/io/exports/sink';
import { textFile } from '#pipeline/io/exports/text-file';
import type { ArticleRecord } from '#schemas/record';

/** For Label Studio: tasks.json with a prediction each, and the labelling configuration. Offsets count code points, as it does. */
export function labelStudioSink(folder: string): RecordSink {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'config.xml'), CONFIG);
  const file = textFile(join(folder, 'tasks.json'));
  let count = 0;
  file.write('[');
  return {
    add: (record) => file.write(`${count++ ? ',' : ''}\n${JSON.stringify(taskOf(record))}`),
    close: async () => {
      file.write('\n]\n');
      file.close();
    },
  };
}

export function taskOf(record: ArticleRecord): object {
  const { text, title, published } = record.article;
  const offset = offsetsIn(text, 'codepoint');
  const result = marksOf(record).map(({ label, start, end }, i) => ({
    id: `${record.id.slice(7, 15)}-${i + 1}`,
    from_name: 'label',
    to_name: 'text',
    type: 'labels',
    value: { start: offset(start), end: offset(end), text: text.slice(start, end), labels: [label] },
  }));
  return {
    data: { text, id: record.id, title, uri: record.source.uri, published: published?.value ?? null },
    predictions: [{ model_version: `entente-${record.engine.version}`, result }],
  };
}

const CONFIG = `<View>
  <Labels name="label" toName="text">
${LABEL_NAMES.map((name) => `    <Label value="${name}"/>`).join('\n')}
  </Labels>
  <Text name="text" value="$text"/>
</View>
`;
