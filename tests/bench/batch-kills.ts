import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { digestOf, entente, linesOf, type Measure, partsIn, writeShortArticles } from './batch-house.js';
import { randomFrom } from './generate.js';

/**
 * Kills `entente batch` at random moments (kill -9) and goes on, run after run, until it has been killed so often:
 * does every run end with the bytes of one that nobody killed, and was any line ever torn?
 */
export const kills =
  (count: number, articles: number): Measure =>
  async (work, say) => {
    const inputs = join(work, 'in');
    writeShortArticles(inputs, articles);
    const args = (out: string) => ['batch', inputs, '--out', out, '--jobs', '2'];
    const clean = join(work, 'clean');
    const { seconds } = await entente(args(clean));
    const expected = digestOf(clean);
    say(`${seconds.toFixed(1)} s without a kill`);

    const random = randomFrom(4711);
    // Anywhere in a run, and later with each kill, so that runs also end where the machine has become slower meanwhile.
    const moment = (tries: number) => 300 + random(Math.ceil(seconds * (700 + tries * 30)));
    const fell = { 'before any part': 0, 'between parts': 0, 'when all parts were there': 0 };
    const all = Math.ceil(articles / 500);
    let killed = 0;
    let torn = 0;
    let runs = 0;
    let wrong = 0;
    const onKill = (out: string) => {
      const parts = partsIn(out);
      fell[parts === 0 ? 'before any part' : parts < all ? 'between parts' : 'when all parts were there']++;
      if (++killed % 20 === 0) say(`${killed} kills, ${runs} whole runs, ${torn} torn lines`);
    };
    for (; killed < count; runs++) {
      const out = join(work, 'run');
      rmSync(out, { recursive: true, force: true });
      for (let tries = 0; await isKilled(args(out), killed < count ? moment(tries) : null); tries++) {
        torn += tornLines(out);
        onKill(out);
      }
      torn += tornLines(out);
      if (digestOf(out) !== expected || linesOf(join(out, 'documents.jsonl')).length !== articles) wrong++;
    }
    const places = Object.entries(fell).map(([place, times]) => `${times} ${place}`);
    return [
      {
        what: `random kill -9 over runs of ${articles} articles`,
        goal: '≥ 200',
        got: `${killed} (${places.join(', ')})`,
        isMet: killed >= 200,
      },
      { what: 'runs that ended with other bytes', goal: '0', got: `${wrong} of ${runs}`, isMet: wrong === 0 },
      { what: 'torn lines', goal: '0', got: String(torn), isMet: torn === 0 },
    ];
  };

/** Whether a run was killed before its end. Empty inputs fail, so a whole run ends with 1. */
async function isKilled(args: readonly string[], after: number | null): Promise<boolean> {
  const { isKilled: was, code, said } = await entente(args, after);
  if (!was && code !== 1) throw new Error(`exit code ${code}: ${said}`);
  return was;
}

/** Lines that are no JSON in any file that has its name. */
function tornLines(out: string): number {
  const folders = [out, join(out, 'parts')].filter((folder) => existsSync(folder));
  const files = folders.flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)));
  return files
    .filter((file) => /(?:records|documents)\.jsonl$/.test(file))
    .flatMap((file) => readFileSync(file, 'utf8').split(/(?<=\n)/))
    .filter((line) => !isWhole(line)).length;
}

function isWhole(line: string): boolean {
  try {
    JSON.parse(line);
    return line.endsWith('\n');
  } catch {
    return false;
  }
}
