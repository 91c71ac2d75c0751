/**
 * Measures what hostile inputs cost: `npx tsx tests/bench/hostile.ts [PART OF A NAME]`. Each shape at half, once and
 * twice a megabyte in a process of its own: seconds, growth from one to two megabytes, peak memory. Shows what breaks
 * a limit, and the worst. A benchmark, never a test: it depends on the machine.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadEngine } from '#pipeline/io/engine';
import { readInputs } from '#pipeline/io/inputs';
import { processInput } from '#pipeline/run/process';

const MEGABYTE = 1_000_000;
const LIMITS = { seconds: 5, growth: 2.5, megabytes: 512 };
/** Below this a time says nothing of how it grows. */
const TELLING = 0.2;

type Figures = {
  readonly seconds: number;
  readonly twice: number;
  readonly megabytes: number;
  readonly outcomes: number;
};

const [first = '', ...files] = process.argv.slice(2);
if (first === '--one') await measureOne(files);
else await measureAll(first);

async function measureOne(files: readonly string[]): Promise<void> {
  const engine = await loadEngine();
  const run = async (file: string) => {
    const before = process.cpuUsage();
    let outcomes = 0;
    for await (const input of readInputs([file])) {
      processInput(input, engine);
      outcomes++;
    }
    const { user, system } = process.cpuUsage(before);
    return { seconds: (user + system) / 1e6, outcomes };
  };
  const [small = '', once = '', twice = ''] = files;
  await run(small);
  const { seconds, outcomes } = await run(once);
  const megabytes = process.resourceUsage().maxRSS / 1024;
  const figures: Figures = { seconds, twice: (await run(twice)).seconds, megabytes, outcomes };
  console.log(JSON.stringify(figures));
}

async function measureAll(part: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'entente-hostile-'));
  const node = (...args: readonly string[]) =>
    execFileSync(process.execPath, ['--import', 'tsx', ...args], {
      encoding: 'utf8',
      maxBuffer: 1e8,
      timeout: 300_000,
    });
  const sizes = [MEGABYTE / 2, MEGABYTE, MEGABYTE * 2];
  const names = sizes.map((size) =>
    node('tests/hostile/generate.ts', join(folder, String(size)), String(size))
      .trim()
      .split('\n'),
  );
  const rows: (Figures & { readonly name: string; readonly growth: number })[] = [];
  for (const name of (names[0] ?? []).filter((file) => file.includes(part))) {
    const paths = sizes.map((size) => join(folder, String(size), name));
    try {
      const figures: Figures = JSON.parse(node('tests/bench/hostile.ts', '--one', ...paths));
      rows.push({ name, growth: figures.twice > TELLING ? figures.twice / figures.seconds : 1, ...figures });
    } catch (error) {
      console.log(`BROKE ${name}: ${String(error).slice(0, 300)}`);
    }
  }
  rmSync(folder, { recursive: true });
  const isOver = (row: (typeof rows)[number]) =>
    row.seconds > LIMITS.seconds || row.growth > LIMITS.growth || row.megabytes > LIMITS.megabytes;
  const worst = rows.toSorted((a, b) => b.seconds - a.seconds);
  for (const row of part ? rows : [...rows.filter(isOver), ...worst.slice(0, 10)])
    console.log(
      `${isOver(row) ? 'OVER ' : '     '}${row.seconds.toFixed(2)} s  ×${row.growth.toFixed(1)}  ${row.megabytes.toFixed(0)} MB  ${row.outcomes} outcomes  ${row.name}`,
    );
  const most = (values: readonly number[]) => Math.max(...values);
  console.log(
    `${rows.length} shapes, ${rows.filter(isOver).length} over a limit; worst ${most(rows.map((r) => r.seconds)).toFixed(1)} s, ×${most(rows.map((r) => r.growth)).toFixed(1)}, ${most(rows.map((r) => r.megabytes)).toFixed(0)} MB`,
  );
}
