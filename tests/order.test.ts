import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadEngine } from '#pipeline/io/engine';
import { readInputs } from '#pipeline/io/inputs';
import { processInput } from '#pipeline/run/process';

const folder = fileURLToPath(new URL('../fixtures', import.meta.url));
const engine = await loadEngine();
const inputs: Parameters<typeof processInput>[0][] = [];
for await (const input of readInputs([folder])) inputs.push(input);
const run = (list: typeof inputs) =>
  new Map(list.map((input) => [input.source.uri, JSON.stringify(processInput(input, engine))]));
const forwards = run(inputs);

test('the corpus backwards, and again, gives the same bytes', () => {
  expect(forwards.size).toBeGreaterThanOrEqual(8);
  expect([...run(inputs.toReversed())].toReversed()).toEqual([...forwards]);
  expect([...run(inputs)]).toEqual([...forwards]);
});

test('any part of the corpus in any order gives the same bytes', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(inputs), (some) => {
      for (const [uri, bytes] of run(some)) expect(bytes).toBe(forwards.get(uri));
    }),
    { numRuns: 8 },
  );
});

test('two threads at once, each with an engine of its own, give the same bytes', async () => {
  const results = await Promise.all([inWorker(inputs), inWorker(inputs.toReversed())]);
  for (const result of results) for (const [uri, bytes] of result) expect(bytes).toBe(forwards.get(uri));
  expect(results.map(({ length }) => length)).toEqual([inputs.length, inputs.length]);
});

function inWorker(list: typeof inputs): Promise<readonly (readonly [string, string])[]> {
  return new Promise((resolve, reject) => {
    const file = new URL('./support/extract-worker.ts', import.meta.url);
    const worker = new Worker(file, { workerData: list, execArgv: ['--import', 'tsx'] });
    worker.once('message', resolve).once('error', reject);
  });
}
