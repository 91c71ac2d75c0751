/**
 * Measures what hostile inputs cost: `npx tsx tests/bench/hostile.ts [PATTERN OF NAMES] [--reading]`. Each shape at one
 * and two megabytes in a process of its own: CPU seconds (in brackets those before extraction: unpacking, decoding),
 * growth from one to two, peak memory. With `--reading` articles are read (text, roles, dates of publication) and facts
 * are not looked for. A benchmark, never a test: it depends on the machine.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadEngine } from '#pipeline/io/engine';
import { type InputFailure, readInputs } from '#pipeline/io/inputs';
import { processInput } from '#pipeline/run/process';
import { read } from '#pipeline/stages/read';
import type { ArticleInput } from '#schemas/document';

const MEGABYTE = 1_000_000;
const LIMITS = { seconds: 5, growth: 2.5, megabytes: 512 };
const THIS = fileURLToPath(import.meta.url);
const GENERATOR = fileURLToPath(new URL(`../hostile/generate${extname(THIS)}`, import.meta.url));
/** Below this a time says nothing of how it grows. */
const TELLING = 0.2;

type Figures = {
  readonly seconds: number;
  readonly unpacking: number;
  readonly twice: number;
  readonly megabytes: number;
  readonly outcomes: number;
};

type Row = Figures & { readonly name: string; readonly growth: number };

const isReading = process.argv.includes('--reading');
const [first = '', ...files] = process.argv.slice(2).filter((word) => word !== '--reading');
if (first === '--one') await measureOne(files);
else await measureAll(first);

/** What becomes of an input without its facts. */
function readOnly(input: ArticleInput | InputFailure): void {
  if ('error' in input) return;
  try {
    read(input);
  } catch (error) {
    if (!(error instanceof RangeError && error.name === 'TooLarge')) throw error;
  }
}

async function measureOne(files: readonly string[]): Promise<void> {
  const engine = isReading ? null : await loadEngine();
  const cpu = () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1e6;
  };
  const run = async (file: string) => {
    const before = cpu();
    let [outcomes, extracting] = [0, 0];
    for await (const input of readInputs([file])) {
      const start = cpu();
      if (engine === null) readOnly(input);
      else processInput(input, engine);
      extracting += cpu() - start;
      outcomes++;
    }
    const seconds = cpu() - before;
    return { seconds, unpacking: seconds - extracting, outcomes };
  };
  const [small = '', once = '', twice = ''] = files;
  await run(small);
  const first = await run(once);
  const megabytes = process.resourceUsage().maxRSS / 1024;
  const figures: Figures = { ...first, megabytes, twice: (await run(twice)).seconds };
  console.log(JSON.stringify(figures));
}

async function measureAll(pattern: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'entente-hostile-'));
  const node = (...args: readonly string[]) =>
    execFileSync(process.execPath, [...process.execArgv, ...args], {
      encoding: 'utf8',
      maxBuffer: 1e8,
      timeout: 300_000,
    });
  const sizes = [MEGABYTE / 10, MEGABYTE, MEGABYTE * 2];
  const names = sizes.map((size) =>
    node(GENERATOR, join(folder, `${size}`), `${size}`)
      .trim()
      .split('\n'),
  );
  const rows: Row[] = [];
  for (const name of (names[0] ?? []).filter((file) => new RegExp(pattern).test(file))) {
    const paths = sizes.map((size) => join(folder, `${size}`, name));
    try {
      const figures: Figures = JSON.parse(node(THIS, '--one', ...paths, ...(isReading ? ['--reading'] : [])));
      const row = { name, growth: figures.twice > TELLING ? figures.twice / figures.seconds : 1, ...figures };
      rows.push(row);
      console.log(line(row));
    } catch (error) {
      console.log(`BROKE ${name}: ${String(error).slice(0, 200)}`);
    }
  }
  rmSync(folder, { recursive: true });
  const most = (of: (row: Row) => number) => Math.max(...rows.map(of));
  console.log(
    `${rows.length} shapes, ${rows.filter(isOver).length} over a limit; worst ${most((row) => row.seconds).toFixed(1)} s (unpacking ${most((row) => row.unpacking).toFixed(1)} s), ×${most((row) => row.growth).toFixed(1)}, ${most((row) => row.megabytes).toFixed(0)} MB`,
  );
}

function isOver({ seconds, growth, megabytes }: Row): boolean {
  return seconds > LIMITS.seconds || growth > LIMITS.growth || megabytes > LIMITS.megabytes;
}

function line(row: Row): string {
  const { seconds, unpacking, growth, megabytes, outcomes, name } = row;
  return `${isOver(row) ? 'OVER ' : '     '}${seconds.toFixed(2)} s (${unpacking.toFixed(2)})  ×${growth.toFixed(1)}  ${megabytes.toFixed(0)} MB  ${outcomes} outcomes  ${name}`;
}
