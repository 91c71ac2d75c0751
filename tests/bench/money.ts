import type { Engine } from '#pipeline/rules/engine';
import { find } from '#pipeline/stages/find';
import { documentOf } from '#pipeline/stages/find-in-text';
import type { Document } from '#schemas/document';
import type { Mention, MoneyValue } from '#schemas/mention';
import { engineOf, type GoldLine, hasSuites, isStarted, linesOf, runScorer, SUITES, type SuiteSpan } from './suite.js';

/**
 * Scores the money finder on suite files and measures its speed:
 *   npx tsx tests/bench/money.ts [SUITES_DIR] [--errors N]
 * A suite line is {id, text, expected}; SUITES_DIR holds score.mjs. Without the suites nothing is measured.
 */
export const MONEY_SETS = [
  'hardcases',
  'recognizers-currency',
  'duckling-money',
  'price-parser',
  'quantulum3-money',
  're3d',
];

/** Suites name one currency where the guide says that pounds or crowns without a cue are ambiguous. */
const USUAL: Readonly<Record<string, string>> = { pound: 'GBP', crown: 'SEK', rupee: 'INR', franc: 'CHF', peso: 'MXN' };
/** Suites give a least amount where the guide gives none ("billions of dollars"). */
const LEAST: readonly (readonly [RegExp, string])[] = [
  [/trillion/i, '1000000000000'],
  [/billion/i, '1000000000'],
  [/million/i, '1000000'],
  [/thousand/i, '1000'],
];

function amountsIn(document: Document, engine: Engine): readonly Mention<MoneyValue>[] {
  return (find(document, engine).mentions.get('money') ?? []) as readonly Mention<MoneyValue>[];
}

/** The amounts of a text in the notation of a set. */
export function moneyOf({ text, dct }: GoldLine, set: string, engine: Engine): readonly SuiteSpan[] {
  const document = documentOf(text, dct?.slice(0, 10) ?? null, engine);
  return amountsIn(document, engine).map((mention) => spanOf(document, mention, set));
}

const decimal = (value: number) => (Number.isInteger(value) ? BigInt(value).toString() : String(value));

/** A mention in the notation of the suites. */
function spanOf(document: Document, mention: Mention<MoneyValue>, suite: string): SuiteSpan {
  const { value } = mention;
  const span: { -readonly [Key in keyof SuiteSpan]: SuiteSpan[Key] } = { kind: 'money', ...document.origin(mention) };
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

/** Best of several runs of the finders alone over plain news text, in million characters a CPU second. */
function speed(directory: string, engine: Engine): void {
  const documents = linesOf(directory, 'wikiwars').map(({ text }) => documentOf(text, null, engine));
  const characters = documents.reduce((sum, { text }) => sum + text.length, 0);
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 15; round++) {
    const start = process.cpuUsage();
    for (const document of documents) amountsIn(document, engine);
    const { user, system } = process.cpuUsage(start);
    best = Math.min(best, (user + system) / 1e6);
  }
  console.log(`numbers and money: ${(characters / 1e6 / best).toFixed(1)} million characters a CPU second`);
}

if (isStarted(import.meta.url)) {
  const [given, ...options] = process.argv.slice(2);
  const directory = given ?? SUITES;
  const errors = options[0] === '--errors' ? ['--errors', options[1] ?? '20'] : [];
  if (!hasSuites(directory)) {
    console.log(`no suites at ${directory}; give their folder as the first argument`);
  } else {
    const engine = await engineOf(['number', 'money']);
    for (const set of MONEY_SETS)
      console.log(`\n== ${set}\n${runScorer(directory, set, 'money', (line) => moneyOf(line, set, engine), errors)}`);
    speed(directory, engine);
  }
}
