import { createHash, type Hash } from 'node:crypto';
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { filesUnder } from '#pipeline/io/folder';
import { formatOf } from '#pipeline/io/names';
import { sourceFiles } from '#pipeline/io/source-file';
import { writeAtomic } from '#pipeline/run/atomic';
import { stop } from '#pipeline/run/stop';
import { type Plan, PlanSchema } from '#schemas/batch';

export type PlanOptions = {
  readonly paths: readonly string[];
  readonly version: string;
  readonly rules: string;
  readonly options: Plan['options'];
};

/** Articles in a part, which is written whole or not at all. */
export const PART_SIZE = 500;

const SMALL = 1 << 22;
const NEWLINE = 0x0a;

/** Walks all files of the inputs and takes their digests, what stands beside them included; no list of them is kept. */
export async function makePlan({ paths, version, rules, options }: PlanOptions): Promise<Plan> {
  const all = createHash('sha256');
  const beside = sourceFiles();
  const total = { files: 0, bytes: 0, articles: 0 as number | null };
  for await (const file of filesOf(paths)) {
    const { digest, bytes, lines } = await digestFile(file);
    const given = await beside(file).catch((error: Error) => error.message);
    all.update(`${JSON.stringify([file, bytes, digest, given])}\n`);
    total.files++;
    total.bytes += bytes;
    const format = formatOf(file);
    const articles = format === 'article' ? 1 : format === 'list' ? lines : null;
    total.articles = total.articles === null || articles === null ? null : total.articles + articles;
  }
  const inputs = { digest: `sha256:${all.digest('hex')}`, ...total };
  const decisive = { format: 1 as const, version, rules, options, inputs };
  const id = `sha256:${createHash('sha256').update(JSON.stringify(decisive)).digest('hex')}`;
  return { id, ...decisive };
}

async function* filesOf(paths: readonly string[]): AsyncGenerator<string> {
  for (const path of paths)
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) yield* filesUnder(path);
    else yield path;
}

type FileDigest = { readonly digest: string | null; readonly bytes: number; readonly lines: number };

/** A file that cannot be read becomes a failure of the run, not of the plan. */
async function digestFile(file: string): Promise<FileDigest> {
  try {
    const { size } = statSync(file);
    const hash = createHash('sha256');
    const chunks = size <= SMALL ? [readFileSync(file)] : createReadStream(file, { highWaterMark: 1 << 20 });
    const lines = await addAll(hash, chunks, formatOf(file) === 'list');
    return { digest: hash.digest('hex'), bytes: size, lines };
  } catch {
    return { digest: null, bytes: 0, lines: 0 };
  }
}

/** @returns the number of lines where they are to be counted, else 0 */
async function addAll(
  hash: Hash,
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  areCounted: boolean,
): Promise<number> {
  let lines = 0;
  let last = NEWLINE;
  for await (const chunk of chunks) {
    hash.update(chunk);
    if (!areCounted) continue;
    for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, at + 1)) lines++;
    last = chunk.at(-1) ?? last;
  }
  return last === NEWLINE ? lines : lines + 1;
}

export const planFile = (run: string): string => join(run, 'plan.json');

/** @returns null where the folder holds no plan; @throws Stop `usage` where what it holds is none */
export function readPlan(run: string): Plan | null {
  const file = planFile(run);
  if (!existsSync(file)) return null;
  try {
    const result = PlanSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    if (result.success) return result.data;
  } catch {
    // Told below.
  }
  throw stop('usage', `${file} is no plan of this version; --fresh starts over`);
}

export const writePlan = (run: string, plan: Plan): void =>
  writeAtomic(planFile(run), `${JSON.stringify(plan, null, 2)}\n`);

/** @throws Stop `usage` that says what has changed since the run began */
export function refuseChanges(run: string, before: Plan, now: Plan): void {
  if (before.id === now.id) return;
  const changes = [
    before.version !== now.version && `the version (${before.version}, now ${now.version})`,
    before.rules !== now.rules && 'the rules',
    JSON.stringify(before.options) !== JSON.stringify(now.options) && 'the options',
    before.inputs.digest !== now.inputs.digest &&
      `the inputs (${before.inputs.files} files of ${before.inputs.bytes} bytes, now ${now.inputs.files} of ${now.inputs.bytes})`,
  ].filter((change) => change !== false);
  throw stop('usage', `${run} was begun with other settings; changed: ${changes.join(', ')}. --fresh starts over`);
}
