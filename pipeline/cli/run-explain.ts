import { EXIT } from '#pipeline/cli/exit';
import type { ExplainOptions } from '#pipeline/cli/explain';
import { paintOn } from '#pipeline/cli/options';
import { loadEngine } from '#pipeline/io/engine';
import { readInputs } from '#pipeline/io/inputs';
import type { Engine } from '#pipeline/rules/engine';
import { agreementTree } from '#pipeline/run/derive/agreement-tree';
import { factTree } from '#pipeline/run/derive/ledger-tree';
import { type Walk, walk } from '#pipeline/run/derive/walk';
import { placeTree, whyNot } from '#pipeline/run/derive/why-not';
import { hasFailed, type Outcome, processInput } from '#pipeline/run/process';
import { readRecords } from '#pipeline/run/records';
import { explanation, type RuleText } from '#pipeline/view/explanation';
import { type Tree, treeLines } from '#pipeline/view/tree';

/** Runs `entente explain`; the answer is the exit code. */
export async function runExplain(file: string, options: ExplainOptions): Promise<number> {
  const { published, rules } = options;
  const engine = await loadEngine({ rules });
  if (isAsked(options)) return derive(file, options, engine);
  const ruleText = ruleTexts(engine);
  const paint = paintOn(process.stdout);
  let exit: number = EXIT.fine;
  for await (const outcome of outcomes(file, published ?? null, engine)) {
    if (hasFailed(outcome)) {
      console.error(outcome.error.message);
      exit = EXIT.someFailed;
    } else console.log(explanation(outcome, ruleText, paint));
  }
  return exit;
}

const isAsked = ({ mention, agreement, at, whyNot: words }: ExplainOptions): boolean =>
  [mention, agreement, at, words].some((one) => one !== undefined);

/** How something came about, or did not: a tree for each article. */
async function derive(file: string, options: ExplainOptions, engine: Engine): Promise<number> {
  if (await readRecords(file))
    throw new Error(`${file} holds records: to tell how one came about, explain needs the article itself`);
  const paint = paintOn(process.stdout);
  for await (const input of readInputs([file], { published: options.published ?? null })) {
    if ('error' in input) throw new Error(input.error.message);
    const trees = askedTrees(walk(input, engine), options);
    console.log(treeLines(trees, paint).join('\n'));
  }
  return EXIT.fine;
}

/** @throws Error where the article holds no such fact, place or words */
function askedTrees(walked: Walk, { mention, agreement, at, whyNot: words }: ExplainOptions): readonly Tree[] {
  const { record } = walked;
  const trees: Tree[] = [];
  if (mention !== undefined) {
    const ids = [...record.money, ...record.dates, ...record.parties].map(({ id }) => id);
    trees.push(factTree(walked, mention) ?? missing(`no ${mention}`, ids));
  }
  if (agreement !== undefined) {
    const found = record.agreements.find(({ id }) => id === agreement);
    const ids = record.agreements.map(({ id }) => id);
    trees.push(found ? agreementTree(walked, found) : missing(`no ${agreement}`, ids));
  }
  if (at !== undefined) {
    const { length } = record.article.text;
    if (at >= length) throw new Error(`--at ${at} is behind the end of the article, which has ${length} code units`);
    trees.push(placeTree(walked, { start: at, end: at + 1 }));
  }
  if (words !== undefined) {
    const places = whyNot(walked, words);
    if (!places.length) throw new Error(`“${words}” does not stand in the article`);
    trees.push(...places);
  }
  return trees;
}

function missing(what: string, ids: readonly string[]): never {
  throw new Error(`${what} in this article; it has ${ids.length ? ids.join(', ') : 'none'}`);
}

async function* outcomes(file: string, published: string | null, engine: Engine): AsyncGenerator<Outcome> {
  const records = await readRecords(file);
  if (records) yield* records;
  else for await (const input of readInputs([file], { published })) yield processInput(input, engine);
}

/** A rule of several wordings is told by its first. */
function ruleTexts({ kinds }: Engine): RuleText {
  const says = new Map<string, string[]>();
  for (const { id, says: wording } of kinds.flatMap(({ rules }) => rules)) {
    const wordings = says.get(id) ?? [];
    if (!wordings.includes(wording)) wordings.push(wording);
    says.set(id, wordings);
  }
  return (rule) => {
    const [first, ...others] = says.get(rule) ?? [];
    return first === undefined || !others.length ? (first ?? null) : `${first} (or ${others.length} more)`;
  };
}
