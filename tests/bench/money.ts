import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readExtractors } from '#pipeline/io/extractors';
import { compileEngine } from '#pipeline/rules/compile';
import { mergeExtractors } from '#pipeline/rules/packs';
import { find } from '#pipeline/stages/find';
import { documentOf } from '#pipeline/stages/find-in-text';
import type { Document } from '#schemas/document';
import type { Mention, MoneyValue } from '#schemas/mention';

/**
 * Scores the money finder on suite files and measures its speed:
 *   npx tsx tests/bench/money.ts [SUITES_DIR] [--errors N]
 * A suite line is {id, text, expected}; SUITES_DIR holds score.mjs. Without the suites nothing is measured.
 */
const NAMES = ['hardcases', 'recognizers-currency', 'duckling-money', 'price-parser', 'quantulum3-money', 're3d'];
const [given, ...options] = process.argv.slice(2);
const suites = given ?? fileURLToPath(new URL('../../../shared/suites/values', import.meta.url));
const errors = options[0] === '--errors' ? ['--errors', options[1] ?? '20'] : [];

type Gold = { readonly id: string; readonly dct: string | null; readonly text: string };
type Span = {
  kind: 'money';
  start: number;
  end: number;
  amount?: string;
  min?: string;
  max?: string;
  currency?: string;
};

/** Suites name one currency where the guide says that pounds or crowns without a cue are ambiguous. */
const USUAL: Readonly<Record<string, string>> = { pound: 'GBP', crown: 'SEK', rupee: 'INR', franc: 'CHF', peso: 'MXN' };
/** Suites give a least amount where the guide gives none ("billions of dollars"). */
const LEAST: readonly (readonly [RegExp, string])[] = [
  [/trillion/i, '1000000000000'],
  [/billion/i, '1000000000'],
  [/million/i, '1000000'],
  [/thousand/i, '1000'],
];

const engineOf = async () => {
  const folders = await readExtractors(fileURLToPath(new URL('../../extractors/', import.meta.url)), { trusted: true });
  const kinds = folders.filter(({ kind }) => kind === 'number' || kind === 'money');
  return compileEngine(mergeExtractors([kinds]), { version: 'bench', digest: 'sha256:bench' });
};

const engine = await engineOf();
const amountsIn = (document: Document) =>
  (find(document, engine).mentions.get('money') ?? []) as readonly Mention<MoneyValue>[];
const decimal = (value: number) => (Number.isInteger(value) ? BigInt(value).toString() : String(value));

/** A mention in the notation of the suites. */
function spanOf(document: Document, mention: Mention<MoneyValue>, suite: string): Span {
  const { value } = mention;
  const span: Span = { kind: 'money', ...document.origin(mention) };
  const currency = value.currency ?? USUAL[String(mention.parts.find(({ role }) => role === 'currency')?.value)];
  if (currency !== undefined) span.currency = currency;
  const quote = document.text.slice(mention.start, mention.end);
  const least = LEAST.find(([word]) => word.test(quote))?.[1];
  if (value.vague && least !== undefined) span.min = least;
  if (value.low !== null) span.min = decimal(value.low);
  if (value.high !== null) span.max = decimal(value.high);
  if (value.amount === null) return span;
  // duckling reads "less than 7 EUR" as an interval, the guide as an amount with a bound.
  if (suite.startsWith('duckling') && value.bound === 'at-most') span.max = decimal(value.amount);
  else if (suite.startsWith('duckling') && value.bound === 'at-least') span.min = decimal(value.amount);
  else span.amount = decimal(value.amount);
  return span;
}

function linesOf(file: string): Gold[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}

function scoreSuite(name: string): void {
  const file = join(suites, `${name}.dev.jsonl`);
  if (!existsSync(file)) return;
  const directory = mkdtempSync(join(tmpdir(), 'money-'));
  const predictions = join(directory, 'predictions.jsonl');
  const lines = linesOf(file).map(({ id, dct, text }) => {
    const document = documentOf(text, dct?.slice(0, 10) ?? null, engine);
    return JSON.stringify({ id, spans: amountsIn(document).map((mention) => spanOf(document, mention, name)) });
  });
  writeFileSync(predictions, `${lines.join('\n')}\n`);
  const scorer = [join(suites, 'score.mjs'), '--gold', file, '--pred', predictions, '--kind', 'money', ...errors];
  const { stdout } = spawnSync('node', scorer, { encoding: 'utf8', maxBuffer: 1 << 26 });
  rmSync(directory, { recursive: true });
  console.log(`\n== ${basename(file)}\n${stdout}`);
}

/** Best of several runs of the finders alone over plain news text, in million characters a CPU second. */
function speed(): void {
  const file = join(suites, 'wikiwars.dev.jsonl');
  if (!existsSync(file)) return;
  const documents = linesOf(file).map(({ text }) => documentOf(text, null, engine));
  const characters = documents.reduce((sum, { text }) => sum + text.length, 0);
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 15; round++) {
    const start = process.cpuUsage();
    for (const document of documents) amountsIn(document);
    const { user, system } = process.cpuUsage(start);
    best = Math.min(best, (user + system) / 1e6);
  }
  console.log(`numbers and money: ${(characters / 1e6 / best).toFixed(1)} million characters a CPU second`);
}

if (!existsSync(join(suites, 'score.mjs'))) {
  console.log(`no suites at ${suites}; give their folder as the first argument`);
} else {
  for (const name of NAMES) scoreSuite(name);
  speed();
}
