import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadEngine } from '#pipeline/io/engine';
import { loadRules } from '#pipeline/io/rules';
import type { Engine } from '#pipeline/rules/engine';
import { readFixtures } from '#pipeline/run/fixtures';
import { findInText } from '#pipeline/stages/find-in-text';

/**
 * What a large pack costs: 5,000 rules of deals and 20,000 names of companies on top of the built-in set. Loading with
 * and without what is kept of an earlier run, and finding in the texts of the fixtures. A benchmark, never a test.
 *
 *     npx tsx tests/bench/rules.ts
 */
const RULES = 5_000;
const NAMES = 20_000;
const RUNS = 7;

/** Made-up words of five to seven letters, each another one. */
const SYLLABLES = 'ba de fi go lu ma ne pi ro su ta ve wi xo zu ka le mi no pu'.split(' ');
const word = (number: number): string => {
  let rest = number;
  let text = '';
  for (let i = 0; i < 4; i++) {
    text += SYLLABLES[rest % SYLLABLES.length];
    rest = Math.floor(rest / SYLLABLES.length);
  }
  return text;
};
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const folder = mkdtempSync(join(tmpdir(), 'entente-bench-rules-'));
process.env.ENTENTE_CACHE = join(folder, 'cache');
const pack = join(folder, 'large');
mkdirSync(join(pack, 'deals'), { recursive: true });
mkdirSync(join(pack, 'parties'));
const shapes = [
  (a: string) => [`<sign> ... ${a} worth {money:value}`, `They signed the ${a} worth $5 million.`, 'value: $5 million'],
  (a: string) => [
    `{party:buyer} [has] ${a} [<hedge>] {money:value}`,
    `Chad ${a} $5 million.`,
    'buyer: Chad, value: $5 million',
  ],
  (a: string) => [
    `(${a}|under ${a}) ... for [<hedge>] {money:estimate}`,
    `It is ${a} for $5 million.`,
    'estimate: $5 million',
  ],
  (a: string) => [`{party:supplier} ... <deliver> ... ${a}`, `Chad delivered the ${a}.`, 'supplier: Chad'],
  (a: string) => [
    `the contract ... ${a} until {date:expires}`,
    `The contract is ${a} until 3 May 2024.`,
    'expires: 3 May 2024',
  ],
] as const;
const rules: string[] = [];
const cases: string[] = [];
for (let i = 0; i < RULES; i++) {
  const [says, text, finds] = (shapes[i % shapes.length] as (typeof shapes)[number])(word(i));
  rules.push(`- id: r${i}\n  says: "${says}"\n`);
  cases.push(`- text: ${text}\n  finds: [{ rule: r${i}, ${finds} }]\n`);
}
writeFileSync(join(pack, 'deals/rules.yaml'), rules.join(''));
writeFileSync(join(pack, 'deals/cases.yaml'), cases.join(''));
const names = Array.from(
  { length: NAMES },
  (_, i) => `  n${i}: { forms: [${capital(word(i))} ${capital(word(i * 7 + 3))}], country: EST }\n`,
);
writeFileSync(join(pack, 'parties/lexicon.yaml'), `company:\n${names.join('')}`);

const built = await timed('built-in rules', () => loadEngine());
await timed('large pack, the first time: read, compiled, every case run', () => loadEngine({ rules: [pack] }));
await timed('large pack, again in this process', () => loadEngine({ rules: [pack] }));
writeFileSync(join(pack, 'deals/rules.yaml'), `${rules.join('')}# changed\n`);
const large = await timed(
  'large pack, one file changed: read and compiled, no case run',
  async () => (await loadRules({ rules: [pack] })).engine,
);

const texts = readFixtures('fixtures').fixtures.map(({ text }) => text);
const characters = texts.reduce((sum, { length }) => sum + length, 0);
// In turns, so that what else the machine does falls on both.
const [small, big] = [built, large, built, large].reduce<number[]>(
  (best, engine, turn) => best.map((ms, at) => (at === turn % 2 ? Math.min(ms, fastest(engine)) : ms)),
  [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY],
) as [number, number];
console.log(
  `\nfinding in ${texts.length} texts (${characters} characters): ${small.toFixed(1)} ms with the built-in rules, ${big.toFixed(1)} ms with the pack: ${(big / small).toFixed(2)} times`,
);
rmSync(folder, { recursive: true });

async function timed<T>(what: string, act: () => Promise<T>): Promise<T> {
  const started = performance.now();
  const before = process.cpuUsage();
  const result = await act();
  const { user, system } = process.cpuUsage(before);
  const [wall, cpu] = [performance.now() - started, (user + system) / 1000].map((ms) => ms.toFixed(0).padStart(6));
  console.log(`${wall} ms (${cpu} ms of CPU)  ${what}`);
  return result;
}

/** Milliseconds of the fastest run over all texts. */
function fastest(engine: Engine): number {
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < RUNS; run++) {
    const started = performance.now();
    for (const text of texts) findInText(text, '2024-05-17', engine);
    best = Math.min(best, performance.now() - started);
  }
  return best;
}
