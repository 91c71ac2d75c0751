import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadEngine } from '#pipeline/io/engine';
import { readInputs } from '#pipeline/io/inputs';
import type { Engine } from '#pipeline/rules/engine';
import { hasFailed, processInput } from '#pipeline/run/process';
import { SHAPES } from './all-shapes.js';

/** Small, so that all of them are tried at each run; `tests/bench/hostile.ts` measures at full size. */
const SIZE = 20_000;
const PATIENCE = 60_000;
const MOST_SHOWN = 50;

let folder = '';
let engine: Engine;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'entente-hostile-'));
  engine = await loadEngine();
});
afterAll(() => rm(folder, { recursive: true }));

it('has shapes of every kind, each with a name of its own', () => {
  expect(SHAPES.length).toBeGreaterThanOrEqual(60);
  expect(new Set(SHAPES.map(({ file }) => file)).size).toBe(SHAPES.length);
});

describe('a hostile input ends in records or refusals', () => {
  it.each(SHAPES.map((shape) => [shape.name, shape] as const))(
    '%s',
    async (_, { file, make }) => {
      const path = join(folder, file);
      await writeFile(path, make(SIZE));
      let outcomes = 0;
      for await (const input of readInputs([path])) {
        if (++outcomes > MOST_SHOWN) continue;
        const outcome = processInput(input, engine);
        if (hasFailed(outcome)) {
          // A fault of the program shows as the name of an error; a refusal is a class and a sentence.
          expect(outcome.error.class).not.toMatch(/Error$/);
          expect(outcome.error.message).toMatch(/^.{3,2000}$/s);
        } else expect(outcome.article.segments.at(-1)?.end ?? 0).toBe(outcome.article.text.length);
      }
      expect(outcomes).toBeGreaterThan(0);
      expect(await readdir(folder)).toContain(file);
    },
    PATIENCE,
  );

  it('and writes nothing anywhere', async () => {
    expect((await readdir(folder)).length).toBe(SHAPES.length);
  });
});
