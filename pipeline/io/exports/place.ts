import { readdirSync, statSync } from 'node:fs';
import { type ExportFormat, isOneFile } from '#pipeline/io/exports/formats';
import { TABLE_NAMES } from '#pipeline/io/exports/tables';
import { stop } from '#pipeline/run/stop';

const tables = (ending: string): readonly string[] => TABLE_NAMES.map((name) => `${name}.${ending}`);

/** What an earlier export of a format has left in its folder. brat's files are for people to change: never replaced. */
const OWN: Partial<Record<ExportFormat, readonly string[]>> = {
  csv: tables('csv'),
  jsonl: tables('jsonl'),
  parquet: tables('parquet'),
  followthemoney: ['entities.ftm.json'],
  ocds: ['releases.json'],
  'label-studio': ['tasks.json', 'config.xml'],
};

/**
 * An export takes the place of an older one, and of nothing else.
 * @throws Stop `cannot-create` where something else stands there
 */
export function refuseForeign(format: ExportFormat, out: string): void {
  const found = statSync(out, { throwIfNoEntry: false });
  if (found === undefined) return;
  if (isOneFile(format)) {
    if (found.isFile()) return;
    throw stop('cannot-create', `${out} is a folder; ${format} is one file: give its name`);
  }
  if (!found.isDirectory())
    throw stop('cannot-create', `${out} is a file; ${format} is a folder of files: give its name`);
  const own = new Set(OWN[format] ?? []);
  const others = readdirSync(out).filter((name) => !own.has(name));
  if (others.length)
    throw stop('cannot-create', `${out} holds other things (${others.slice(0, 3).join(', ')}); give a new folder`);
}
