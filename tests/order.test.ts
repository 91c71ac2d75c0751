import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadEngine } from '#pipeline/io/engine';
import { readInputs } from '#pipeline/io/inputs';
import { processInput } from '#pipeline/run/process';

const run = promisify(execFile);
const folder = fileURLToPath(new URL('../fixtures', import.meta.url));
const engine = await loadEngine();
const inputs: Parameters<typeof processInput>[0][] = [];
for await (const input of readInputs([folder])) inputs.push(input);
const extractAll = (list: typeof inputs) =>
  new Map(list.map((input) => [input.source.uri, JSON.stringify(processInput(input, engine))]));
const forwards = extractAll(inputs);

test('the corpus backwards, and again, gives the same bytes', () => {
  expect(forwards.size).toBeGreaterThanOrEqual(8);
  expect([...extractAll(inputs.toReversed())].toReversed()).toEqual([...forwards]);
  expect([...extractAll(inputs)]).toEqual([...forwards]);
});

test('any part of the corpus in any order gives the same bytes', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(inputs), (some) => {
      for (const [uri, bytes] of extractAll(some)) expect(bytes).toBe(forwards.get(uri));
    }),
    { numRuns: 8 },
  );
});

test('two processes at once, each with an engine of its own, give the same bytes', async () => {
  const paths = [...forwards.keys()];
  const results = await Promise.all([inProcess(paths), inProcess(paths.toReversed())]);
  expect(results[0]).toEqual([...forwards.values()]);
  expect(results[1]?.toReversed()).toEqual([...forwards.values()]);
}, 60_000);

async function inProcess(paths: readonly string[]): Promise<readonly string[]> {
  const main = fileURLToPath(new URL('../pipeline/cli/main.ts', import.meta.url));
  const { stdout } = await run(process.execPath, ['--import', 'tsx', main, 'extract', ...paths], {
    maxBuffer: 1 << 28,
  });
  return stdout.trimEnd().split('\n');
}
