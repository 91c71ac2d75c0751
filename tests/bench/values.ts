import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { datesOf, slowest, throughput } from './dates.js';
import { MONEY_SETS, moneyOf } from './money.js';
import { PEERS, type Peer } from './peers.js';
import {
  EXTRACTORS,
  engineOf,
  type GoldLine,
  hasSuites,
  linesOf,
  SUITES,
  type SuiteScore,
  type SuiteSpan,
  scoreOf,
} from './suite.js';

/**
 * `npx tsx tests/bench/values.ts [SUITES_DIR] [--speed]`: money and dates on the development halves of the value suites,
 * ours beside the libraries that one would take instead, as Markdown. A library that cannot be run over long texts in
 * acceptable time has its figure from the suites' own measurement, marked †. Without the suites nothing is measured.
 */
const DATE_SETS = [
  'hardcases',
  'wikiwars',
  're3d',
  'recognizers-datetime',
  'recognizers-date-spans',
  'recognizers-dateperiod-spans',
  'recognizers-duration-spans',
  'recognizers-set-spans',
  'duckling-time',
  'duckling-duration',
  'chrono-tests',
];

type Kind = 'money' | 'timex';
type Baseline = {
  readonly set: string;
  readonly half: string;
  readonly kind: Kind;
  readonly peer: string;
  readonly strictF1: number;
  readonly relaxedF1: number;
  readonly valueF1: number | null;
};
/** The names of the libraries in the suites' own measurement. */
const MEASURED: Readonly<Record<string, readonly string[]>> = {
  'chrono-node': ['chrono'],
  compromise: ['compromise'],
  'Recognizers-Text': ['recognizers', 'recognizers-sent'],
};

const [given] = process.argv.slice(2).filter((one) => !one.startsWith('--'));
const suites = given ?? SUITES;

if (!hasSuites(suites)) {
  console.log(`No suites at ${suites}, so nothing is measured; give their folder as the first argument.`);
} else {
  const engine = await engineOf(['number', 'money', 'date']);
  table('money', MONEY_SETS, (set) => (line) => moneyOf(line, set, engine));
  table('timex', DATE_SETS, (set) => (line) => datesOf(line, set, engine));
  if (process.argv.includes('--speed')) {
    await throughput(suites, EXTRACTORS);
    slowest(engine);
  }
}

function table(
  kind: Kind,
  sets: readonly string[],
  own: (set: string) => (line: GoldLine) => readonly SuiteSpan[],
): void {
  const peers = PEERS.filter((peer) => answersOf(peer, kind) !== null);
  console.log(`\n${kind === 'money' ? 'Money' : 'Dates'}: strict / relaxed / value F1\n`);
  console.log(`| set | gold | Entente | ${peers.map(({ name }) => name).join(' | ')} |`);
  console.log(`|---|--:|--:|${peers.map(() => '--:|').join('')}`);
  for (const set of sets) {
    const lines = linesOf(suites, set);
    if (lines.length === 0) {
      console.log(`| ${set} | absent, skipped |`);
      continue;
    }
    const score = scoreOf(suites, set, kind, own(set));
    const others = peers.map((peer) => figuresOf(peer, kind, set, lines));
    console.log(`| ${set} | ${score.gold} | **${shown(score)}** | ${others.join(' | ')} |`);
  }
}

function answersOf(peer: Peer, kind: Kind): ((line: GoldLine) => readonly SuiteSpan[]) | null {
  return kind === 'money' ? peer.money : peer.dates;
}

function figuresOf(peer: Peer, kind: Kind, set: string, lines: readonly GoldLine[]): string {
  const answers = answersOf(peer, kind);
  if (answers === null) return '–';
  if (lines.some(({ text }) => text.length > peer.longest)) return measured(peer, kind, set);
  return shown(scoreOf(suites, set, kind, answers));
}

/** The best of the figures that the suites give for a library. */
function measured({ name }: Peer, kind: Kind, set: string): string {
  const file = join(suites, 'baselines-of-peers.json');
  if (!existsSync(file)) return 'not run';
  const rows = (JSON.parse(readFileSync(file, 'utf8')) as Baseline[])
    .filter((row) => row.set === set && row.half === 'dev' && row.kind === kind && MEASURED[name]?.includes(row.peer))
    .sort((a, b) => (b.valueF1 ?? b.relaxedF1) - (a.valueF1 ?? a.relaxedF1));
  const [best] = rows;
  if (best === undefined) return 'not run';
  return `${[best.strictF1, best.relaxedF1].map(fixed).join(' / ')} / ${best.valueF1 === null ? '–' : fixed(best.valueF1)} †`;
}

function shown({ strict, relaxed, value }: SuiteScore): string {
  const last = value === undefined ? '–' : fixed(100 * value.F1);
  return `${fixed(100 * strict.F1)} / ${fixed(100 * relaxed.F1)} / ${last}`;
}

function fixed(percent: number): string {
  return percent.toFixed(1);
}
