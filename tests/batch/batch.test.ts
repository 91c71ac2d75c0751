import { appendFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type BatchOptions, runBatch } from '#pipeline/run/batch';
import { finishRun } from '#pipeline/run/finish';
import { readJournal } from '#pipeline/run/journal';
import { mergeRuns } from '#pipeline/run/merge';
import { documentsOf, isPartDone } from '#pipeline/run/parts';
import { ArticleRecordSchema, ErrorRecordSchema } from '#schemas/record';
import {
  article,
  build,
  digests,
  documents,
  manyArticles,
  options,
  records,
  workFolder,
  writeArticles,
} from './house.js';

// Threads load the rules, and a busy machine is slow at it.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const work = workFolder();
const built = build();
/** As `entente batch` does it, with the threads of the build. */
const run = (change: BatchOptions) => runBatch({ thread: built.thread, ...change });
const inputs = writeArticles(join(work, 'in'), {
  ...manyArticles(57),
  'a0003.txt': '',
  'a0031.txt': article(2),
});
const clean = join(work, 'clean');
beforeAll(() => run(options([inputs], clean)));
afterAll(() => {
  for (const folder of [work, built.folder]) rmSync(folder, { recursive: true });
});

describe('a run', () => {
  test('gives every input exactly one line, in byte order, and says what became of it', () => {
    const lines = documents(clean);
    expect(lines.map(({ n }) => n)).toEqual(Array.from({ length: 57 }, (_, i) => i + 1));
    expect(lines.map(({ uri }) => uri)).toEqual(lines.map(({ uri }) => uri).toSorted());
    expect(lines[3]).toMatchObject({ status: 'failed', class: 'EmptyInput', id: null });
    expect(lines[31]).toMatchObject({ status: 'duplicate', duplicateOf: lines[2]?.id, similarity: 1 });
    expect(lines.filter(({ status }) => status === 'ok')).toHaveLength(55);
  });

  test('gives a valid record for each article and an error record for each failure', () => {
    const all = records(clean);
    expect(all).toHaveLength(56);
    for (const record of all) ('error' in record ? ErrorRecordSchema : ArticleRecordSchema).parse(record);
  });

  test('leaves no parts, locks or temporary files', () => {
    expect(readdirSync(clean).toSorted()).toEqual(
      ['documents.jsonl', 'journal.jsonl', 'plan.json', 'records.jsonl', 'walked.json'].toSorted(),
    );
  });

  test('gives the same bytes with 2 and 8 threads', async () => {
    for (const jobs of [2, 8]) {
      const out = join(work, `jobs-${jobs}`);
      await run(options([inputs], out, { jobs }));
      expect(digests(out)).toEqual(digests(clean));
    }
  });

  test('does nothing when all has been done', async () => {
    const before = readFileSync(join(clean, 'journal.jsonl'), 'utf8');
    expect(await run(options([inputs], clean))).toMatchObject({ isOld: true, inputs: 57 });
    expect(readFileSync(join(clean, 'journal.jsonl'), 'utf8')).toBe(before);
  });
});

describe('shards', () => {
  test('in folders of their own are merged to the same bytes', async () => {
    const runs = [1, 2, 3].map((index) => join(work, `shard-${index}`));
    for (const [i, out] of runs.entries()) await run(options([inputs], out, { shard: { index: i + 1, count: 3 } }));
    await expect(mergeRuns(runs.slice(1), join(work, 'half'))).rejects.toThrow(/2 of 6 parts are missing/);
    const merged = await mergeRuns(runs, join(work, 'merged'));
    expect(merged.inputs).toBe(57);
    expect(digests(join(work, 'merged'))).toEqual(digests(clean));
  });

  test('in one folder are finished by a run without a shard', async () => {
    const out = join(work, 'shared');
    for (const index of [2, 1]) await run(options([inputs], out, { shard: { index, count: 2 } }));
    await run(options([inputs], out));
    expect(digests(out)).toEqual(digests(clean));
  });
});

describe('an interrupted run', () => {
  test('goes on with the parts that are missing, over a torn journal and a torn temporary file', async () => {
    const out = join(work, 'resumed');
    for (const index of [1, 2]) await run(options([inputs], out, { shard: { index, count: 2 } }));
    rmSync(documentsOf(out, 3));
    appendFileSync(join(out, 'journal.jsonl'), '{"event":"part","pa');
    writeFileSync(`${documentsOf(out, 3)}.other-1.tmp`, '{"document":');
    const seen: number[] = [];
    await run(options([inputs], out, { watch: { input: ({ n }, read) => void (read && seen.push(n)) } }));
    expect(seen.toSorted((a, b) => a - b)).toEqual([31, 32, 33, 34, 35, 36, 37, 38, 39, 40]);
    expect(digests(out)).toEqual(digests(clean));
    expect(readJournal(join(out, 'journal.jsonl')).map(({ event }) => event)).toEqual(['started', 'part', 'finished']);
  });

  test('is finished anew when it was killed between the names of its two files', async () => {
    const out = join(work, 'between');
    await run(options([inputs], out, { shard: { index: 1, count: 1 } }));
    await finishRun(out, 6, () => out, false);
    rmSync(join(out, 'documents.jsonl'));
    await run(options([inputs], out));
    expect(digests(out)).toEqual(digests(clean));
  });

  test('does not go on with other inputs or options, unless it starts over', async () => {
    const folder = writeArticles(join(work, 'changing'), manyArticles(12));
    const out = join(work, 'changed');
    await run(options([folder], out));
    writeFileSync(join(folder, 'a0004.txt'), article(999));
    await expect(run(options([folder], out))).rejects.toMatchObject({
      stop: 'usage',
      message: expect.stringContaining('changed: the inputs (12 files'),
    });
    await expect(run(options([folder], out, { published: null }))).rejects.toThrow(/the options, the inputs/);
    await run(options([folder], out, { fresh: true }));
    expect(readFileSync(join(out, 'records.jsonl'), 'utf8')).toContain('$1099 million');
  });

  test('says which part is damaged', async () => {
    const out = join(work, 'damaged');
    await run(options([inputs], out, { shard: { index: 1, count: 1 } }));
    writeFileSync(documentsOf(out, 2), '{"document"\n');
    await expect(run(options([inputs], out))).rejects.toMatchObject({
      stop: 'input-output',
      message: expect.stringContaining('000002.documents.jsonl:1 is damaged'),
    });
  });
});

describe('bad articles', () => {
  const bad = writeArticles(join(work, 'bad'), {
    ...manyArticles(24),
    'a0005.txt': `HANGS. ${article(5)}`,
    'a0011.txt': `ENDS. ${article(11)}`,
  });
  const faulty = { thread: new URL('./faulty-thread.mjs', import.meta.url).href, timeBudget: 2 };

  test('that hang or kill their thread fail alone, and the others go on', async () => {
    const out = join(work, 'bad-run');
    const { counts } = await run(options([bad], out, { ...faulty, jobs: 2 }));
    expect(counts).toMatchObject({ ok: 22, failed: 2 });
    const failed = documents(out).filter(({ status }) => status === 'failed');
    expect(failed.map(({ n, class: kind }) => [n, kind])).toEqual([
      [6, 'TimeBudget'],
      [12, 'WorkerCrash'],
    ]);
    expect(failed[0]?.message).toMatch(/a0005\.txt: took longer than 2 s and was stopped/);
    const others = join(work, 'others');
    await run(options([bad], others));
    const good = (run: string) => records(run).filter((record) => !JSON.stringify(record).match(/HANGS|ENDS|"error"/));
    expect(good(out)).toEqual(good(others));
  });

  test('end the run where there are more than are wanted, and what is done stays done', async () => {
    const empty = writeArticles(join(work, 'empty'), {
      ...manyArticles(40),
      ...Object.fromEntries([12, 13, 14].map((i) => [`a00${i}.txt`, ' '])),
    });
    const out = join(work, 'too-many');
    await expect(run(options([empty], out, { maxErrors: 2 }))).rejects.toMatchObject({ stop: 'too-many-errors' });
    expect(existsSync(join(out, 'records.jsonl'))).toBe(false);
    expect(isPartDone(out, 0)).toBe(true);
    expect(await run(options([empty], out, { maxErrors: 3 }))).toMatchObject({ inputs: 40 });
  });
});
