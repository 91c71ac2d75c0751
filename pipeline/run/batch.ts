import { hostname } from 'node:os';
import { byBytes } from '#pipeline/io/names';
import { garbageCollector } from '#pipeline/run/collect';
import { finishRun, removeParts } from '#pipeline/run/finish';
import { inputPaths } from '#pipeline/run/input-paths';
import { type Journal, openJournal } from '#pipeline/run/journal';
import { takeLock } from '#pipeline/run/lock';
import { isPartDone, type PartEntry, readPart, writePart } from '#pipeline/run/parts';
import { makePlan, PART_SIZE, readPlan, refuseChanges, writePlan } from '#pipeline/run/plan';
import { type About, createPool, type Pool } from '#pipeline/run/pool';
import {
  clearRunFolder,
  finishedRun,
  isOwnPart,
  journalFile,
  openRunFolder,
  type Shard,
  shardName,
  writeWalked,
} from '#pipeline/run/run-folder';
import { seenIds } from '#pipeline/run/seen-ids';
import { stop, writing } from '#pipeline/run/stop';
import { createWalk, type Reading, type Walk } from '#pipeline/run/walk';
import type { Counts, DocumentLine, Plan } from '#schemas/batch';

export type BatchOptions = {
  readonly inputs: readonly string[];
  readonly out: string;
  readonly jobs: number;
  readonly rules: readonly string[];
  readonly published: string | null;
  readonly reading?: Reading;
  readonly shard: Shard | null;
  readonly fresh: boolean;
  /** Whether articles that repeat an earlier one keep their records. */
  readonly all: boolean;
  readonly maxErrors: number | null;
  /** Seconds that one article may take. */
  readonly timeBudget: number;
  readonly partSize?: number;
  /** The module that threads run, for tests. */
  readonly thread?: string;
  readonly watch?: Watch;
};

/** Who wants to know how far a run is. */
export type Watch = {
  readonly planned?: (plan: Plan) => void;
  /** An input is done; `characters` of it were read now, 0 where it was done by an earlier run. */
  readonly input?: (document: DocumentLine, characters: number) => void;
  /** The run waits for something that a person may have to do. */
  readonly waits?: (message: string) => void;
};

export type BatchResult = {
  readonly plan: Plan;
  readonly inputs: number;
  readonly counts: Counts;
  /** Digest of records.jsonl; null for a shard, which leaves its parts to be merged. */
  readonly records: string | null;
  /** Whether all had been done before. */
  readonly isOld: boolean;
};

/** Parts that are in work at the same time: the next begins while the last articles of one are done. */
const PARTS_AT_ONCE = 2;

/** What a run is about to do, and the paths that it reads. */
export async function planBatch(
  options: Pick<BatchOptions, 'inputs' | 'published' | 'all' | 'partSize' | 'reading'>,
  { version, digest }: About,
): Promise<{ readonly plan: Plan; readonly paths: readonly string[] }> {
  const { inputs, published, all, partSize = PART_SIZE, reading = {} } = options;
  const paths = await inputPaths(inputs);
  const columns = [...(reading.columns ?? [])].sort(([a], [b]) => byBytes(a, b));
  const settings = { published, all, partSize, columns, fetch: reading.fetch?.follow ?? false };
  return { plan: await makePlan({ paths, version, rules: digest, options: settings }), paths };
}

/**
 * Processes an archive into a run folder, or goes on with what an earlier process left of it.
 * @throws Stop with the kind that decides the exit code
 */
export async function runBatch(options: BatchOptions): Promise<BatchResult> {
  const pool = createPool(options);
  try {
    return await runWith(pool, options);
  } finally {
    await pool.close();
  }
}

async function runWith(pool: Pool, options: BatchOptions): Promise<BatchResult> {
  const { out, shard, watch } = options;
  const { plan, paths } = await planBatch(options, await pool.about());
  watch?.planned?.(plan);
  openRunFolder(out);
  const unlock = takeLock(out, shard && shardName(shard));
  let journal: Journal | null = null;
  try {
    preparePlan(out, plan, options.fresh);
    const old = finishedRun(out, plan);
    if (old !== null) {
      removeParts(out);
      return { plan, inputs: total(old.counts), counts: old.counts, records: old.records, isOld: true };
    }
    journal = openJournal(journalFile(out, shard));
    journal.add({ event: 'started', plan: plan.id, pid: process.pid, host: hostname(), jobs: options.jobs });
    const { inputs, parts, counts } = await processParts(pool, options, plan, paths, journal);
    writeWalked(out, { plan: plan.id, inputs, parts });
    if (shard !== null) return { plan, inputs, counts, records: null, isOld: false };
    const finished = await finishRun(out, parts, () => out, options.all);
    journal.add({ event: 'finished', plan: plan.id, ...finished });
    removeParts(out);
    return { plan, inputs, ...finished, isOld: false };
  } catch (error) {
    journal?.add({ event: 'stopped', reason: error instanceof Error ? error.message : String(error) });
    throw error;
  } finally {
    journal?.close();
    unlock();
  }
}

/** Lays the plan down, or makes sure that it is still the one that the run began with. */
export function preparePlan(out: string, plan: Plan, isFresh: boolean): void {
  if (isFresh) clearRunFolder(out);
  const before = readPlan(out);
  if (before === null) writing(out, 'cannot-create', () => writePlan(out, plan));
  else refuseChanges(out, before, plan);
}

const total = ({ ok, duplicate, skipped, failed }: Counts): number => ok + duplicate + skipped + failed;

type Walked = { readonly inputs: number; readonly parts: number; readonly counts: Counts };

async function processParts(
  pool: Pool,
  options: BatchOptions,
  plan: Plan,
  paths: readonly string[],
  journal: Journal,
): Promise<Walked> {
  const { out, shard, watch, all, published, jobs } = options;
  const { partSize } = plan.options;
  const seen = all ? null : seenIds();
  const tally = { ok: 0, duplicate: 0, skipped: 0, failed: 0, agreements: 0 };
  const onInput = ({ document }: Pick<PartEntry, 'document'>, characters: number) => {
    tally[document.status]++;
    tally.agreements += document.agreements;
    watch?.input?.(document, characters);
  };
  const recall = (part: number) => {
    for (const { document } of readPart(out, part)) {
      if (document.id !== null) seen?.add(document.id);
      onInput({ document }, 0);
    }
  };
  const walk = createWalk({ paths, published, reading: options.reading ?? {}, partSize, jobs, pool, seen, onInput });
  const collect = garbageCollector();
  const unwritten: Promise<void>[] = [];
  let inputs = 0;
  for (;;) {
    const part = walk.position();
    if (unwritten.length >= PARTS_AT_ONCE) {
      await unwritten.shift();
      collect();
    }
    refuseErrors(tally.failed, options.maxErrors);
    const step = await nextPart(walk, isOwnPart(part, shard) && !isPartDone(out, part));
    inputs += step.inputs;
    if (step.inputs === 0) break;
    if (step.done) {
      const write = step.done.then((entries) => save(out, part, entries, journal));
      write.catch(() => {});
      unwritten.push(write);
    } else if (isOwnPart(part, shard)) recall(part);
    if (step.inputs < partSize) break;
  }
  await Promise.all(unwritten);
  refuseErrors(tally.failed, options.maxErrors);
  return { inputs, parts: Math.ceil(inputs / partSize), counts: tally };
}

type Step = { readonly inputs: number; readonly done: Promise<readonly PartEntry[]> | null };

async function nextPart(walk: Walk, isTaken: boolean): Promise<Step> {
  if (isTaken) return walk.take();
  return { inputs: await walk.skip(), done: null };
}

function save(run: string, part: number, entries: readonly PartEntry[], journal: Journal): void {
  writing(run, 'input-output', () => writePart(run, part, entries));
  const failed = entries.filter(({ document }) => document.status === 'failed').length;
  journal.add({ event: 'part', part, documents: entries.length, failed });
}

function refuseErrors(failed: number, most: number | null): void {
  if (most !== null && failed > most)
    throw stop('too-many-errors', `${failed} articles failed, more than the ${most} of --max-errors`);
}
