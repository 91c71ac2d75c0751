import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { writeAtomic } from '#pipeline/run/atomic';
import { documentsFile, recordsFile, removeParts } from '#pipeline/run/finish';
import { readJournal } from '#pipeline/run/journal';
import { partsFolder } from '#pipeline/run/parts';
import { planFile } from '#pipeline/run/plan';
import { stop, writing } from '#pipeline/run/stop';
import { type JournalLine, type Plan, type Walked, WalkedSchema } from '#schemas/batch';

/** The part of a run that one process does: `index` of `count`, from 1. */
export type Shard = { readonly index: number; readonly count: number };

export const shardName = ({ index, count }: Shard): string => `${index}-of-${count}`;

export const isOwnPart = (part: number, shard: Shard | null): boolean =>
  shard === null || part % shard.count === shard.index - 1;

export const journalFile = (run: string, shard: Shard | null): string =>
  join(run, shard === null ? 'journal.jsonl' : `journal.${shardName(shard)}.jsonl`);

/** Names that a run writes into its folder. */
const OWN =
  /^(?:plan\.json|walked\.json|journal(?:\.\d+-of-\d+)?\.jsonl|records\.jsonl|documents\.jsonl|parts|pages|dossiers\.jsonl|entente\.duckdb(?:\.wal)?|lock(?:\..*|-.*)?|.*\.tmp)$/;

/** @throws Stop where the folder cannot be made, or holds things that no run wrote */
export function openRunFolder(run: string): void {
  writing(run, 'cannot-create', () => makeFolder(partsFolder(run)));
  const strangers = readdirSync(run).filter((name) => !OWN.test(name));
  if (!existsSync(planFile(run)) && strangers.length)
    throw stop('cannot-create', `${run} holds other things (${strangers.slice(0, 3).join(', ')}); give a new folder`);
}

/** Like `mkdir -p`. Node's own goes on for ever where a folder can neither be made nor found, as in /proc. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  if (dirname(folder) !== folder) makeFolder(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another shard may make it at the same time.
    if (!existsSync(folder)) throw error;
  }
}

/** Takes away what an earlier run wrote, its lock left alone. */
export function clearRunFolder(run: string): void {
  removeParts(run);
  for (const name of readdirSync(run))
    if (OWN.test(name) && !name.startsWith('lock')) rmSync(join(run, name), { recursive: true, force: true });
  mkdirSync(partsFolder(run), { recursive: true });
}

/** Keeps what was fetched, and what could not be, so that a run that goes on reads the same pages. */
export const pagesFolder = (run: string): string => join(run, 'pages');

const walkedFile = (run: string): string => join(run, 'walked.json');

export const writeWalked = (run: string, walked: Walked): void =>
  writeAtomic(walkedFile(run), `${JSON.stringify(walked)}\n`);

export function readWalked(run: string): Walked | null {
  const file = walkedFile(run);
  return existsSync(file) ? WalkedSchema.parse(JSON.parse(readFileSync(file, 'utf8'))) : null;
}

/** The end of a run that has been finished, with its output still there; else null. */
export function finishedRun(run: string, plan: Plan): Extract<JournalLine, { event: 'finished' }> | null {
  if (!existsSync(recordsFile(run)) || !existsSync(documentsFile(run))) return null;
  const line = readJournal(journalFile(run, null)).findLast(({ event }) => event === 'finished');
  return line?.event === 'finished' && line.plan === plan.id ? line : null;
}
