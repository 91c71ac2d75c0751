import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { archive } from './batch-archive.js';
import { bytes } from './batch-bytes.js';
import { exports } from './batch-exports.js';
import { hang } from './batch-hang.js';
import { built, type Figure, type Measure } from './batch-house.js';
import { kills } from './batch-kills.js';
import { near } from './batch-near.js';
import { queue } from './batch-queue.js';

/**
 * `npm run bench:batch [PART…]`: what is promised of `entente batch`, measured on the build, each figure beside its goal.
 * All parts take about an hour on two cores. Exit code 1 where a goal is missed.
 */
const PARTS: Readonly<Record<string, Measure>> = {
  bytes: bytes(3000),
  kills: kills(200, 3000),
  queue: queue(6000),
  hang: hang(600),
  near: near(3000),
  exports,
  archive: archive(100_000),
};
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in PARTS));
if (unknown.length || !existsSync(built('cli/main.js'))) {
  console.error(unknown.length ? `${unknown.join(', ')}: expected ${Object.keys(PARTS).join(', ')}` : 'npm run build');
  process.exit(2);
}

const figures: Figure[] = [];
for (const name of asked.length ? asked : Object.keys(PARTS)) {
  const work = mkdtempSync(join(tmpdir(), `entente-${name}-`));
  const started = performance.now();
  const clock = () => `${((performance.now() - started) / 1000).toFixed(0).padStart(4)} s`;
  try {
    figures.push(
      ...(await (PARTS[name] as Measure)(work, (message) => console.error(`${clock()} ${name}: ${message}`))),
    );
  } catch (error) {
    figures.push({ what: name, goal: 'measured', got: String(error), isMet: false });
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  console.error(`${clock()} ${name}: done`);
}
console.log(`| | goal | measured | |\n|---|---|---|---|`);
for (const { what, goal, got, isMet } of figures)
  console.log(`| ${what} | ${goal} | ${got} | ${isMet ? 'met' : 'MISSED'} |`);
console.log(
  `\nNode ${process.versions.node}, ${availableParallelism()} cores of ${cpus()[0]?.model}, load ${loadavg()[0]?.toFixed(1)}`,
);
process.exit(figures.every(({ isMet }) => isMet) ? 0 : 1);
